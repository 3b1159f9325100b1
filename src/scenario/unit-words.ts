/** What a unit word of a scenario file means: a factor times mathjs units with their powers. */
export interface UnitWord {
  readonly factor: number;
  readonly units: readonly (readonly [unit: string, power: number])[];
}

/** Things that are counted; each is a dimension of its own, so that racks never add to servers. */
export const COUNTED_WORDS = [
  'rack',
  'server',
  'GPU',
  'node',
  'pair',
  'FTE',
  'vCPU',
  'zone',
] as const;

/**
 * The unit words that a file may use, closed on purpose: mathjs alone would read `mw` as nothing, `Gb` as either bit or
 * byte and `m` as whatever comes first; a closed list can say what was meant.
 * Bandwidth in bits, data in bytes; a year is the Julian year of 365.25 days, a month its twelfth.
 */
export const UNIT_WORDS: ReadonlyMap<string, UnitWord> = new Map<string, UnitWord>([
  ...same(['W', 'kW', 'MW', 'GW', 'Wh', 'kWh', 'MWh', 'GWh', 'TWh']),
  ...same(['us', 'ms', 's', 'min', 'hour', 'day', 'week', 'month', 'year']),
  ...named('hour', ['h', 'hours']),
  ...named('day', ['days']),
  ...named('week', ['weeks']),
  ...named('month', ['months', 'mo']),
  ...named('year', ['years', 'yr', 'yrs']),
  ...same(['m', 'km', 'mile', 'm2', 'sqft', 'degC', 'USD']),
  ...named('mile', ['miles', 'mi']),
  ...same(['g', 'kg', 'tonne', 'L']),
  ...named('g', ['gCO2e', 'gCO2']),
  ...named('kg', ['kgCO2e', 'kgCO2']),
  ...named('tonne', ['t', 'tCO2e', 'tCO2']),
  ...['', 'k', 'M', 'G', 'T', 'P'].flatMap((prefix) => dataWords(prefix)),
  ...['Ki', 'Mi', 'Gi', 'Ti'].flatMap((prefix) => same([`${prefix}B`])),
  ['%', { factor: 0.01, units: [] }],
  ...same(COUNTED_WORDS),
  ...COUNTED_WORDS.flatMap((word) => named(word, [`${word}s`])),
]);

/** Words that multiply the number: `43.5 billion USD`. */
export const SCALE_WORDS: ReadonlyMap<string, number> = new Map([
  ['thousand', 1e3],
  ['million', 1e6],
  ['billion', 1e9],
  ['trillion', 1e12],
]);

type Entry = [string, UnitWord];

function same(words: readonly string[]): Entry[] {
  return words.map((word) => [word, { factor: 1, units: [[word, 1]] }]);
}

function named(unit: string, words: readonly string[]): Entry[] {
  return words.map((word) => [word, { factor: 1, units: [[unit, 1]] }]);
}

/** `Gbit`, `Gbps` (a bandwidth) and `GB`. */
function dataWords(prefix: string): Entry[] {
  return [
    [`${prefix}bit`, { factor: 1, units: [[`${prefix}b`, 1]] }],
    [
      `${prefix}bps`,
      {
        factor: 1,
        units: [
          [`${prefix}b`, 1],
          ['s', -1],
        ],
      },
    ],
    [`${prefix}B`, { factor: 1, units: [[`${prefix}B`, 1]] }],
  ];
}
