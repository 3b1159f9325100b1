import { dataGravity, type Gravity } from '../cost/data-gravity.ts';
import { listPrices } from '../cost/list-price.ts';
import { REFERENCE_LEASE_KM } from '../cost/running-cost.ts';
import { GIGABYTES_PER_GBPS_YEAR } from '../cost/service-cost.ts';
import type { SiteCost } from '../cost/site-cost.ts';
import { placesOf } from '../network/rtt-matrix.ts';
import type { RttModel } from '../network/rtt-model.ts';
import { rttPairs } from '../network/rtt-pairs.ts';
import type { World } from '../world/types.ts';
import { GRAVITY_CRITERIA } from '../scenario/criteria.ts';
import type { Scenario } from '../scenario/types.ts';
import type { CriterionValue } from './criterion-value.ts';
import type { ServiceReadings } from './service.ts';
import type { Site } from './site.ts';
import type { SiteSet } from './site-set.ts';

/** A standing region that serves training today: the data of that work lie there. */
export interface DataPlace {
  readonly site: Site;
  /** Share of the training that the fleet serves. */
  readonly share: number;
}

/** A training set that one run reads. */
export interface TrainingData {
  readonly label: string;
  readonly terabytes: number;
}

/** Tokens of text take about four bytes each; a petabyte is what large sets of pictures and video take (an assumption). */
export const TRAINING_DATA: readonly TrainingData[] = [
  { label: 'text', terabytes: 8 },
  { label: 'pictures and video', terabytes: 1000 },
];

/** Part of the backbone that a move may take, and how full it runs that part. Assumptions. */
export const MOVE_SHARE = 0.1;
const FILL_SHARE = 0.8;

/** What bringing the data of a training run to a site takes, and whether the run is worth bringing. */
export interface TrainingMove {
  readonly data: TrainingData;
  /** Over the provider's own backbone. */
  readonly own: Gravity;
  /** For a customer who leaves another cloud there, at its list price of egress. */
  readonly leaving: Gravity;
}

export interface TrainingGravity {
  readonly place: DataPlace;
  readonly pathKm: number;
  readonly rttMs: number;
  /** What the run costs where the data lie, USD; absent where no accelerators may be set up. */
  readonly runUsdThere?: number;
  readonly moves: readonly TrainingMove[];
}

/** The parts of an evaluation that say where training is served. */
export interface PlacesParts {
  readonly scenario: Scenario;
  readonly set: SiteSet;
  readonly readings: ServiceReadings;
}

export interface GravityParts {
  readonly world: World;
  readonly model: RttModel;
  readonly site: Site;
  readonly cost: SiteCost;
  readonly places: readonly DataPlace[];
  /** The run at the site, USD. */
  readonly runUsd: number;
  /** The run elsewhere, USD; `undefined` where no accelerators may be set up. */
  readonly runUsdAt: (site: Site) => number | undefined;
}

/** Id of the class of work whose data weigh; a scenario that renames it has the classes on accelerators instead. */
const TRAINING = 'aiTraining';

function trainingWorkloads({ workloads }: Scenario): readonly number[] {
  const withId = workloads.flatMap(({ id }, w) => (id === TRAINING ? [w] : []));
  const accelerated = workloads.flatMap(({ needsAccelerators }, w) =>
    needsAccelerators ? [w] : [],
  );
  return withId.length > 0 ? withId : accelerated;
}

/** Regions of the fleet by the training that they serve today, most first. */
export function trainingPlaces({ scenario, set, readings }: PlacesParts): readonly DataPlace[] {
  const { sites } = set;
  const { today, workloadOfRow } = readings.middle;
  const training = trainingWorkloads(scenario);
  const usdOfSite = new Float64Array(sites.length);
  today.assignment.siteOfRow.forEach((site, row) => {
    if (site >= 0 && training.includes(workloadOfRow[row]))
      usdOfSite[site] += today.demand.usdPerYear[row];
  });
  const all = usdOfSite.reduce((sum, usd) => sum + usd, 0);
  return sites
    .flatMap((site, j) => (usdOfSite[j] > 0 ? [{ site, share: usdOfSite[j] / all }] : []))
    .sort((a, b) => b.share - a.share);
}

