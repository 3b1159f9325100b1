import { median } from 'd3-array';
import { accuracyOf, type Accuracy } from '../network/accuracy.ts';
import { fiberRttMs } from '../network/fiber.ts';

/** A measured pair as a simple model sees it. */
export interface BaselinePair {
  readonly measuredMs: number;
  readonly greatCircleKm: number;
  /** Names of both continents, in a fixed order. */
  readonly continents: string;
}

export interface Baseline {
  readonly name: string;
  readonly accuracy: Accuracy;
}

/** Light over the great circle at two thirds of its speed in vacuum, as round-trip km a ms: half of it. */
const TWO_THIRDS_KM_PER_MS = (2 / 3) * 299.792458;

/**
 * What the simple models reach on the same pairs. The two that have numbers are fitted to these very pairs, which
 * flatters them.
 */
export function baselinesOf(pairs: readonly BaselinePair[]): readonly Baseline[] {
  const line = fittedLine(pairs);
  const factors = continentFactors(pairs);
  const models: readonly (readonly [string, (pair: BaselinePair) => number])[] = [
    [
      'great circle at two thirds of light',
      (pair) => (2 * pair.greatCircleKm) / TWO_THIRDS_KM_PER_MS,
    ],
    [
      'straight line over distance, fitted here',
      (pair) => line.intercept + line.slope * pair.greatCircleKm,
    ],
    [
      'factor per pair of continents, fitted here',
      (pair) => fiberRttMs(pair.greatCircleKm) * (factors.get(pair.continents) ?? 1),
    ],
  ];
  return models.map(([name, model]) => ({
    name,
    accuracy: accuracyOf(
      pairs.map((pair) => ({ measuredMs: pair.measuredMs, modeledMs: model(pair) })),
    ),
  }));
}

/** Least squares of relative errors of round trip on distance: fair to short pairs, as the errors printed are. */
function fittedLine(pairs: readonly BaselinePair[]): { slope: number; intercept: number } {
  const weights = pairs.map(({ measuredMs }) => 1 / (measuredMs * measuredMs));
  const total = sum(weights);
  const meanKm = sum(pairs.map((pair, i) => weights[i] * pair.greatCircleKm)) / total;
  const meanMs = sum(pairs.map((pair, i) => weights[i] * pair.measuredMs)) / total;
  let [covariance, variance] = [0, 0];
  pairs.forEach(({ greatCircleKm, measuredMs }, i) => {
    covariance += weights[i] * (greatCircleKm - meanKm) * (measuredMs - meanMs);
    variance += weights[i] * (greatCircleKm - meanKm) ** 2;
  });
  const slope = variance > 0 ? covariance / variance : 0;
  return { slope, intercept: meanMs - slope * meanKm };
}

function continentFactors(pairs: readonly BaselinePair[]): ReadonlyMap<string, number> {
  const names = [...new Set(pairs.map((pair) => pair.continents))];
  return new Map(
    names.map((name) => {
      const own = pairs.filter((pair) => pair.continents === name && pair.greatCircleKm > 0);
      return [name, median(own, (it) => it.measuredMs / fiberRttMs(it.greatCircleKm)) ?? 1];
    }),
  );
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
