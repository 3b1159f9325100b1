import type { CriterionValue } from './criterion-value.ts';
import type { Service, ServiceReadings } from './service.ts';
import { type Today, type UsersGain, usersGain } from './users-gain.ts';

/** The three criteria that say what users gain. */
export const GAIN_CRITERIA = ['rttGainMs', 'newlyWithinBudgetShare', 'newlyLawfulShare'] as const;
export type GainCriterion = (typeof GAIN_CRITERIA)[number];
type Gains = Readonly<Record<GainCriterion, number>>;

/** How far the inputs of a gain may be off. */
export interface GainErrors {
  /** Factor on the demand of each country, by its index. */
  readonly demandLow: Float64Array;
  readonly demandHigh: Float64Array;
  /** Factor on the round trips to the new site: the RTT model's error band. */
  readonly rttLow: number;
  readonly rttHigh: number;
}

/** Sums the squares of the moves up and of the moves down: independent errors, first order. */
interface Spread {
  down: number;
  up: number;
}

function widen(spread: Spread, toLow: number, toHigh: number): void {
  spread.up += Math.max(0, toLow, toHigh) ** 2;
  spread.down += Math.min(0, toLow, toHigh) ** 2;
}

function sum(column: Float64Array): number {
  let all = 0;
  for (const value of column) all += value;
  return all;
}

/** Moves of `part / whole` when one country's demand is off, the others being right. */
function demandMoves(
  spread: Spread,
  part: Float64Array,
  { whole, errors }: { readonly whole: Float64Array; readonly errors: GainErrors },
): void {
  const [n, d] = [sum(part), sum(whole)];
  if (d === 0) return;
  for (let i = 0; i < part.length; i++) {
    if (whole[i] === 0) continue;
    const [less, more] = [errors.demandLow[i] - 1, errors.demandHigh[i] - 1];
    const toLow = (n + part[i] * less) / (d + whole[i] * less) - n / d;
    const toHigh = (n + part[i] * more) / (d + whole[i] * more) - n / d;
    widen(spread, toLow, toHigh);
  }
}

/** What users gain from a site, without asking how far that may be off. */
export function middleValues(gain: UsersGain): Readonly<Record<GainCriterion, CriterionValue>> {
  const { rttGainMs, newlyWithinBudgetShare, newlyLawfulShare } = gain;
  return {
    rttGainMs: { value: rttGainMs },
    newlyWithinBudgetShare: { value: newlyWithinBudgetShare },
    newlyLawfulShare: { value: newlyLawfulShare },
  };
}

/** What users gain from a site with one thing at its low or high end, the others as they most likely are. */
export interface GainsAtEnds {
  readonly rttLow: Gains;
  readonly rttHigh: Gains;
  readonly strictLaw: Gains;
  readonly mildLaw: Gains;
}

/**
 * What users gain from each of `columns` with the round trips to the site and the reading of the law at their ends. One end
 * is asked of all sites before the next, since what it is read from fits the processor's nearest caches, and all do not.
 */
export function gainsAtEnds(
  { middle, strict, mild }: ServiceReadings,
  columns: readonly number[],
  { rttLow, rttHigh }: Pick<GainErrors, 'rttLow' | 'rttHigh'>,
): ReadonlyMap<number, GainsAtEnds> {
  const ofAll = ({ today }: Service, rttFactor = 1): readonly Gains[] =>
    columns.map((column) => gainsOf(usersGain(today, { column, rttFactor })));
  const ends = {
    rttLow: ofAll(middle, rttLow),
    rttHigh: ofAll(middle, rttHigh),
    strictLaw: ofAll(strict),
    mildLaw: ofAll(mild),
  };
  return new Map(
    columns.map((column, k) => [
      column,
      {
        rttLow: ends.rttLow[k],
        rttHigh: ends.rttHigh[k],
        strictLaw: ends.strictLaw[k],
        mildLaw: ends.mildLaw[k],
      },
    ]),
  );
}

function gainsOf({ rttGainMs, newlyWithinBudgetShare, newlyLawfulShare }: UsersGain): Gains {
  return { rttGainMs, newlyWithinBudgetShare, newlyLawfulShare };
}

/**
 * What users gain from a site, with ranges: each country's demand, the reading of the law and the round trips to the
 * site are moved to their ends one at a time, and their effects joined as independent errors.
 * Accuracy: first order; the error of all round trips to a site is taken as one common factor, which overstates it.
 */
export function gainValues(
  { byCountry: whole }: Pick<Today, 'byCountry'>,
  middle: UsersGain,
  { ends, errors }: { readonly ends: GainsAtEnds; readonly errors: GainErrors },
): Readonly<Record<GainCriterion, CriterionValue>> {
  const { gainMsUsd, newlyWithinBudgetUsd, newlyLawfulUsd } = middle.byCountry;
  const valueOf = (id: GainCriterion, part: Float64Array, of: Float64Array): CriterionValue => {
    const spread = { down: 0, up: 0 };
    demandMoves(spread, part, { whole: of, errors });
    const value = middle[id];
    widen(spread, ends.rttLow[id] - value, ends.rttHigh[id] - value);
    widen(spread, ends.strictLaw[id] - value, ends.mildLaw[id] - value);
    return {
      value,
      low: Math.max(0, value - Math.sqrt(spread.down)),
      high: value + Math.sqrt(spread.up),
    };
  };
  return {
    rttGainMs: valueOf('rttGainMs', gainMsUsd, whole.served),
    newlyWithinBudgetShare: valueOf('newlyWithinBudgetShare', newlyWithinBudgetUsd, whole.total),
    newlyLawfulShare: valueOf('newlyLawfulShare', newlyLawfulUsd, whole.total),
  };
}