/**
 * Data gravity of training: what it takes to bring a run's data from where they lie to a site, over the cables of the day, and
 * whether what the run saves there pays for it. The move takes a part of the site's capacity; on the own backbone a
 * gigabyte costs its part of the wavelengths leased along the route, from another cloud the list price of egress.
 * Where no accelerators may stand beside the data there is no run to compare with, and the move is only priced.
 */
export function trainingGravity(parts: GravityParts): readonly TrainingGravity[] {
  const { world, model, site, places } = parts;
  const pairs = rttPairs(model, {
    from: placesOf(places.map((place) => place.site)),
    to: placesOf(places.map(() => site)),
    profile: 'cloud',
  });
  return places.map((place, k) => {
    const pathKm = pairs.pathKm[k];
    const runUsdThere = parts.runUsdAt(place.site);
    const leaving = listPrices(world, place.site.country).egressUsdPerGigabyte.mid;
    const move = (data: TrainingData, egressUsdPerGigabyte: number): Gravity =>
      dataGravity({
        terabytes: data.terabytes,
        linkGbps: parts.cost.backboneGbps * MOVE_SHARE,
        fillShare: FILL_SHARE,
        egressUsdPerGigabyte,
        hereUsd: runUsdThere ?? parts.runUsd,
        thereUsd: parts.runUsd,
      });
    return {
      place,
      pathKm,
      rttMs: pairs.rttMs[k],
      ...(runUsdThere !== undefined && { runUsdThere }),
      moves: TRAINING_DATA.map((data) => ({
        data,
        own: move(data, backboneUsdPerGigabyte(parts.cost, pathKm)),
        leaving: move(data, leaving),
      })),
    };
  });
}

/** Whether a scenario ranks by what its training data weigh. */
export function asksForGravity({ criteria }: Pick<Scenario, 'criteria'>): boolean {
  const [{ id }] = GRAVITY_CRITERIA;
  return criteria.some(
    (spec) => spec.id === id || (spec.kind === 'formula' && spec.formula.includes(id)),
  );
}

/**
 * What bringing a terabyte of training data to a site costs on the own backbone, USD, over all places where such data lie by
 * their share, with the bounds of the wavelengths' price; unknown where the fleet serves no training.
 */
export function trainingDataUsdPerTb({
  model,
  site,
  cost,
  places,
}: Pick<GravityParts, 'model' | 'site' | 'cost' | 'places'>): CriterionValue {
  if (places.length === 0) return {};
  const { pathKm } = rttPairs(model, {
    from: placesOf(places.map((place) => place.site)),
    to: placesOf(places.map(() => site)),
    profile: 'cloud',
  });
  const meanKm = places.reduce((sum, { share }, k) => sum + share * pathKm[k], 0);
  const value = 1000 * backboneUsdPerGigabyte(cost, meanKm);
  const { low, mid, high } = cost.inputs.wavelengthUsdPerMonth;
  return Number.isFinite(value)
    ? { value, low: (value * low) / mid, high: (value * high) / mid }
    : {};
}

/** What carrying a gigabyte so far costs on leased wavelengths, USD: their yearly price by length over what they carry. */
export function backboneUsdPerGigabyte({ inputs }: SiteCost, pathKm: number): number {
  const usdPerGbpsYear = (inputs.wavelengthUsdPerMonth.mid * 12) / 100;
  const gigabytes = GIGABYTES_PER_GBPS_YEAR * FILL_SHARE;
  return (usdPerGbpsYear * (pathKm / REFERENCE_LEASE_KM)) / gigabytes;
}
