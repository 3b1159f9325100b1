import type { FluidPool } from './fluid-pools.ts';
import type { OperationsInput, OperationsNetwork } from './operations-input.ts';
import { refuseFlow, type OperationsTally } from './operations-tally.ts';

/** Requests of each pool that waited at a site that has no server left. */
export function lostBacklogs(
  before: readonly FluidPool[],
  after: readonly FluidPool[],
): readonly number[] {
  return before.map(({ backlog }, at) => (after[at].servers === 0 ? backlog : 0));
}

/**
 * Refuses what waited where no server is left; it was counted as served when it was admitted. A line does not know whose
 * requests stand in it: they are those of the sources that have the site as their nearest, by their mean rates.
 */
export function refuseBacklogs(
  tally: OperationsTally,
  input: OperationsInput,
  lost: {
    readonly backlogs: readonly number[];
    readonly network: OperationsNetwork;
    readonly hour: number;
  },
): void {
  lost.backlogs.forEach((requests, pool) => {
    if (requests === 0) return;
    tally.served -= requests;
    refuseFlow(tally, { reason: 'no capacity', hour: lost.hour, requests });
    const weights = weightsOf(input, lost.network, pool);
    const total = weights.reduce((sum, weight) => sum + weight, 0);
    const { classOf, countryOf } = input.sources;
    weights.forEach((weight, source) => {
      const cell = classOf[source] * input.countries.length + countryOf[source];
      tally.refusedOf[cell] += (requests * weight) / total;
    });
  });
}

/** How much of a pool's line each source has: those nearest to the site; where it is nobody's nearest, all of the class. */
function weightsOf(
  { sources, sites }: OperationsInput,
  { siteOf, options }: OperationsNetwork,
  pool: number,
): Float64Array {
  const site = pool % sites.length;
  const ofClass = sources.meanPerS.map((rate, source) =>
    sources.classOf[source] === Math.floor(pool / sites.length) ? rate : 0,
  );
  const nearest = ofClass.map((rate, source) => (siteOf[source * options] === site ? rate : 0));
  return nearest.some((rate) => rate > 0) ? nearest : ofClass;
}
