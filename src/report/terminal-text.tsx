import cliTruncate from 'cli-truncate';
import { Box, renderToString, Text } from 'ink';
import type { ReactNode } from 'react';
import stringWidth from 'string-width';
import wrapAnsi from 'wrap-ansi';
import { printable } from '../scenario/printable.ts';
import type {
  BarsBlock,
  Block,
  Column,
  PictureBlock,
  ReportDocument,
  TextBlock,
} from './document.ts';
import { numberText } from './number-text.ts';
import { COLUMN_GAP, type TableLayout, tableLayouts } from './table-layout.ts';
import { theme } from './theme.ts';

export interface TerminalStyle {
  /** Width to fill, in cells. */
  readonly columns: number;
  readonly hasColor: boolean;
}

/** Ink text in a color of the theme, or plain. */
function colored(color: string | undefined, style: TerminalStyle): { color?: string } {
  return style.hasColor && color ? { color } : {};
}

function padded(text: string, width: number, column: Column): string {
  const cut = cliTruncate(text, width);
  const space = ' '.repeat(Math.max(0, width - stringWidth(cut)));
  return column.number ? space + cut : cut + space;
}

function line(texts: readonly string[], { widths, columns }: TableLayout): string {
  const gap = ' '.repeat(COLUMN_GAP);
  return texts
    .map((text, index) => padded(text, widths[index], columns[index]))
    .join(gap)
    .trimEnd();
}

/** A row of a table; long texts of elastic columns go on in lines below, so that nothing of them is lost. */
function rowText(texts: readonly string[], layout: TableLayout): string {
  const cells = texts.map((text, index) => {
    const width = layout.widths[index];
    const isLong = layout.columns[index].isElastic === true && stringWidth(text) > width;
    return isLong ? wrapAnsi(text, width, { hard: true }).split('\n') : [text];
  });
  const height = Math.max(...cells.map(({ length }) => length));
  return Array.from({ length: height }, (_, k) =>
    line(
      cells.map((lines) => lines[k] ?? ''),
      layout,
    ),
  ).join('\n');
}

function TableView({ layout, style }: { layout: TableLayout; style: TerminalStyle }): ReactNode {
  const units = layout.columns.map(({ unit }) => unit ?? '');
  return (
    <Box flexDirection="column">
      <Text bold={style.hasColor} wrap="truncate">
        {line(
          layout.columns.map(({ label }) => label),
          layout,
        )}
      </Text>
      {units.some((unit) => unit !== '') && (
        <Text {...colored(theme.note, style)} wrap="truncate">
          {line(units, layout)}
        </Text>
      )}
      {/* One text for all rows: Ink lays out a node in 0.1 ms, and a table may have 200 rows. */}
      <Text wrap="truncate">{layout.rows.map((row) => rowText(row, layout)).join('\n')}</Text>
    </Box>
  );
}

/** A bar in eighths of a cell, so that close values can be told apart. */
export function barText(share: number, width: number): string {
  const eighths = Math.round(Math.max(0, Math.min(1, share)) * width * 8);
  const rest = ' ▏▎▍▌▋▊▉'.charAt(eighths % 8);
  return '█'.repeat(Math.floor(eighths / 8)) + (eighths % 8 > 0 ? rest : '');
}

function BarsView({ block, style }: { block: BarsBlock; style: TerminalStyle }): ReactNode {
  const labels = block.bars.map(({ label }) => printable(label));
  const numbers = block.bars.map(({ value }) => numberText(value, block.number));
  const labelWidth = Math.min(Math.max(...labels.map((label) => stringWidth(label))), 34);
  const numberWidth = Math.max(...numbers.map((text) => text.length));
  const largest = Math.max(...block.bars.map(({ value }) => Math.abs(value)), Number.MIN_VALUE);
  const barWidth = Math.max(8, Math.min(30, style.columns - labelWidth - numberWidth - 20));
  return (
    <Box flexDirection="column">
      <Text bold={style.hasColor}>
        {block.unit ? `${block.title} (${block.unit})` : block.title}
      </Text>
      {block.bars.map(({ value, note }, index) => (
        <Text key={labels[index] + String(index)} wrap="truncate">
          {padded(labels[index], labelWidth, { key: '', label: '' })}{' '}
          {numbers[index].padStart(numberWidth)}{' '}
          <Text {...colored(value < 0 ? theme.bad : theme.bar, style)}>
            {barText(Math.abs(value) / largest, barWidth)}
          </Text>
          {note && <Text {...colored(theme.note, style)}> {printable(note)}</Text>}
        </Text>
      ))}
    </Box>
  );
}

function PictureView({ block, style }: { block: PictureBlock; style: TerminalStyle }): ReactNode {
  return (
    <Box flexDirection="column">
      {block.title && <Text bold={style.hasColor}>{block.title}</Text>}
      {block.lines.map((pieces, row) => (
        <Text key={row} wrap="truncate">
          {pieces.map(({ text, color }, index) => (
            <Text key={index} {...colored(color, style)}>
              {printable(text)}
            </Text>
          ))}
        </Text>
      ))}
    </Box>
  );
}

function ParagraphView({ block, style }: { block: TextBlock; style: TerminalStyle }): ReactNode {
  const tone = block.tone ?? 'plain';
  return (
    <Text
      bold={style.hasColor && tone === 'strong'}
      {...colored(tone === 'plain' ? undefined : theme[tone], style)}
    >
      {wrapAnsi(printable(block.text), style.columns)}
    </Text>
  );
}

function BlockView({ block, style }: { block: Block; style: TerminalStyle }): ReactNode {
  switch (block.kind) {
    case 'heading':
      return (
        <Text bold={style.hasColor} {...colored(theme.heading, style)}>
          {printable(block.text)}
        </Text>
      );
    case 'text':
      return <ParagraphView block={block} style={style} />;
    case 'table':
      return (
        <Box flexDirection="column" rowGap={1}>
          {block.title && <Text bold={style.hasColor}>{printable(block.title)}</Text>}
          {tableLayouts(block, style.columns).map((layout, index) => (
            <TableView key={index} layout={layout} style={style} />
          ))}
        </Box>
      );
    case 'bars':
      return <BarsView block={block} style={style} />;
    case 'picture':
      return <PictureView block={block} style={style} />;
  }
}

/** The report as a terminal shows it, laid out by Ink to the given width; without color it is plain text. */
export function terminalText(document: ReportDocument, style: TerminalStyle): string {
  const element = (
    <Box flexDirection="column" rowGap={1}>
      <Text bold={style.hasColor} {...colored(theme.heading, style)}>
        {printable(document.title)}
      </Text>
      {document.blocks.map((block, index) => (
        <BlockView key={index} block={block} style={style} />
      ))}
    </Box>
  );
  return `${renderToString(element, { columns: style.columns })
    .split('\n')
    .map((text) => text.trimEnd())
    .join('\n')}\n`;
}
