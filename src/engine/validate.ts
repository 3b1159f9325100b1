import { group } from 'd3-array';
import { greatCircleKm } from '../math/great-circle.ts';
import { accuracyOf, type Accuracy } from '../network/accuracy.ts';
import { measuredSamples } from '../network/calibrate/measured-samples.ts';
import { undirectedSamples, type RttSample } from '../network/calibrate/rtt-sample.ts';
import { countryFinder } from '../network/place-country.ts';
import { placeRoutes } from '../network/place-route.ts';
import { placesOf, type RttProfile } from '../network/rtt-matrix.ts';
import { rttModel, type RttModel } from '../network/rtt-model.ts';
import { rttPairs } from '../network/rtt-pairs.ts';
import type { World } from '../world/types.ts';
import { baselinesOf, type Baseline } from './validate-baselines.ts';

/** Measurements to hold the model against. */
export interface MeasurementSet {
  readonly name: string;
  readonly profile: RttProfile;
  readonly provider?: string;
  /** The day of the measurements: its cables hold. */
  readonly asOf: string;
  readonly samples: readonly RttSample[];
  /** Whether the times are 95th percentiles, and not medians. */
  readonly isP95?: boolean;
}

/** One measured pair beside the model. */
export interface ValidatedPair {
  readonly from: string;
  readonly to: string;
  readonly measuredMs: number;
  readonly modeledMs: number;
  readonly greatCircleKm: number;
  /** Continents of both ends, in a fixed order. */
  readonly continents: string;
  readonly isInBand: boolean;
  /** Whether both ends are far from every other measured place. */
  readonly isFar: boolean;
}

/** A part of a set with the model's accuracy on it. */
export interface AccuracyPart {
  readonly part: string;
  readonly accuracy: Accuracy;
}

/** How the model does on one set. */
export interface SetValidation {
  readonly name: string;
  readonly profile: RttProfile;
  readonly all: Accuracy;
  /** Share of measured times inside the band that should hold 80 %. */
  readonly bandCoverageShare: number;
  readonly byDistance: readonly AccuracyPart[];
  readonly byContinents: readonly AccuracyPart[];
  readonly byKnownness: readonly AccuracyPart[];
  readonly baselines: readonly Baseline[];
  /** The worst pairs, with the hubs of their modeled routes. */
  readonly worst: readonly (ValidatedPair & { readonly route: string })[];
}

const DISTANCE_BANDS = [
  ['under 500 km', 0, 500],
  ['500 to 2,000 km', 500, 2000],
  ['2,000 to 6,000 km', 2000, 6000],
  ['beyond 6,000 km', 6000, Infinity],
] as const;

/** A place without another measured one this near is far from what was calibrated on, km. */
const FAR_KM = 1000;

/** A pair of continents with fewer pairs says nothing. */
const FEWEST_PAIRS = 5;

const WORST_PAIRS = 20;

/** The measurement sets that come with the tables. */
export function shippedSets(world: World): readonly MeasurementSet[] {
  const { provider, rttMsDate, rttMsP95Date, earlierRttMsDate } = world.rttMeasurements;
  const present = measuredSamples(world);
  const p95 = present.flatMap(({ rttMsP95, ...sample }) =>
    rttMsP95 === undefined ? [] : [{ ...sample, rttMs: rttMsP95 }],
  );
  const common = { profile: 'cloud', provider } as const;
  return [
    {
      name: `${provider} medians of 30 days to ${rttMsDate} (fitted on)`,
      asOf: rttMsDate,
      samples: present,
      ...common,
    },
    {
      name: `${provider} medians of 30 days to ${earlierRttMsDate}`,
      asOf: earlierRttMsDate,
      samples: measuredSamples(world, 'earlier'),
      ...common,
    },
    {
      name: `${provider} 95th percentiles of 30 days to ${rttMsP95Date} (ratio fitted on)`,
      asOf: rttMsP95Date,
      samples: p95,
      isP95: true,
      ...common,
    },
  ];
}

