import type { AccuracyPart, SetValidation } from '../engine/validate.ts';
import type { Accuracy } from '../network/accuracy.ts';
import type { World } from '../world/types.ts';
import type { Block, Column, ReportDocument, TableBlock } from './document.ts';

const PERCENT = { digits: 1, style: 'percent' } as const;

const ACCURACY_COLUMNS: readonly Column[] = [
  { key: 'pairs', label: 'pairs', number: { digits: 0 } },
  { key: 'medianErrorShare', label: 'median error', unit: '%', number: PERCENT },
  { key: 'p90ErrorShare', label: '90th pct.', unit: '%', number: PERCENT },
  { key: 'medianErrorMs', label: 'median', unit: 'ms', number: { digits: 1 } },
  { key: 'biasShare', label: 'bias', unit: '%', number: { ...PERCENT, isSigned: true } },
  { key: 'rSquared', label: 'R²', number: { digits: 3 } },
  { key: 'rankCorrelation', label: 'rank corr.', number: { digits: 3 } },
];

/** How the latency model does on measurements, set by set. */
export function validationDocument(world: World, sets: readonly SetValidation[]): ReportDocument {
  return {
    title: 'The latency model against measurements',
    blocks: [
      summaryTable(sets),
      ...calibrationNotes(world),
      providerNote(world),
      ...sets.flatMap(setBlocks),
    ],
  };
}

function summaryTable(sets: readonly SetValidation[]): TableBlock {
  return {
    kind: 'table',
    title: 'Undirected pairs of different metros; errors are absolute, bias above zero is too slow',
    columns: [
      { key: 'set', label: 'set', isElastic: true },
      ...ACCURACY_COLUMNS,
      { key: 'bandCoverageShare', label: 'in 80 % band', unit: '%', number: PERCENT },
    ],
    rows: sets.map(({ name, all, bandCoverageShare }) => ({
      set: name,
      ...all,
      bandCoverageShare,
    })),
  };
}

/** What the fits rest on, with the errors on countries that they had not seen. */
function calibrationNotes(world: World): readonly Block[] {
  return ['cloud', 'public'].flatMap((profile) => {
    const fact = world.backbone.rttNumbers.get(`${profile}.interceptMs`);
    const text = `Calibration of the ${profile} profile (${fact?.year ?? '?'}): ${fact?.note ?? ''}.`;
    return fact?.note === undefined ? [] : [{ kind: 'text', text, tone: 'note' } as const];
  });
}

/** Why no provider has numbers of its own. */
function providerNote({ backbone, rttMeasurements: { provider } }: World): Block {
  const factor = backbone.rttNumbers.get('cloud.bandUnmeasured')?.value ?? 1;
  const text =
    `Numbers by provider: none. Only ${provider} publishes round trips that may be shipped, and the cloud profile is ` +
    `fitted to them; a scale and an intercept of another provider would rest on nothing. Its band is ` +
    `${factor} times as wide instead.`;
  return { kind: 'text', text, tone: 'note' };
}

function setBlocks(set: SetValidation): readonly Block[] {
  return [
    { kind: 'heading', text: set.name },
    partTable('By distance', set.byDistance),
    partTable('By pair of continents (five pairs or more)', set.byContinents),
    partTable('By how near other measurements are', set.byKnownness),
    partTable('Simple models on the same pairs', [
      { part: 'this model', accuracy: set.all },
      ...set.baselines.map(({ name, accuracy }) => ({ part: name, accuracy })),
    ]),
    worstTable(set),
  ];
}

function partTable(title: string, parts: readonly AccuracyPart[]): TableBlock {
  return {
    kind: 'table',
    title,
    columns: [{ key: 'part', label: 'part', isElastic: true }, ...ACCURACY_COLUMNS],
    rows: parts.map(({ part, accuracy }) => ({ part, ...cells(accuracy) })),
  };
}

function cells(accuracy: Accuracy): Readonly<Record<string, number | undefined>> {
  return { ...accuracy };
}

function worstTable({ worst }: SetValidation): TableBlock {
  return {
    kind: 'table',
    title: `The ${worst.length} worst pairs`,
    columns: [
      { key: 'from', label: 'from', isElastic: true },
      { key: 'to', label: 'to', isElastic: true },
      { key: 'greatCircleKm', label: 'great circle', unit: 'km', number: { digits: 0 } },
      { key: 'measuredMs', label: 'measured', unit: 'ms', number: { digits: 1 } },
      { key: 'modeledMs', label: 'modeled', unit: 'ms', number: { digits: 1 } },
      { key: 'route', label: 'modeled route', isElastic: true },
    ],
    rows: worst.map(({ from, to, greatCircleKm, measuredMs, modeledMs, route }) => ({
      from,
      to,
      greatCircleKm,
      measuredMs,
      modeledMs,
      route,
    })),
  };
}
