import { printable } from '../scenario/printable.ts';
import type { Block, ReportDocument, TableBlock } from './document.ts';
import { cellText, numberText } from './number-text.ts';

function escaped(text: string): string {
  return printable(text).replace(/[\\|`*_<>[\]]/g, (character) => `\\${character}`);
}

function tableMarkdown({ title, columns, rows }: TableBlock): string {
  const head = columns.map(({ label, unit }) => escaped(unit ? `${label} (${unit})` : label));
  const rule = columns.map(({ number }) => (number ? '---:' : '---'));
  const body = rows.map((row) =>
    columns.map(({ key, number }) => escaped(cellText(row[key], number))),
  );
  const lines = [head, rule, ...body].map((cells) => `| ${cells.join(' | ')} |`);
  return [...(title ? [`**${escaped(title)}**`, ''] : []), ...lines].join('\n');
}

function blockMarkdown(block: Block): string {
  switch (block.kind) {
    case 'heading':
      return `## ${escaped(block.text)}`;
    case 'text':
      return block.tone === 'warning' ? `> **${escaped(block.text)}**` : escaped(block.text);
    case 'table':
      return tableMarkdown(block);
    case 'bars':
      return [
        `**${escaped(block.title)}**`,
        '',
        ...block.bars.map(
          ({ label, value, note }) =>
            `- ${escaped(label)}: ${numberText(value, block.number)}${block.unit ? ` ${block.unit}` : ''}${note ? ` (${escaped(note)})` : ''}`,
        ),
      ].join('\n');
    case 'picture':
      return [
        ...(block.title ? [`**${escaped(block.title)}**`, ''] : []),
        '```text',
        ...block.lines.map((pieces) => pieces.map(({ text }) => printable(text)).join('')),
        '```',
      ].join('\n');
  }
}

/** The report as GitHub-flavored Markdown. */
export function markdownText(document: ReportDocument): string {
  return `${[`# ${escaped(document.title)}`, ...document.blocks.map(blockMarkdown)].join('\n\n')}\n`;
}
