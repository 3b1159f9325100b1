import type { ServiceMatrix } from '../compliance/service-matrix.ts';
import { type FactorBounds, gainedFactors, marketReadings } from '../demand/capture-spread.ts';
import { type DemandPoints, demandPoints } from '../demand/demand-points.ts';
import { type OpenedSite, openSite } from '../demand/open-site.ts';
import { remembered } from '../math/remembered.ts';
import type { RttModel } from '../network/rtt-model.ts';
import { rttSpread } from '../network/rtt-parameters.ts';
import type { Scenario } from '../scenario/types.ts';
import type { CloudRegion, World } from '../world/types.ts';
import type { CriterionValue } from './criterion-value.ts';
import {
  type GainCriterion,
  type GainErrors,
  gainsAtEnds,
  gainValues,
  middleValues,
} from './gain-values.ts';
import { lawOfTheDay } from './law-of-the-day.ts';
import { networkOf, networkOptions } from './network-of-the-day.ts';
import { ownRtt, type ProviderMarket, providerMarket } from './provider-market.ts';
import { type ServiceReadings, serviceReadings } from './service.ts';
import { fleetOf } from './site.ts';
import { acceleratorsOf, hasAccelerators, type SiteAccelerator } from './site-accelerator.ts';
import { type SiteSet, siteSet } from './site-set.ts';
import { type UsersGain, usersGain } from './users-gain.ts';

/**
 * What a scenario says of users, networks, laws and rivals. Money, the region's size and the weights are not among it: what
 * is asked of the demand side cannot depend on them.
 */
export type DemandQuestion = Pick<
  Scenario,
  | 'provider'
  | 'asOf'
  | 'fleet'
  | 'candidates'
  | 'horizonYears'
  | 'workloads'
  | 'demand'
  | 'law'
  | 'events'
>;

/** What a site would serve as an addition to the fleet. */
export interface SiteDemand {
  readonly gain: UsersGain;
  readonly gainValues: Readonly<Record<GainCriterion, CriterionValue>>;
  readonly opened: OpenedSite;
  /** How far what is new to the provider may be off, as factors; absent for sites that only set the scale. */
  readonly gained?: FactorBounds;
}

/** Whom the fleet serves on the scenario's day, and what every reference site and candidate would serve. */
export interface DemandSide {
  readonly fleet: readonly CloudRegion[];
  readonly set: SiteSet;
  readonly points: DemandPoints;
  readonly model: RttModel;
  /** By column. */
  readonly accelerators: readonly SiteAccelerator[];
  readonly market: ProviderMarket;
  readonly law: ServiceMatrix;
  readonly readings: ServiceReadings;
  /** By column. */
  readonly siteDemand: ReadonlyMap<number, SiteDemand>;
}

/** Answers that are kept, some twenty megabytes each: that of a what-if and of what it is held against. */
const MOST_ANSWERS = 3;

const demandAnswer = remembered(answerOfDemand, MOST_ANSWERS);

/** The demand side of a scenario; kept, since what-ifs about money, the region's size and the weights leave it as it is. */
export function demandSide(world: World, scenario: DemandQuestion): DemandSide {
  const { provider, asOf, fleet, candidates, horizonYears, workloads, demand, law, events } =
    scenario;
  const places = { fleet, candidates, events };
  return demandAnswer(world, { provider, asOf, horizonYears, workloads, demand, law, ...places });
}

function answerOfDemand(world: World, question: DemandQuestion): DemandSide {
  const fleet = fleetOf(world, question);
  const set = siteSet(world, question, fleet);
  const points = demandPoints(world, { ...question, ...question.demand });
  const model = networkOf(world, networkOptions(question));
  const accelerators = acceleratorsOf(world, question, set);
  const market = providerMarket({ world, points, model, accelerators, ...set, ...question });
  const law = fleetLaw(world, question, { set, market });
  const readings = serviceReadings({
    points,
    law,
    ...ownRtt(market, set.sites.length),
    sites: {
      countryOfSite: Int32Array.from(set.sites, ({ country }) =>
        law.query.siteCountries.indexOf(country),
      ),
      hasAccelerators: hasAccelerators(set, accelerators),
    },
    existing: set.existing,
  });
  const siteDemand = demandBySite(world, question, { set, points, market, readings });
  return { fleet, set, points, model, accelerators, market, law, readings, siteDemand };
}

/** The law for the provider, between all countries of demand and all of its sites. */
function fleetLaw(
  world: World,
  { provider, asOf, workloads, law: { sourcedOnly, cutOff, extraRules } }: DemandQuestion,
  { set, market }: Pick<DemandSide, 'set' | 'market'>,
): ServiceMatrix {
  return lawOfTheDay(world, {
    provider,
    asOf,
    demandCountries: market.countries,
    siteCountries: [...new Set(set.sites.map(({ country }) => country))],
    dataClasses: [...new Set(workloads.map(({ dataClass }) => dataClass))],
    sourcedOnly,
    cutOff,
    ...(extraRules && { extraRules }),
  });
}

/** Each site opened alone beside the fleet; reference sites only set the scale: nobody asks how far theirs may be off. */
function demandBySite(
  world: World,
  { provider }: DemandQuestion,
  { set, points, market, readings }: Pick<DemandSide, 'set' | 'points' | 'market' | 'readings'>,
): ReadonlyMap<number, SiteDemand> {
  const now = { ...market, provider: market.providers.indexOf(provider) };
  const markets = marketReadings(market.problem, now);
  const { today } = readings.middle;
  const errors = gainErrors(world, points);
  const columns = [...new Set([...set.references, ...set.candidates])];
  const opened = new Map(columns.map((column) => [column, openSite(markets.mid.opening, column)]));
  const isCandidate = new Set(set.candidates);
  const asked = columns.filter((column) => isCandidate.has(column));
  const gained = gainedFactors(
    markets,
    new Map([...opened].filter(([column]) => isCandidate.has(column))),
  );
  const ends = gainsAtEnds(readings, asked, errors);
  const demandAt = (column: number, ofColumn: OpenedSite): SiteDemand => {
    const gain = usersGain(today, { column });
    const end = ends.get(column);
    const factors = gained.get(column);
    return {
      gain,
      gainValues: end ? gainValues(today, gain, { ends: end, errors }) : middleValues(gain),
      opened: ofColumn,
      ...(factors && { gained: factors }),
    };
  };
  return new Map([...opened].map(([column, ofColumn]) => [column, demandAt(column, ofColumn)]));
}

function gainErrors(
  { backbone }: World,
  { countries, lowFactor, highFactor }: DemandPoints,
): GainErrors {
  const { bandLow, bandHigh } = rttSpread(backbone, 'public');
  const factors = (of: ReadonlyMap<string, number>) =>
    Float64Array.from(countries.keys(), (iso2) => of.get(iso2) ?? 1);
  return {
    demandLow: factors(lowFactor),
    demandHigh: factors(highFactor),
    rttLow: Math.exp(bandLow),
    rttHigh: Math.exp(bandHigh),
  };
}
