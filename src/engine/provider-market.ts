import {
  acceleratorById,
  acceleratorPriceUsd,
  type AcceleratorClass,
} from '../compliance/accelerator-classes.ts';
import { acceleratorPriceIndex } from '../demand/accelerator-price-index.ts';
import { captureParameters, type CaptureParameters } from '../demand/capture-parameters.ts';
import {
  captureProblem,
  type CaptureProblem,
  type CaptureSite,
} from '../demand/capture-problem.ts';
import type { DemandPoints } from '../demand/demand-points.ts';
import type { ProviderConstants } from '../demand/provider-constants.ts';
import { providerUtility } from '../demand/provider-utility.ts';
import { sitePriceIndex } from '../demand/site-price-index.ts';
import type { RoutePlace } from '../network/place-route.ts';
import type { RttModel } from '../network/rtt-model.ts';
import type { LawAssumptions } from '../scenario/types.ts';
import type { CloudRegion, World } from '../world/types.ts';
import { assert } from '../math/assert.ts';
import { remembered } from '../math/remembered.ts';
import { marketLaw } from './market-law.ts';
import { marketRttMs } from './market-rtt.ts';
import { isStanding, type Site } from './site.ts';
import type { SiteAccelerator } from './site-accelerator.ts';

/** Class of accelerator that the others' price is measured against. */
const REFERENCE_ACCELERATOR = 'h100';

export interface ProviderMarketQuery {
  readonly world: World;
  readonly points: DemandPoints;
  readonly model: RttModel;
  /** The provider that the plan is for, with its regions and the places where it may build; none: rivals only. */
  readonly provider?: string;
  readonly sites: readonly Site[];
  /** Columns of `sites` that stand today. */
  readonly existing: readonly number[];
  readonly asOf: string;
  readonly law: Pick<LawAssumptions, 'sourcedOnly' | 'cutOff' | 'extraRules'>;
  readonly constants?: ProviderConstants;
  /** Accelerators by column of `sites`; without them every site has the reference class. */
  readonly accelerators?: readonly SiteAccelerator[];
}

/** The plan's provider and its rivals in one market. The columns of `sites` come first, in their order. */
export interface ProviderMarket {
  readonly problem: CaptureProblem;
  readonly providers: readonly string[];
  /** Countries of demand, in the order of the problem. */
  readonly countries: readonly string[];
  /** Columns open today: the provider's own regions and every rival's. */
  readonly open: readonly number[];
  readonly parameters: CaptureParameters;
}

/** Regions of other providers that sell to the public on a day, by id. */
export function rivalRegions(
  world: Pick<World, 'regions' | 'compiled'>,
  provider: string | undefined,
  asOf: string,
): readonly CloudRegion[] {
  return world.regions
    .filter(
      (region) =>
        region.provider !== provider &&
        region.status !== 'gov' &&
        isStanding(region, asOf, world.compiled),
    )
    .sort((a, b) => (a.id < b.id ? -1 : 1));
}

/** Demand, sites, round trips and law of every provider, as a capture problem. */
export function providerMarket(query: ProviderMarketQuery): ProviderMarket {
  const { world, points, provider, asOf } = query;
  const rivals = rivalRegions(world, provider, asOf);
  const providers = [...world.providers.keys()].sort();
  const countries = [...points.countries.keys()];
  const parameters = captureParameters(world);
  const columns: readonly MarketColumn[] = [
    ...query.sites.map((site) => ({ ...site, provider: provider ?? '', regionId: site.id })),
    ...rivals.map((region) => ({ ...region, regionId: region.id })),
  ];
  const prices = sitePriceIndex(world, columns);
  const fleetPriceIndex = fleetPriceIndexOf(query);
  const problem = captureProblem({
    points,
    sites: columns.map((column, j) => ({
      provider: column.provider,
      country: column.country,
      priceIndex: prices[j],
      ...acceleratorOffer(query, j, fleetPriceIndex),
    })),
    rttMs: marketRttMs(query.model, {
      users: points.cities.map(placeOf),
      sites: columns.map(placeOf),
    }),
    ...marketLaw(world, {
      asOf,
      sourcedOnly: query.law.sourcedOnly,
      cutOff: query.law.cutOff,
      ...(query.law.extraRules && { extraRules: query.law.extraRules }),
      demandCountries: countries,
      dataClassOfWorkload: points.workloads.map(({ dataClass }) => dataClass),
      columns: columns.map((column) => ({ provider: column.provider, country: column.country })),
    }),
    providers,
    providerUtility: providerUtility(world, {
      providers,
      countries,
      parameters,
      ...(query.constants === undefined ? {} : { constants: query.constants }),
    }),
    parameters,
  });
  const open = [...query.existing, ...rivals.map((_, index) => query.sites.length + index)];
  return { problem, providers, countries, open, parameters };
}

