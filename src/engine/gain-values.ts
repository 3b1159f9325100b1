import type { CriterionValue } from './criterion-value.ts';
import type { Service, ServiceReadings } from './service.ts';
import { type UsersGain, usersGain } from './users-gain.ts';

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

/**
 * What users gain from a site, with ranges: each country's demand, the reading of the law and the round trips to the
 * site are moved to their ends one at a time, and their effects joined as independent errors.
 * Accuracy: first order; the error of all round trips to a site is taken as one common factor, which overstates it.
 */
export function gainValues(
  readings: ServiceReadings,
  {
    column,
    middle,
    errors,
  }: { readonly column: number; readonly middle: UsersGain; readonly errors: GainErrors },
): Readonly<Record<GainCriterion, CriterionValue>> {
  const { today } = readings.middle;
  const whole = today.byCountry;
  const withRtt = (rttFactor: number): Gains => usersGain(today, { column, rttFactor });
  const underLaw = (other: Service): Gains => usersGain(other.today, { column });
  const [rttLow, rttHigh] = [withRtt(errors.rttLow), withRtt(errors.rttHigh)];
  const [strict, mild] = [underLaw(readings.strict), underLaw(readings.mild)];
  const { gainMsUsd, newlyWithinBudgetUsd, newlyLawfulUsd } = middle.byCountry;
  const valueOf = (id: GainCriterion, part: Float64Array, of: Float64Array): CriterionValue => {
    const spread = { down: 0, up: 0 };
    demandMoves(spread, part, { whole: of, errors });
    const value = middle[id];
    widen(spread, rttLow[id] - value, rttHigh[id] - value);
    widen(spread, strict[id] - value, mild[id] - value);
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
