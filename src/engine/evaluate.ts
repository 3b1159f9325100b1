/**
 * The chain from a scenario to its answer, each arrow one pure function. Rejected: a pipeline framework with named
 * stages; thirty lines of plain calls say the same, and a reader can step through them.
 */
import type { ServiceMatrix } from '../compliance/service-matrix.ts';
import { demandPoints } from '../demand/demand-points.ts';
import type { Scenario } from '../scenario/types.ts';
import type { World } from '../world/types.ts';
import { answerOf, type AnswerParts } from './answer.ts';
import type { Evaluation } from './evaluation.ts';
import { lawOfTheDay } from './law-of-the-day.ts';
import { judgedSites } from './judged-sites.ts';
import { networkOf, networkOptions } from './network-of-the-day.ts';
import { ownRtt, type ProviderMarket, providerMarket } from './provider-market.ts';
import { serviceReadings, type ServiceReadings } from './service.ts';
import { fleetOf } from './site.ts';
import { acceleratorsOf, hasAccelerators } from './site-accelerator.ts';
import { siteSet } from './site-set.ts';

/** The answer with all that it was drawn from: what maps and explanations of one site ask further. */
export interface EvaluationParts extends AnswerParts {
  readonly readings: ServiceReadings;
  readonly law: ServiceMatrix;
  readonly market: ProviderMarket;
}

/** The answer to a scenario: its candidates judged, ranked, and explained. */
export function evaluate(world: World, scenario: Scenario): Evaluation {
  return answerOf(evaluationParts(world, scenario));
}

/** Everything that the answer to a scenario is drawn from; {@link answerOf} draws it. */
export function evaluationParts(world: World, scenario: Scenario): EvaluationParts {
  const { provider, asOf, demand, workloads } = scenario;
  const fleet = fleetOf(world, scenario);
  const set = siteSet(world, scenario, fleet);
  const points = demandPoints(world, { ...scenario, ...demand });
  const model = networkOf(world, networkOptions(scenario));
  const accelerators = acceleratorsOf(world, scenario, set);
  const market = providerMarket({ world, points, model, accelerators, ...set, ...scenario });
  const siteCountries = [...new Set(set.sites.map(({ country }) => country))];
  const { sourcedOnly, cutOff } = scenario.law;
  const law = lawOfTheDay(world, {
    provider,
    asOf,
    demandCountries: market.countries,
    siteCountries,
    dataClasses: [...new Set(workloads.map(({ dataClass }) => dataClass))],
    sourcedOnly,
    cutOff,
  });
  const readings = serviceReadings({
    points,
    law,
    ...ownRtt(market, set.sites.length),
    sites: {
      countryOfSite: Int32Array.from(set.sites, ({ country }) => siteCountries.indexOf(country)),
      hasAccelerators: hasAccelerators(set, accelerators),
    },
    existing: set.existing,
  });
  const judged = judgedSites({
    world,
    scenario,
    set,
    points,
    readings,
    market,
    model,
    accelerators,
  });
  const { today } = readings.middle;
  return { world, scenario, fleet, set, points, today, judged, readings, law, market };
}
