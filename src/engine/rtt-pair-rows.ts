import { measuredRtts, type MeasuredRtt, type MeasuredRtts } from '../network/measured-rtt.ts';
import { countryFinder } from '../network/place-country.ts';
import type { RoutePlace } from '../network/place-route.ts';
import { rttModel } from '../network/rtt-model.ts';
import { placesOf, type RttProfile } from '../network/rtt-matrix.ts';
import { rttPairsAmong, type PairsAmongQuery, type RttPairs } from '../network/rtt-pairs.ts';
import type { Checked } from '../scenario/diagnostic.ts';
import type { World } from '../world/types.ts';
import { networkQuestion, type RttQuestion } from './rtt-question.ts';

/** One row of a file of pairs, as text. */
export interface PairRow {
  readonly from: PlaceCells;
  readonly to: PlaceCells;
}

interface PlaceCells {
  readonly lat: string;
  readonly lon: string;
  /** ISO2; empty where unknown. */
  readonly country: string;
}

/** The answer to a row. */
export interface PairAnswer {
  readonly rttMs: number;
  readonly rttMsP95: number;
  readonly lowMs: number;
  readonly highMs: number;
  readonly pathKm: number;
  readonly kind: 'measured' | 'modeled';
}

/** Answers to rows, in their order; a text says what is wrong with its row. */
export type PairAnswerer = (rows: readonly PairRow[]) => readonly (PairAnswer | string)[];

/**
 * Answers rows of pairs, many at once. Pairs of the measured provider's own regions get their measurement. What a
 * text of coordinates means is worked out once, because files name the same places again and again.
 */
export function pairAnswerer(
  world: World,
  question: Omit<RttQuestion, 'from' | 'to'>,
): Checked<PairAnswerer> {
  const checked = networkQuestion(world, question);
  if (!checked.ok) return checked;
  const { profile, cuts, asOf } = question;
  const { provider } = checked.value;
  const model = rttModel(world, { cuts, asOf: asOf ?? world.compiled, ...checked.value });
  const mayMeasure =
    profile === 'cloud' &&
    provider === world.rttMeasurements.provider &&
    cuts.length === 0 &&
    asOf === undefined;
  const measured = mayMeasure ? measuredRtts(world) : undefined;
  const placeOf = placeReader(world, (place) => measured?.regionAt(place)?.id);
  const value: PairAnswerer = (rows) => {
    const read = rows.map(({ from, to }) => [placeOf(from, 'from'), placeOf(to, 'to')] as const);
    const pairs = rttPairsAmong(model, pairsAmong(read, profile));
    let at = 0;
    return read.map(([a, b]) => {
      if (typeof a === 'string') return a;
      if (typeof b === 'string') return b;
      return answerAt(pairs, at++, measured && measuredBetween(measured, a, b));
    });
  };
  return { ok: true, value, warnings: [] };
}

type ReadPair = readonly [KnownPlace | string, KnownPlace | string];

/** The good rows as pairs among the places that occur in them, each once. */
function pairsAmong(read: readonly ReadPair[], profile: RttProfile): PairsAmongQuery {
  const indexOf = new Map<KnownPlace, number>();
  const indexAt = (place: KnownPlace): number => {
    const index = indexOf.get(place) ?? indexOf.size;
    if (index === indexOf.size) indexOf.set(place, index);
    return index;
  };
  const [from, to]: [number[], number[]] = [[], []];
  for (const [a, b] of read) {
    if (typeof a === 'string' || typeof b === 'string') continue;
    from.push(indexAt(a));
    to.push(indexAt(b));
  }
  return {
    places: placesOf(Array.from(indexOf.keys(), ({ place }) => place)),
    from: Int32Array.from(from),
    to: Int32Array.from(to),
    profile,
  };
}

function measuredBetween(
  measured: MeasuredRtts,
  a: KnownPlace,
  b: KnownPlace,
): MeasuredRtt | undefined {
  if (a.regionId === undefined || b.regionId === undefined) return undefined;
  return measured.between(a.regionId, b.regionId);
}

function answerAt(
  pairs: RttPairs,
  at: number,
  measured: MeasuredRtt | undefined,
): PairAnswer | string {
  const pair = {
    rttMs: pairs.rttMs[at],
    rttMsP95: pairs.rttMsP95[at],
    lowMs: pairs.lowMs[at],
    highMs: pairs.highMs[at],
    pathKm: pairs.pathKm[at],
  };
  if (pair.rttMs === Infinity) return 'no route is left between the two places';
  if (measured === undefined) return { ...pair, kind: 'modeled' };
  const { rttMs, rttMsP95 = pair.rttMsP95 } = measured;
  return { ...pair, rttMs, rttMsP95, lowMs: rttMs, highMs: rttMs, kind: 'measured' };
}

interface KnownPlace {
  readonly place: RoutePlace;
  readonly regionId: string | undefined;
}

function placeReader(
  world: World,
  regionAt: (place: RoutePlace) => string | undefined,
): (cells: PlaceCells, end: string) => KnownPlace | string {
  const countryOf = countryFinder(world);
  const known = new Map<string, KnownPlace | string>();
  return (cells, end) => {
    const key = `${cells.lat},${cells.lon},${cells.country}`;
    let found = known.get(key);
    if (found === undefined) {
      found = read(cells);
      known.set(key, found);
    }
    return typeof found === 'string' ? `${end}_${found}` : found;
  };

  function read({ lat, lon, country }: PlaceCells): KnownPlace | string {
    const latDeg = degrees(lat, 90);
    if (latDeg === undefined) return `lat must be a number from -90 to 90, got "${lat}"`;
    const lonDeg = degrees(lon, 180);
    if (lonDeg === undefined) return `lon must be a number from -180 to 180, got "${lon}"`;
    const given = country.trim().toUpperCase();
    if (given !== '' && !world.countries.has(given)) {
      return `country must be an ISO 3166-1 alpha-2 code, got "${country}"`;
    }
    const place = { latDeg, lonDeg, country: given === '' ? countryOf(latDeg, lonDeg) : given };
    return { place, regionId: regionAt(place) };
  }
}

function degrees(text: string, limit: number): number | undefined {
  const value = text.trim() === '' ? NaN : Number(text);
  return Math.abs(value) <= limit ? value : undefined;
}
