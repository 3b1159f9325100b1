import { remembered } from '../math/remembered.ts';
import { rttModel, type RttModelOptions } from '../network/rtt-model.ts';
import type { Scenario } from '../scenario/types.ts';

/** The network of a day with its routes: what-ifs and batches ask for the same one again and again. */
export const networkOf = remembered(rttModel);

/** The network that a scenario runs on: that of its day, after its cuts. */
export function networkOptions({
  asOf,
  events,
  provider,
}: Pick<Scenario, 'asOf' | 'events' | 'provider'>): RttModelOptions {
  return { asOf, cuts: events.map(({ cut }) => cut), provider };
}