/** The model against one set: undirected pairs of different metros. */
export function validateSet(world: World, set: MeasurementSet): SetValidation | undefined {
  const samples = withCountries(world, undirectedSamples(set.samples));
  if (samples.length === 0) return undefined;
  const options = { asOf: set.asOf, ...(set.provider !== undefined && { provider: set.provider }) };
  const model = rttModel(world, options);
  const pairs = validatedPairs(world, model, set, samples);
  const parts = (named: readonly (readonly [string, readonly ValidatedPair[]])[]) =>
    named.flatMap(([part, own]) => (own.length === 0 ? [] : [{ part, accuracy: accuracyOf(own) }]));
  const continents = [...group(pairs, (pair) => pair.continents)];
  return {
    name: set.name,
    profile: set.profile,
    all: accuracyOf(pairs),
    bandCoverageShare: pairs.filter(({ isInBand }) => isInBand).length / pairs.length,
    byDistance: parts(
      DISTANCE_BANDS.map(([part, from, to]) => [
        part,
        pairs.filter(({ greatCircleKm: km }) => km >= from && km < to),
      ]),
    ),
    byContinents: parts(
      continents
        .filter(([, own]) => own.length >= FEWEST_PAIRS)
        .sort(([, a], [, b]) => b.length - a.length),
    ),
    byKnownness: parts([
      [
        `an end over ${FAR_KM} km from every other measured place`,
        pairs.filter(({ isFar }) => isFar),
      ],
      ['other pairs', pairs.filter(({ isFar }) => !isFar)],
    ]),
    baselines: baselinesOf(pairs),
    worst: worstPairs(model, set.profile, samples, pairs),
  };
}

function withCountries(world: World, samples: readonly RttSample[]): readonly RttSample[] {
  const countryOf = countryFinder(world);
  const known = (place: RttSample['from']): RttSample['from'] =>
    place.country === '' ? { ...place, country: countryOf(place.latDeg, place.lonDeg) } : place;
  return samples.map((sample) => ({ ...sample, from: known(sample.from), to: known(sample.to) }));
}

function validatedPairs(
  world: World,
  model: RttModel,
  { profile, isP95 }: MeasurementSet,
  samples: readonly RttSample[],
): readonly ValidatedPair[] {
  const from = placesOf(samples.map((sample) => sample.from));
  const to = placesOf(samples.map((sample) => sample.to));
  const modeled = rttPairs(model, { from, to, profile });
  const medians = isP95 ? modeled.rttMsP95 : modeled.rttMs;
  const far = farPlaces(samples);
  const continentOf = (country: string): string => world.countries.get(country)?.region ?? country;
  return samples.map((sample, i) => {
    // The band is one of medians; around a 95th percentile it stands in the same proportion.
    const scale = medians[i] / modeled.rttMs[i];
    const isAbove = sample.rttMs >= modeled.lowMs[i] * scale;
    return {
      from: sample.from.name,
      to: sample.to.name,
      measuredMs: sample.rttMs,
      modeledMs: medians[i],
      greatCircleKm: greatCircleKm(sample.from, sample.to),
      continents: [sample.from, sample.to]
        .map((it) => continentOf(it.country))
        .sort()
        .join(' - '),
      isInBand: isAbove && sample.rttMs <= modeled.highMs[i] * scale,
      isFar: far.has(sample.from.name) || far.has(sample.to.name),
    };
  });
}

function farPlaces(samples: readonly RttSample[]): ReadonlySet<string> {
  const places = new Map(samples.flatMap(({ from, to }) => [from, to]).map((it) => [it.name, it]));
  const all = [...places.values()];
  const isLonely = (place: RttSample['from']): boolean =>
    all.every((other) => other === place || greatCircleKm(place, other) > FAR_KM);
  return new Set(all.filter(isLonely).map(({ name }) => name));
}

function worstPairs(
  model: RttModel,
  profile: RttProfile,
  samples: readonly RttSample[],
  pairs: readonly ValidatedPair[],
): SetValidation['worst'] {
  const routeOf = placeRoutes(model, profile);
  const miss = (i: number): number => Math.abs(Math.log(pairs[i].modeledMs / pairs[i].measuredMs));
  const order = [...pairs.keys()].sort((a, b) => miss(b) - miss(a)).slice(0, WORST_PAIRS);
  return order.map((i) => {
    const { nodes } = routeOf(samples[i].from, samples[i].to);
    const hubs = nodes.map((node) => model.backbone.hubs[node]);
    const route = hubs.flatMap((hub) => (hub.country === undefined ? [] : [hub.id])).join(' ');
    return { ...pairs[i], route: route === '' ? 'straight over land' : route };
  });
}
