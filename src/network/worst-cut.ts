import type { World } from '../world/types.ts';
import { cableDependence } from './cable-dependence.ts';
import { placesOf, rttMatrix } from './rtt-matrix.ts';
import { rttModel, type RttModel } from './rtt-model.ts';
import type { SiteDemand } from './route-demand.ts';

/** What the loss of one cable or chokepoint does to a site. */
export interface WorstCut {
  /** What is lost; absent where no loss makes a difference. */
  readonly cut?: string;
  /** Demand-weighted mean of medians before and after, ms. */
  readonly rttMs: number;
  readonly rttMsAfter: number;
  /** Share of the demand that the cut leaves without a cable. */
  readonly lostShare: number;
}

/**
 * Round trip over a geostationary satellite, ms: what is left without a cable. Source: ITU-R S.1432, 35,786 km up and
 * down twice, and processing.
 */
const SATELLITE_RTT_MS = 600;

/** Only what carries this share of the demand can be the worst loss; the rest is not tried. */
const LEAST_SHARE = 0.02;

/** At most this many losses are tried: routes are worked out anew for each. */
const MOST_TRIED = 12;

/**
 * The single loss of a cable system or chokepoint that raises the demand-weighted mean round trip of a site most,
 * among the twelve that carry most of its demand. Demand that is left without any cable goes by satellite.
 */
export function worstCut(
  world: Pick<World, 'backbone'>,
  model: RttModel,
  query: SiteDemand,
): WorstCut {
  const before = meanRtt(model, query);
  const candidates = cableDependence(model, query)
    .filter(({ share }) => share >= LEAST_SHARE)
    .slice(0, MOST_TRIED);
  const { cuts = [] } = model.options;
  let worst: WorstCut = { rttMs: before.rttMs, rttMsAfter: before.rttMs, lostShare: 0 };
  for (const { name } of candidates) {
    const after = meanRtt(rttModel(world, { ...model.options, cuts: [...cuts, name] }), query);
    if (after.rttMs <= worst.rttMsAfter) continue;
    const lostShare = after.lostShare - before.lostShare;
    worst = { cut: name, rttMs: before.rttMs, rttMsAfter: after.rttMs, lostShare };
  }
  return worst;
}

/** Mean over all demand, what no cable reaches by satellite. */
function meanRtt(
  model: RttModel,
  { site, demand, profile }: SiteDemand,
): { readonly rttMs: number; readonly lostShare: number } {
  const matrix = rttMatrix(model, { from: placesOf(demand), to: placesOf([site]), profile });
  let [sum, lost, total] = [0, 0, 0];
  demand.forEach(({ weight }, i) => {
    const isLost = matrix.rttMs[i] === Infinity;
    total += weight;
    if (isLost) lost += weight;
    sum += weight * (isLost ? SATELLITE_RTT_MS : matrix.rttMs[i]);
  });
  return { rttMs: total > 0 ? sum / total : 0, lostShare: total > 0 ? lost / total : 0 };
}