/** Round trips to the first `sites` columns of a market, and the shortest by country. */
export function ownRtt(
  { problem }: ProviderMarket,
  sites: number,
): Pick<CaptureProblem, 'rttMs' | 'leastRttMs'> {
  const { rttMs, leastRttMs, cities, countries } = problem;
  return {
    rttMs: rttMs.subarray(0, sites * cities),
    leastRttMs: leastRttMs.subarray(0, sites * countries),
  };
}

/**
 * Standing regions have accelerators at the price of 1, to which the providers' constants were fitted; a new site has what
 * may stand there, or none, at its price over that of the best that the provider may add to its standing regions: what it
 * could set up at home as well is no reason to build elsewhere.
 */
function acceleratorOffer(
  { world, sites, accelerators }: ProviderMarketQuery,
  column: number,
  fleetPriceIndex: number,
): Pick<CaptureSite, 'accelerators'> {
  const isStanding = column >= sites.length || sites[column].isExisting;
  if (isStanding || accelerators === undefined)
    return { accelerators: { priceIndex: 1, obtainableShare: 1 } };
  const { accelerator, verdict } = accelerators[column];
  if (accelerator === undefined || verdict === undefined) return {};
  const priceIndex = priceIndexOf(world, verdict.accelerator) / fleetPriceIndex;
  return { accelerators: { priceIndex, obtainableShare: verdict.obtainable.mid } };
}

/** Price index of the best accelerators that may be added to standing regions; that of the reference class without any. */
function fleetPriceIndexOf({ world, existing, accelerators = [] }: ProviderMarketQuery): number {
  const indices = existing.flatMap((column) => {
    const { accelerator, verdict } = accelerators[column] ?? {};
    return accelerator && verdict ? [priceIndexOf(world, verdict.accelerator)] : [];
  });
  return indices.length > 0 ? Math.min(...indices) : 1;
}

/**
 * Price of AI work on a class over that on the reference class, from the world's prices; 1 where a price is unknown. Kept,
 * since most sites have one of a few classes.
 */
const priceIndexOf = remembered((world: World, accelerator: AcceleratorClass): number => {
  const reference = acceleratorById(REFERENCE_ACCELERATOR);
  assert(reference !== undefined, 'the reference accelerator is not in the table');
  const price = acceleratorPriceUsd(world, accelerator)?.mid;
  const referencePrice = acceleratorPriceUsd(world, reference)?.mid;
  if (price === undefined || referencePrice === undefined) return 1;
  return acceleratorPriceIndex(
    { ...accelerator, priceUsd: price },
    { ...reference, priceUsd: referencePrice },
    world.costParameters.get('training_share_of_ai_compute')?.value ?? 0.5,
  );
});

/** A place alone: what a record says of it beside is not part of the question. */
function placeOf({ country, latDeg, lonDeg }: RoutePlace): RoutePlace {
  return { country, latDeg, lonDeg };
}

interface MarketColumn {
  readonly provider: string;
  readonly regionId: string;
  readonly country: string;
  readonly latDeg: number;
  readonly lonDeg: number;
}
