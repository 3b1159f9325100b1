import { assert } from '../assert.ts';
import type { RandomStream } from '../random-stream.ts';

/** Mean and squared coefficient of variation (variance over squared mean) of a positive random time. */
export interface TwoMoments {
  readonly mean: number;
  readonly scv: number;
}

/**
 * Draws of a time with these two moments: fixed for scv 0, exponential for scv 1, else lognormal, the usual shape of
 * service times of requests. Asserts a mean above 0 and an scv of 0 or more.
 * Source: Law, "Simulation Modeling and Analysis", 5th ed., section 6.2.2; normal draws by Box and Muller 1958.
 */
export function timeSampler({ mean, scv }: TwoMoments): (draw: RandomStream) => number {
  assert(mean > 0 && scv >= 0, 'a service time has a mean above 0 and a variance');
  if (scv === 0) return () => mean;
  if (scv === 1) return (draw) => -Math.log(1 - draw()) * mean;
  const sigma = Math.sqrt(Math.log(1 + scv));
  const mu = Math.log(mean) - (sigma * sigma) / 2;
  return (draw) => {
    const radius = Math.sqrt(-2 * Math.log(1 - draw()));
    return Math.exp(mu + sigma * radius * Math.cos(2 * Math.PI * draw()));
  };
}
