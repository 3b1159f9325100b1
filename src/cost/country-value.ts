import { quantileSorted } from 'd3-array';
import { assert } from '../math/assert.ts';
import type {
  Confidence,
  Country,
  Fact,
  NumericIndicator,
  Provenance,
  World,
} from '../world/types.ts';
import type { Range } from './range.ts';

/** A number of a country with its bounds and where they come from. */
export interface CountryValue extends Range {
  /** Whether the world has no value, and the bounds are those of the country's neighbors. */
  readonly isUnknown: boolean;
  readonly provenance: readonly Provenance[];
}

/**
 * Half the width of a value's range as a fraction of the value, by the confidence in its source, where the source names
 * no range. An assumption: price surveys of one country differ by about so much.
 */
const SPREAD: Readonly<Record<Confidence, number>> = { high: 0.05, medium: 0.15, low: 0.3 };

/** The same for temperatures, whose zero means nothing: °C. */
const SPREAD_C: Readonly<Record<Confidence, number>> = { high: 1, medium: 2, low: 4 };

/** Fewer known neighbors than this say little about a country, and the whole world bounds it. */
const ENOUGH_NEIGHBORS = 5;

const isTemperature = (indicator: NumericIndicator): boolean => indicator.endsWith('C');

/**
 * A country's number with bounds: the source's own range, or one by its confidence. A number that is not known lies between
 * the 10th and 90th percentile of its subregion (of the world, where fewer than five neighbors are known) at their
 * median, and never within narrower bounds than a low-confidence value would have: not knowing never helps.
 */
export function countryValue(
  world: World,
  iso2: string,
  indicator: NumericIndicator,
): CountryValue {
  const country = world.countries.get(iso2);
  const fact = country?.numbers[indicator];
  if (fact) return { ...factRange(fact, indicator), isUnknown: false, provenance: [fact] };
  return boundsOfNeighbors(world, country?.subregion, indicator);
}

/** Bounds of what is not known, by world, subregion and indicator: the same for every country of a subregion. */
const remembered = new WeakMap<World, Map<string, CountryValue>>();

function boundsOfNeighbors(
  world: World,
  subregion: string | undefined,
  indicator: NumericIndicator,
): CountryValue {
  const byKey = remembered.get(world) ?? new Map<string, CountryValue>();
  remembered.set(world, byKey);
  const key = `${subregion ?? ''} ${indicator}`;
  const value = byKey.get(key) ?? neighborBounds(world, subregion, indicator);
  byKey.set(key, value);
  return value;
}

function neighborBounds(
  world: World,
  subregion: string | undefined,
  indicator: NumericIndicator,
): CountryValue {
  const known = neighborFacts(world, subregion, indicator);
  const [tenth, mid, ninetieth] = percentiles(known.facts.map(({ value }) => value));
  const bounds = spreadAround(mid, 'low', indicator);
  return {
    low: Math.min(tenth, bounds.low),
    mid,
    high: Math.max(ninetieth, bounds.high),
    isUnknown: true,
    provenance: [unknownProvenance(world, indicator, known)],
  };
}

/** The bounds of a fact: its own where the source gives them, else by its confidence. */
export function factRange(fact: Fact, indicator: NumericIndicator): Range {
  const { value } = fact;
  const bounds = spreadAround(value, fact.confidence, indicator);
  return {
    low: Math.min(fact.low ?? bounds.low, value),
    mid: value,
    high: Math.max(fact.high ?? bounds.high, value),
  };
}

/** The bounds that a value without a range of its own has by the confidence in its source. */
export function spreadAround(
  mid: number,
  confidence: Confidence,
  indicator: NumericIndicator,
): Range {
  const half = isTemperature(indicator) ? SPREAD_C[confidence] : SPREAD[confidence] * Math.abs(mid);
  return { low: mid - half, mid, high: mid + half };
}

interface Neighbors {
  readonly facts: readonly Fact[];
  readonly where: string;
}

function neighborFacts(
  world: World,
  subregion: string | undefined,
  indicator: NumericIndicator,
): Neighbors {
  const all = [...world.countries.values()];
  const near = all.filter((country) => country.subregion === subregion);
  const facts = knownFacts(near, indicator);
  return subregion !== undefined && facts.length >= ENOUGH_NEIGHBORS
    ? { facts, where: subregion }
    : { facts: knownFacts(all, indicator), where: 'the world' };
}

function knownFacts(countries: readonly Country[], indicator: NumericIndicator): readonly Fact[] {
  return countries.flatMap(({ numbers }) => numbers[indicator] ?? []);
}

function unknownProvenance(
  world: World,
  indicator: string,
  { facts, where }: Neighbors,
): Provenance {
  return {
    source: `unknown: bounded by ${facts.length} countries of ${where} (10th to 90th percentile)`,
    year: Number(world.compiled.slice(0, 4)),
    confidence: 'low',
    note: indicator,
  };
}

function percentiles(values: readonly number[]): readonly [number, number, number] {
  const sorted = [...values].sort((a, b) => a - b);
  const at = (share: number): number => quantileSorted(sorted, share) ?? NaN;
  assert(sorted.length > 0, 'an indicator that no country of the world has cannot be bounded');
  return [at(0.1), at(0.5), at(0.9)];
}
