/**
 * The chain from a scenario to its answer, each arrow one pure function. Rejected: a pipeline framework with named
 * stages; thirty lines of plain calls say the same, and a reader can step through them.
 */
import { serviceMatrix } from '../compliance/service-matrix.ts';
import { demandPoints } from '../demand/demand-points.ts';
import { transposed } from '../math/transposed.ts';
import { placesOf, rttMatrix } from '../network/rtt-matrix.ts';
import { rttModel } from '../network/rtt-model.ts';
import type { Scenario } from '../scenario/types.ts';
import type { World } from '../world/types.ts';
import { answerOf } from './answer.ts';
import type { Evaluation } from './evaluation.ts';
import { judgedSites } from './judged-sites.ts';
import { serviceReadings } from './service.ts';
import { fleetOf } from './site.ts';
import { acceleratorsOf, hasAccelerators } from './site-accelerator.ts';
import { siteSet } from './site-set.ts';

/** The answer to a scenario: its candidates judged, ranked, and explained. */
export function evaluate(world: World, scenario: Scenario): Evaluation {
  const fleet = fleetOf(world, scenario);
  const set = siteSet(world, scenario, fleet);
  const points = demandPoints(world, { ...scenario, ...scenario.demand });
  const model = rttModel(world, {
    asOf: scenario.asOf,
    cuts: scenario.events.map(({ cut }) => cut),
    provider: scenario.provider,
  });
  const rtt = rttMatrix(model, {
    from: placesOf(points.cities),
    to: placesOf(set.sites),
    profile: 'public',
  });
  const law = serviceMatrix(world, {
    provider: scenario.provider,
    asOf: scenario.asOf,
    demandCountries: [...points.countries.keys()],
    siteCountries: set.sites.map(({ country }) => country),
    dataClasses: [...new Set(points.workloads.map(({ dataClass }) => dataClass))],
    sourcedOnly: scenario.law.sourcedOnly,
    cutOff: scenario.law.cutOff,
  });
  const accelerators = acceleratorsOf(world, scenario, set);
  const readings = serviceReadings({
    points,
    law,
    rttMs: transposed(rtt.rttMs, rtt),
    hasAccelerators: hasAccelerators(set, accelerators),
    existing: set.existing,
  });
  const judged = judgedSites({ world, scenario, set, points, readings, model, accelerators });
  const { today } = readings.middle;
  return answerOf({ world, scenario, fleet, set, points, today, judged });
}
