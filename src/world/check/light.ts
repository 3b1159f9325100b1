import { greatCircleKm } from '../../math/great-circle.ts';
import type { RttMeasurements } from '../types.ts';
import { checkEach, type Fault, type WorldCheck } from './finding.ts';

/**
 * Speed of light in fiber, km per ms: c over the group index 1.468 of standard single-mode fiber at 1550 nm. Source:
 * ITU-T G.652; Corning SMF-28 data sheet.
 */
const FIBER_KM_PER_MS = 299.792458 / 1.468;

/**
 * No measured round trip is faster than light in fiber along the great circle between the coordinates of its regions: a
 * test of the coordinates by somebody else's clocks.
 */
export const measurementsObeyLight: WorldCheck = {
  check: 'measurements-obey-light',
  meaning: 'no measured round trip beats light in fiber between the coordinates of its regions',
  run: ({ regions, rttMeasurements }) => {
    const places = new Map(regions.map((region) => [region.id, region]));
    return checkEach(rttMeasurements.from.keys(), (row) => {
      const [from, to] = [rttMeasurements.from[row], rttMeasurements.to[row]];
      const [a, b] = [places.get(from), places.get(to)];
      const name = `rtt-measurements ${from} to ${to}`;
      if (!a || !b) return [{ row: name, message: 'names a region that is not in the table' }];
      const leastMs = (2 * greatCircleKm(a, b)) / FIBER_KM_PER_MS;
      return tooFast(rttMeasurements, row, leastMs).map((ms): Fault => {
        return { row: name, message: `took ${ms} ms, light in fiber takes ${leastMs.toFixed(1)}` };
      });
    });
  },
};

function tooFast(measured: RttMeasurements, row: number, leastMs: number): readonly number[] {
  const values = [measured.rttMs[row], measured.rttMsP95[row], measured.earlierRttMs[row]];
  // A value that was not published is NaN, and no number is less than it.
  return values.filter((ms) => ms < leastMs);
}
