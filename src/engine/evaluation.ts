import type { CostItem } from '../cost/site-cost.ts';
import type { Range } from '../cost/range.ts';
import type { FactorBounds } from '../demand/capture-spread.ts';
import type { Scenario } from '../scenario/types.ts';
import type { Provenance } from '../world/types.ts';
import type { AcceleratorStanding } from './accelerator-standing.ts';
import type { CriterionValue } from './criterion-value.ts';
import type { RankedCriterion, Score } from './score.ts';
import type { Site } from './site.ts';
import type { ServiceLevel } from './users-gain.ts';

/** Demand that a new site takes, and the existing site that loses it; without one it was refused before. */
export interface Takeover {
  readonly from?: Site;
  readonly usdPerYear: number;
  /** Share of all demand that the new site takes. */
  readonly share: number;
}

/** Demand of one country that a new site takes. */
export interface CountryTake {
  readonly country: string;
  readonly usdPerYear: number;
  readonly share: number;
}

/** An input that a judgment rests on, by name, with its bounds and origin. */
export interface Evidence {
  readonly name: string;
  readonly unit: string;
  readonly value: number;
  readonly low: number;
  readonly high: number;
  /** Whether the world has no value for the place, and bounds stand in for it. */
  readonly isUnknown: boolean;
  readonly provenance: readonly Provenance[];
}

/** Demand that a site captures, USD a year at the middle of the horizon. */
export interface CapturedDemand {
  readonly usdPerYear: number;
  /** Part that the provider's own regions had: it earns nothing new. */
  readonly fromOwnFleetUsdPerYear: number;
  /** Largest first; providers that lose nothing are left out. */
  readonly fromCompetitors: readonly { readonly provider: string; readonly usdPerYear: number }[];
  /** From all clouds outside the market. */
  readonly fromOthersUsdPerYear: number;
}

/** What a site costs and earns. */
export interface SiteMoney {
  readonly capexUsd: Range;
  readonly opexUsdPerYear: Range;
  readonly npvUsd: Range;
  /** Of each year of operation. */
  readonly revenueUsdPerYear: readonly number[];
  /** Bounds of the revenue as factors on it: of the market's growth, and of how users choose between sites. */
  readonly revenueFactor: FactorBounds;
  /** Demand that comes to the site in the market with all providers, by who had it before. */
  readonly captured: CapturedDemand;
  readonly capex: readonly CostItem[];
  readonly opex: readonly CostItem[];
}

/** One candidate, judged. */
export interface Alternative extends Score {
  readonly site: Site;
  readonly values: Readonly<Record<string, CriterionValue>>;
  /** 1 is best; absent for a candidate that breaks a constraint. */
  readonly rank?: number;
  /** The constraints that it breaks, in words. */
  readonly broken: readonly string[];
  readonly takenUsdPerYear: number;
  readonly takenRttMs?: number;
  /** Largest first. */
  readonly takeovers: readonly Takeover[];
  readonly countries: readonly CountryTake[];
  readonly money: SiteMoney;
  /** Accelerators that a new region there would get, and why; absent where none was delivered on the day. */
  readonly accelerator?: AcceleratorStanding;
  readonly evidence: readonly Evidence[];
}

/** The answer to a scenario. */
export interface Evaluation {
  readonly scenario: Scenario;
  readonly worldHash: string;
  readonly worldCompiled: string;
  readonly fleet: readonly Site[];
  readonly fleetZones: number;
  /** What users get from the fleet of the day. */
  readonly today: ServiceLevel;
  readonly demandUsdPerYear: number;
  readonly criteria: readonly RankedCriterion[];
  /** Candidates that break no constraint, best first. */
  readonly ranking: readonly Alternative[];
  /** Candidates that break a constraint, by id. */
  readonly infeasible: readonly Alternative[];
  /** What a reader must know to judge the answer. */
  readonly caveats: readonly string[];
}
