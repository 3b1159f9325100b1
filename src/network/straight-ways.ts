import { EARTH_MEAN_RADIUS_KM, kmOfSquaredChord } from '../math/great-circle.ts';
import { firstAbove } from '../math/nearest-place.ts';
import { placesByHeight } from '../math/places-by-height.ts';
import { unitVectors } from '../math/unit-vectors.ts';
import { DOMESTIC_REACH_KM, directRttMs, endsRttMs } from './direct-route.ts';
import type { MatrixSides } from './routed-rtt.ts';
import type { Places } from './rtt-matrix.ts';
import type { RttParameters } from './rtt-parameters.ts';

/** What straight ways are looked for between. */
export interface StraightQuery {
  readonly from: Places;
  readonly to: Places;
  readonly sides: MatrixSides;
}

/**
 * Takes, in a row of routed round trips, the straight way over land where it is shorter, and takes off what the ends of
 * near places add less than those of a long way. Only columns of about the row's latitude are looked at, because most
 * pairs are far apart.
 */
export function straightRows(
  parameters: RttParameters,
  { from, to, sides }: StraightQuery,
): (rttMs: Float64Array, row: number) => void {
  const a = unitVectors(from);
  const { order, x, y, z } = placesByHeight(to);
  const reach = 2 * Math.sin(DOMESTIC_REACH_KM / (2 * EARTH_MEAN_RADIUS_KM));
  return (rttMs, row) => {
    const [ax, ay, az] = [a.x[row], a.y[row], a.z[row]];
    for (let near = firstAbove(z, az - reach); near < z.length && z[near] <= az + reach; near++) {
      const dx = x[near] - ax;
      const dy = y[near] - ay;
      const dz = z[near] - az;
      const chord = dx * dx + dy * dy + dz * dz;
      if (chord > reach * reach) continue;
      const column = order[near];
      const gcKm = kmOfSquaredChord(chord);
      const isHome = sides.rows.countries[row] === sides.columns.countries[column];
      const straightMs = directRttMs(parameters, gcKm, isHome) + sides.addedMs[row];
      const lessMs = parameters.interceptMs - endsRttMs(parameters, gcKm);
      const at = row * to.count + column;
      rttMs[at] = Math.min(rttMs[at], straightMs) - lessMs;
    }
  };
}
