import type { ReactNode } from 'react';
import { Box } from 'ink';
import type { Diagnostic } from '../../scenario/diagnostic.ts';
import { numberText } from '../../report/number-text.ts';
import type { ScenarioCard, ScenarioFile } from '../app/services.ts';
import type { AppState } from '../app/state.ts';
import type { ViewProps } from '../app/view-props.ts';
import type { Look } from '../look/look.ts';
import { counted } from '../widgets/counted.ts';
import { Lines } from '../widgets/lines.tsx';
import { headingLine, indented, ofHeight } from '../widgets/panel.ts';
import { EMPTY_LINE, type Line, span, strong } from '../widgets/span.ts';
import { type TableColumn, tableLines } from '../widgets/table.ts';
import { paragraph } from '../widgets/wrap.ts';
import { fileUnderCursor, visibleFiles } from './state.ts';

interface Row {
  readonly file: ScenarioFile;
  readonly card: ScenarioCard | undefined;
  readonly isOpen: boolean;
  readonly result: string;
}

function rowsOf({ scenarios, session }: AppState): readonly Row[] {
  return visibleFiles(scenarios).map((file) => {
    const result = scenarios.results[file.path];
    return {
      file,
      card: scenarios.cards[file.path],
      isOpen: session?.file === file.path,
      result: result
        ? `${result.winner}${result.score === undefined ? '' : ` ${numberText(result.score, { digits: 1 })}`}`
        : '',
    };
  });
}

function nameCell({ file, card, isOpen }: Row) {
  if (card && card.faults.length > 0 && !card.scenario)
    return span(`${file.name}: ${counted(card.faults.length, 'fault')}`, 'bad');
  const name = card?.scenario?.name ?? file.name;
  return isOpen ? strong(name, 'accent') : span(name, card ? undefined : 'quiet');
}

const FIXED = { provider: 9, asOf: 7, count: 5 };
const MOST_NAME = 56;

function columnsFor(width: number): readonly TableColumn<Row>[] {
  const rest = width - 2 - FIXED.provider - FIXED.asOf - FIXED.count - 5;
  const name = Math.min(MOST_NAME, Math.floor(rest * 0.66));
  const result = Math.min(24, rest - name);
  const file = rest - name - result;
  const columns: TableColumn<Row>[] = [
    { label: 'scenario', width: name, cell: nameCell },
    {
      label: 'provider',
      width: FIXED.provider,
      cell: ({ card }) => card?.scenario?.provider ?? '',
    },
    {
      label: 'as of',
      width: FIXED.asOf,
      cell: ({ card }) => (card?.scenario?.asOf ?? '').slice(0, 7),
    },
    {
      label: 'sites',
      width: FIXED.count,
      align: 'right',
      cell: ({ card }) => (card?.scenario ? String(card.scenario.candidates.length) : ''),
    },
    { label: 'last first', width: result, cell: ({ result: text }) => span(text, 'good') },
  ];
  if (file < 12) return columns;
  return [
    ...columns,
    { label: 'file', width: file, cell: ({ file: { name: text } }) => span(text, 'quiet') },
  ];
}

/** A fault with its place, and what would be right. */
export function faultLines(fault: Diagnostic, width: number): readonly Line[] {
  const place =
    fault.line === undefined
      ? ''
      : `line ${fault.line}${fault.column === undefined ? '' : `:${fault.column}`} `;
  const text = `${fault.path === undefined ? '' : `${fault.path} `}${fault.message}`;
  return [
    ...paragraph(place + text, { width, tone: fault.severity === 'error' ? 'bad' : 'warning' }),
    ...(fault.hint ? paragraph(`  ${fault.hint}`, { width, tone: 'quiet' }) : []),
  ];
}

const OVERRIDES = 'overrides  ';

function overrideLines(names: readonly string[], width: number): readonly Line[] {
  const room = width - OVERRIDES.length;
  return paragraph(names.join(', '), { width: room, most: 2 }).map((line, row) => [
    span(row === 0 ? OVERRIDES : ' '.repeat(OVERRIDES.length), 'quiet'),
    ...line,
  ]);
}

function detailLines(state: AppState, width: number, look: Look): readonly Line[] {
  const { scenarios } = state;
  const file = fileUnderCursor(scenarios);
  if (!file)
    return [
      [
        span(
          scenarios.isListed
            ? 'No scenario here: n writes one to start from.'
            : 'Looking for scenarios.',
          'quiet',
        ),
      ],
    ];
  const card = scenarios.cards[file.path];
  if (!card) return [[span(file.name, 'quiet')]];
  const { scenario, overrides, faults } = card;
  const where = file.isShipped ? 'shipped with regionsim' : 'in this folder';
  const { bullet } = look.glyphs;
  const about: Line[] = scenario
    ? [
        ...paragraph(scenario.description || 'No description.', { width, most: 6 }),
        EMPTY_LINE,
        [
          span('asks  ', 'quiet'),
          span(
            `${counted(scenario.candidates.length, 'candidate')} ${bullet} ${counted(scenario.region.zones, 'zone')} of ` +
              `${numberText(scenario.region.itLoadMwPerZone, { digits: 1 })} MW ${bullet} ${counted(scenario.horizonYears, 'year')}`,
          ),
        ],
        ...overrideLines(overrides, width),
      ]
    : [];
  return [
    ...about,
    [span('file  ', 'quiet'), span(`${file.name}, ${where}`, 'quiet')],
    ...faults.flatMap((fault) => faultLines(fault, width)),
  ];
}

const DETAIL_ROWS = 11;
const MOST_TEXT = 100;

/** The list of scenarios, and what the one under the cursor is about. */
export function ScenariosView({ state, look, area }: ViewProps): ReactNode {
  const rows = rowsOf(state);
  const detailRows = Math.min(DETAIL_ROWS, Math.floor(area.rows / 2));
  const listRows = Math.min(rows.length + 2, area.rows - detailRows);
  const table = tableLines(
    {
      columns: columnsFor(area.columns),
      rows,
      cursor: state.scenarios.cursor,
      height: listRows,
      width: area.columns,
    },
    look,
  );
  const detail = detailLines(state, Math.min(MOST_TEXT, area.columns - 3), look);
  return (
    <Box flexDirection="column">
      <Lines look={look} lines={table} />
      <Lines
        look={look}
        lines={ofHeight(
          [headingLine('about', area.columns, look), ...indented(detail)],
          area.rows - listRows,
        )}
      />
    </Box>
  );
}
