import type { Incentives } from '../cost/incentives.ts';
import type { Phase } from '../cost/phase.ts';
import type { Workload } from '../demand/workload.ts';
import type { RegionTemplate } from '../region/template.ts';
import type { Coordinates, LawRule } from '../world/types.ts';
import type { BuiltInCriterionId } from './criteria.ts';
import type { SimulationSettings } from './simulation-settings.ts';
import type { ExportRuleId } from './export-rule-ids.ts';

/** A place where a region may be built: a city of the world tables, or a place of the user's own. */
export interface CandidateSite extends Coordinates {
  /** City id (`MX/Querétaro`), or the user's own name. */
  readonly id: string;
  readonly name: string;
  /** ISO 3166-1 alpha-2. */
  readonly country: string;
}

/** A criterion of the ranking, with its weight; weights are relative, the engine makes them sum to 1. */
export type CriterionSpec =
  | {
      readonly kind: 'built-in';
      readonly id: BuiltInCriterionId;
      readonly weight: number;
      readonly range?: ReferenceRange;
    }
  | {
      readonly kind: 'formula';
      readonly id: string;
      readonly label: string;
      readonly goal: 'min' | 'max';
      readonly weight: number;
      /** mathjs expression over the built-in criteria, by id. */
      readonly formula: string;
      readonly range?: ReferenceRange;
    };

/** The values that score 0 and 1, in the criterion's natural unit. */
export interface ReferenceRange {
  readonly worst: number;
  readonly best: number;
}

/** What may never be: a candidate that breaks one is listed as infeasible, with the reason. */
export interface Constraints {
  readonly maxUnitCostUsdPerKwYear?: number;
  readonly minNpvUsd?: number;
  readonly maxCapexUsd?: number;
  readonly maxGridCarbonGCo2ePerKwh?: number;
  readonly maxCountryRisk?: number;
  /** Share of all demand that the fleet, with the site, may lawfully serve. */
  readonly minLawfulShare?: number;
  readonly acceleratorsRequired?: boolean;
}

/** Demand that a program adds in a country: a stated assumption, shown as such in the report. */
export interface DemandProgram {
  readonly name: string;
  readonly country: string;
  readonly developers: number;
  readonly partners: number;
  readonly startups: number;
  readonly years: number;
}

export interface LawAssumptions {
  /** Whether only rules that rest on a read source count. */
  readonly sourcedOnly: boolean;
  /** Whether accelerator export rules apply. */
  readonly exportControls: boolean;
  /** Export rules that are on or off whatever the day, by id. */
  readonly exportRules?: Readonly<Partial<Record<ExportRuleId, 'on' | 'off'>>>;
  /** What-if rules on top of the world's; absent where the file states none. */
  readonly extraRules?: readonly LawRule[];
  /** Providers whose customers elsewhere must leave them (home country of the provider -> ISO2 of the customers). */
  readonly cutOff: readonly CutOff[];
}

/** Customers of `countries` can no longer buy from `providers` (or are free of every bar when both are empty). */
export interface CutOff {
  readonly providers: readonly string[];
  readonly countries: readonly string[];
}

/** A thing that happens to the network: a cable system, chokepoint or link is gone. */
export interface NetworkEvent {
  readonly cut: string;
}

/** A whole input, resolved against the world: every place exists, every quantity is in its one unit. */
export interface Scenario {
  readonly version: 1;
  readonly name: string;
  readonly description: string;
  readonly provider: string;
  /** The day whose fleet and law hold, `YYYY-MM-DD`; a partial date of the file has become its last day. */
  readonly asOf: string;
  readonly fleet: {
    readonly announced: boolean;
    readonly government: boolean;
    /** Region ids added to, and taken from, the fleet of the day. */
    readonly include: readonly string[];
    readonly exclude: readonly string[];
  };
  readonly candidates: readonly CandidateSite[];
  readonly region: RegionTemplate;
  /** Parts in which the region opens, their shares summing to 1; absent for the whole at once. */
  readonly phases?: readonly Phase[];
  readonly horizonYears: number;
  readonly workloads: readonly Workload[];
  readonly constraints: Constraints;
  readonly criteria: readonly CriterionSpec[];
  /** Demand programs, growth a year by ISO2 (`*` for every country) as a fraction; without it the world's own path. */
  readonly demand: {
    /** ISO2 of the only countries whose demand counts; absent for all. */
    readonly countries?: readonly string[];
    readonly programs: readonly DemandProgram[];
    readonly growthPerYear: Readonly<Record<string, number>>;
  };
  /** Cost parameters that the scenario sets, by id of the world's table. */
  readonly assumptions: Readonly<Record<string, { low: number; mid: number; high: number }>>;
  /** What states give, by ISO2 of the site (`*` for every other); absent where the file says nothing. */
  readonly incentives?: Readonly<Record<string, Incentives>>;
  readonly law: LawAssumptions;
  readonly events: readonly NetworkEvent[];
  /** How operations are simulated; absent where the file says nothing. */
  readonly simulation?: SimulationSettings;
  readonly seed: string;
  /** SHA-256 of the resolved input, first 16 hex digits: it stands in every report. */
  readonly hash: string;
}
