import { greatCircleKm } from '../math/great-circle.ts';
import type { CloudRegion, Coordinates, RttMeasurements, World } from '../world/types.ts';

/** A round trip that somebody measured, ms. */
export interface MeasuredRtt {
  readonly rttMs: number;
  readonly rttMsP95?: number;
}

/** The shipped measurements, looked up by places. */
export interface MeasuredRtts {
  readonly between: (fromRegionId: string, toRegionId: string) => MeasuredRtt | undefined;
  /** The measured region at a place, if one stands there. */
  readonly regionAt: (place: Coordinates) => CloudRegion | undefined;
}

/** A region this near to coordinates is meant by them, km. */
const AT_REGION_KM = 10;

/** The measurements of a world by pair of regions; a pair measured one way only stands for both. */
export function measuredRtts({
  regions,
  rttMeasurements,
}: Pick<World, 'regions' | 'rttMeasurements'>): MeasuredRtts {
  const rows = new Map<string, number>();
  rttMeasurements.from.forEach((from, row) => {
    if (!Number.isNaN(rttMeasurements.rttMs[row]))
      rows.set(`${from}|${rttMeasurements.to[row]}`, row);
  });
  const ids = new Set(rttMeasurements.from);
  const measured = regions.filter((region) => ids.has(region.id));
  return {
    between: (from, to) => {
      const row = rows.get(`${from}|${to}`) ?? rows.get(`${to}|${from}`);
      return row === undefined ? undefined : measuredAt(rttMeasurements, row);
    },
    regionAt: (place) => measured.find((region) => greatCircleKm(region, place) <= AT_REGION_KM),
  };
}

function measuredAt({ rttMs, rttMsP95 }: RttMeasurements, row: number): MeasuredRtt {
  return Number.isNaN(rttMsP95[row])
    ? { rttMs: rttMs[row] }
    : { rttMs: rttMs[row], rttMsP95: rttMsP95[row] };
}
