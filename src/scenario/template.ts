import { BUILT_IN_CRITERIA } from './criteria.ts';
import { WORKLOAD_PRESETS } from './workload-presets.ts';

/** What a new scenario starts from. */
export interface TemplateOptions {
  /** Id of a provider of the world. */
  readonly provider?: string;
  /** Names of places of the world. */
  readonly candidates?: readonly string[];
}

/** Column at which the remarks begin. */
const REMARK_COLUMN = 34;

/**
 * A commented scenario in YAML, with every default that people change written out, so that it says what happens even
 * where nothing is changed. It is a sound scenario for any provider and places of the world.
 */
export function scenarioTemplate(options: TemplateOptions = {}): string {
  const { provider = 'alibaba', candidates = ['Johannesburg', 'Santiago, CL'] } = options;
  return `# yaml-language-server: $schema=./scenario.schema.json
# A scenario of regionsim. Check it with: regionsim check FILE; run it with: regionsim run FILE.
# Editors complete and check it with the schema of: regionsim schema scenario --out scenario.schema.json

name: Where should the next region stand?
provider: ${JSON.stringify(provider)}
# The day whose fleet and law hold: YYYY, YYYY-MM or YYYY-MM-DD. Left out, it is the day of the world's tables.
# asOf: 2024-05

fleet:
${lines([
  ['announced: false', 'true counts regions that are announced'],
  ['government: false', 'true counts government regions'],
])}

# Cities, "Santiago, CL", countries (their best metro), all, { countries: all },
# or places of your own: { name: My valley, country: MX, lat: 20.6, lon: -100.4 }
candidates:
${candidates.map((name) => `  - ${JSON.stringify(name)}`).join('\n')}

region:
${lines([
  ['zones: 3', '1 to 12'],
  ['itLoadPerZone: 8 MW', 'or itLoad of the whole region'],
  ['zoneSpacing: 40 km', 'between neighboring zones'],
  ['interZoneBandwidth: 400 Gbit/s', 'of each pair of zones'],
  ['acceleratorShare: 25 %', 'of the IT load'],
])}

horizon: 5 years

# Shares of all demand must sum to 1. The rest of a class is a default: label, dataClass, accelerators.
workloads:
${WORKLOAD_PRESETS.map(workloadLine).join('\n')}

# Relative weights. Criteria of your own are formulas over these.
criteria:
${lines(BUILT_IN_CRITERIA.map(({ id, defaultWeight, meaning }) => [`${id}: ${defaultWeight}`, meaning]))}
  # worthPerRisk: { formula: npvUsd / (1 + countryRisk), goal: max, weight: 1 }

# A candidate that breaks one of these is listed as infeasible, with the reason.
# constraints:
#   maxCountryRisk: 7
#   maxCapex: 2e9 USD

# Cost parameters in place of the world's: a value, or { low, mid, high }.
# assumptions:
#   wacc_hic: 8 %

# Partial scenarios to lay over this one: regionsim run FILE --override bigger
overrides:
  bigger:
    region: { zones: 4, itLoadPerZone: 16 MW }

seed: 1
`;
}

function lines(pairs: readonly (readonly [field: string, remark: string])[]): string {
  return pairs
    .map(([field, remark]) => `  ${field.padEnd(REMARK_COLUMN - 2)} # ${remark}`)
    .join('\n');
}

function workloadLine({ id, demandShare, latencyBudgetMs }: (typeof WORKLOAD_PRESETS)[number]) {
  const share = Math.round(demandShare * 100);
  return `  ${id}: { share: ${share} %, latencyBudget: ${latencyBudgetMs} ms }`;
}
