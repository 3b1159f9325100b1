/**
 * The chain from a scenario to its answer, each arrow one pure function. Rejected: a pipeline framework with named
 * stages; thirty lines of plain calls say the same, and a reader can step through them.
 */
import { serviceMatrix } from '../compliance/service-matrix.ts';
import { demandPoints } from '../demand/demand-points.ts';
import { rttModel } from '../network/rtt-model.ts';
import type { Scenario } from '../scenario/types.ts';
import type { World } from '../world/types.ts';
import { answerOf } from './answer.ts';
import type { Evaluation } from './evaluation.ts';
import { judgedSites } from './judged-sites.ts';
import { ownRttMs, providerMarket } from './provider-market.ts';
import { serviceReadings } from './service.ts';
import { fleetOf } from './site.ts';
import { acceleratorsOf, hasAccelerators } from './site-accelerator.ts';
import { siteSet } from './site-set.ts';

/** The answer to a scenario: its candidates judged, ranked, and explained. */
export function evaluate(world: World, scenario: Scenario): Evaluation {
  const { provider, asOf, demand, workloads } = scenario;
  const fleet = fleetOf(world, scenario);
  const set = siteSet(world, scenario, fleet);
  const points = demandPoints(world, { ...scenario, ...demand });
  const cuts = scenario.events.map(({ cut }) => cut);
  const model = rttModel(world, { asOf, cuts, provider });
  const accelerators = acceleratorsOf(world, scenario, set);
  const market = providerMarket({ world, points, model, accelerators, ...set, ...scenario });
  const siteCountries = [...new Set(set.sites.map(({ country }) => country))];
  const law = serviceMatrix(world, {
    provider,
    asOf,
    demandCountries: market.countries,
    siteCountries,
    dataClasses: [...new Set(workloads.map(({ dataClass }) => dataClass))],
    ...scenario.law,
  });
  const readings = serviceReadings({
    points,
    law,
    rttMs: ownRttMs(market, set.sites.length),
    sites: {
      countryOfSite: Int32Array.from(set.sites, ({ country }) => siteCountries.indexOf(country)),
      hasAccelerators: hasAccelerators(set, accelerators),
    },
    existing: set.existing,
  });
  const judged = judgedSites({ world, scenario, set, points, readings, market, model, accelerators });
  return answerOf({ world, scenario, fleet, set, points, today: readings.middle.today, judged });
}
