import * as turf from '@turf/turf';
import { placesOf, rttMatrix } from '../../src/network/rtt-matrix.ts';
import { rttModel } from '../../src/network/rtt-model.ts';
import { loadWorld } from '../../src/world/load.ts';
import type { BenchGroup } from './bench-case.ts';

const CITIES = 1500;
const SITES = 500;

/** The routed matrix beside what a user would write first: a loop over great-circle distances. */
export const matrixGroup: BenchGroup = {
  title: `RTT of ${CITIES} cities by ${SITES} sites`,
  target: 'over 10 times faster than the loop over turf.distance',
  cases: () => {
    const { cities, backbone } = loadWorld();
    const from = cities.slice(0, CITIES);
    const to = cities.filter((_, index) => index % 3 === 0).slice(0, SITES);
    const model = rttModel({ backbone });
    model.network('public');
    const query = { from: placesOf(from), to: placesOf(to), profile: 'public' } as const;
    return Promise.resolve([
      { name: 'rttMatrix (routes over the backbone)', run: () => rttMatrix(model, query) },
      {
        name: 'loop over turf.distance (great circles)',
        isBaseline: true,
        run: () => {
          const km = new Float64Array(CITIES * SITES);
          let at = 0;
          for (const a of from)
            for (const b of to)
              km[at++] = turf.distance([a.lonDeg, a.latDeg], [b.lonDeg, b.latDeg]);
          return km;
        },
      },
    ]);
  },
};
