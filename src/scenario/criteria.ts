/** The criteria that the engine computes for every candidate: names, units and goals in one place. */
export interface CriterionDefinition {
  readonly id: string;
  readonly label: string;
  /** Natural unit, as printed. */
  readonly unit: 'ms' | 'share' | 'USD/kW/yr' | 'USD' | 'gCO2e/kWh' | 'index 0-10';
  readonly goal: 'min' | 'max';
  readonly meaning: string;
  /** Weight where a scenario names no criteria at all. */
  readonly defaultWeight: number;
}

export const BUILT_IN_CRITERIA = [
  {
    id: 'rttGainMs',
    label: 'RTT gained',
    unit: 'ms',
    goal: 'max',
    meaning: 'mean round-trip time that demand gains over the fleet of today, weighted by demand',
    defaultWeight: 3,
  },
  {
    id: 'newlyWithinBudgetShare',
    label: 'newly within budget',
    unit: 'share',
    goal: 'max',
    meaning: "share of demand that comes within its class's latency budget",
    defaultWeight: 3,
  },
  {
    id: 'newlyLawfulShare',
    label: 'newly lawful',
    unit: 'share',
    goal: 'max',
    meaning: 'share of demand that may lawfully be served for the first time',
    defaultWeight: 2,
  },
  {
    id: 'unitCostUsdPerKwYear',
    label: 'unit cost',
    unit: 'USD/kW/yr',
    goal: 'min',
    meaning: 'cost to build and run one kW of IT load for a year, capital included',
    defaultWeight: 2,
  },
  {
    id: 'npvUsd',
    label: 'NPV',
    unit: 'USD',
    goal: 'max',
    meaning: 'net present value of the region over the horizon',
    defaultWeight: 2,
  },
  {
    id: 'gridCarbonGCo2ePerKwh',
    label: 'grid carbon',
    unit: 'gCO2e/kWh',
    goal: 'min',
    meaning: "carbon intensity of the country's grid, location-based",
    defaultWeight: 1,
  },
  {
    id: 'countryRisk',
    label: 'country risk',
    unit: 'index 0-10',
    goal: 'min',
    meaning: 'governance and hazard risk of the country, 0 best to 10 worst',
    defaultWeight: 2,
  },
  {
    id: 'neighborDependenceShare',
    label: 'neighbor dependence',
    unit: 'share',
    goal: 'min',
    meaning: 'largest share of international routes that one neighboring country carries',
    defaultWeight: 1,
  },
] as const satisfies readonly CriterionDefinition[];

export type BuiltInCriterionId = (typeof BUILT_IN_CRITERIA)[number]['id'];
