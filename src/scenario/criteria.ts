/** The criteria that the engine computes for every candidate: names, units and goals in one place. */
export interface CriterionDefinition {
  readonly id: string;
  readonly label: string;
  /** Natural unit, as printed. */
  readonly unit:
    | 'ms'
    | 'share'
    | 'share of time'
    | 'routes'
    | 'USD/kW/yr'
    | 'USD'
    | 'USD/TB'
    | 'gCO2e/kWh'
    | 'index 0-10';
  readonly goal: 'min' | 'max';
  readonly meaning: string;
  /** Weight where a scenario names no criteria at all. */
  readonly defaultWeight: number;
  /** Fixed ends of the scale, where the quantity has its own; else the reference sites set them. */
  readonly range?: { readonly worst: number; readonly best: number };
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

/** Criteria of a site as a region of zones; they take their time, and are worked out when a scenario names them. */
export const RESILIENCE_CRITERIA = [
  {
    id: 'usersP95Ms',
    label: 'p95 with commit',
    unit: 'ms',
    goal: 'min',
    meaning: "95th percentile of what the site's users get: round trip, and the commit of writes",
    defaultWeight: 0,
  },
  {
    id: 'availabilityShare',
    label: 'availability',
    unit: 'share of time',
    goal: 'max',
    meaning: 'share of time that enough zones of the region are up',
    defaultWeight: 0,
  },
  {
    id: 'withinBudgetAfterZoneLossShare',
    label: 'in budget, zone lost',
    unit: 'share',
    goal: 'max',
    meaning: 'share of demand within its latency budget when each region has lost one zone',
    defaultWeight: 0,
  },
  {
    id: 'withinBudgetAfterRegionLossShare',
    label: 'in budget, region lost',
    unit: 'share',
    goal: 'max',
    meaning: 'share of demand within its latency budget when each user has lost the nearest region',
    defaultWeight: 0,
  },
] as const satisfies readonly CriterionDefinition[];

export type ResilienceCriterionId = (typeof RESILIENCE_CRITERIA)[number]['id'];

/** Criteria of the cables that carry a candidate's demand; worked out when a scenario names them. */
export const CABLE_CRITERIA = [
  {
    id: 'dependenceShare',
    label: 'cable dependence',
    unit: 'share',
    goal: 'min',
    meaning: "largest share of the site's demand that crosses one cable system or chokepoint",
    defaultWeight: 0,
    range: { worst: 1, best: 0 },
  },
  {
    id: 'exchangeRoutes',
    label: 'routes to exchanges',
    unit: 'routes',
    goal: 'max',
    meaning:
      'routes that share no link, up to 8, to the one of the three largest exchanges with the fewest',
    defaultWeight: 0,
    range: { worst: 0, best: 8 },
  },
  {
    id: 'rttAfterWorstCutMs',
    label: 'RTT, worst cut',
    unit: 'ms',
    goal: 'min',
    meaning:
      "mean round trip of the site's demand after the loss of the cable or chokepoint that hurts it most",
    defaultWeight: 0,
    // The far end is a round trip to the other side of the world.
    range: { worst: 300, best: 0 },
  },
] as const satisfies readonly CriterionDefinition[];

export type CableCriterionId = (typeof CABLE_CRITERIA)[number]['id'];

/** Criteria of data gravity; worked out when a scenario names them. */
export const GRAVITY_CRITERIA = [
  {
    id: 'trainingDataUsdPerTb',
    label: 'training data',
    unit: 'USD/TB',
    goal: 'min',
    meaning:
      'cost of bringing training data to the site over the backbone, from the regions that serve training today',
    defaultWeight: 0,
  },
] as const satisfies readonly CriterionDefinition[];

/** Every criterion that a scenario may name; the first ones are those of a scenario that names none. */
export const ALL_CRITERIA = [
  ...BUILT_IN_CRITERIA,
  ...RESILIENCE_CRITERIA,
  ...CABLE_CRITERIA,
  ...GRAVITY_CRITERIA,
] as const;

export type BuiltInCriterionId = (typeof ALL_CRITERIA)[number]['id'];
