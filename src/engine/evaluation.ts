import type { Scenario } from '../scenario/types.ts';
import type { Fact } from '../world/types.ts';
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

/** An input that a value rests on, by name, with its origin. */
export interface Evidence {
  readonly name: string;
  readonly unit: string;
  readonly fact: Fact<number | string>;
}

/** Low, mid and high of an amount. */
export interface AmountRange {
  readonly low: number;
  readonly mid: number;
  readonly high: number;
}

/** One line of a cost breakdown. */
export interface CostLine {
  readonly id: string;
  readonly label: string;
  readonly amount: AmountRange;
}

/** What a site costs and earns. */
export interface SiteMoney {
  readonly capexUsd: AmountRange;
  readonly opexUsdPerYear: AmountRange;
  readonly npvUsd: AmountRange;
  readonly revenueUsdPerYear: AmountRange;
  readonly capex: readonly CostLine[];
  readonly opex: readonly CostLine[];
}

/** One candidate, judged. */
export interface Alternative extends Score {
  readonly site: Site;
  readonly values: Readonly<Record<string, CriterionValue>>;
  /** 1 is best; absent for a candidate that breaks a constraint. */
  readonly rank?: number;
  /** The constraints that it breaks, in words. */
  readonly broken: readonly string[];
  readonly level: ServiceLevel;
  readonly takenUsdPerYear: number;
  readonly takenRttMs?: number;
  /** Largest first. */
  readonly takeovers: readonly Takeover[];
  readonly countries: readonly CountryTake[];
  readonly money: SiteMoney;
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
