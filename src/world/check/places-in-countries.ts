import type { World } from '../types.ts';
import { kmOutside, landOf, loadBorders } from './borders.ts';
import { BORDER_EXCEPTIONS } from './border-exceptions.ts';
import { checkEach, type Fault, type WorldCheck } from './finding.ts';

/**
 * How far outside of its country a place may lie, km. The coasts of the map are simplified: without a tolerance 93 places by the
 * sea would stand in the water, the farthest of them 4.1 km out (measured over all places that are no exception).
 */
export const BORDER_TOLERANCE_KM = 5;

interface Place {
  readonly row: string;
  readonly country: string;
  readonly latDeg: number;
  readonly lonDeg: number;
}

/** Cities, regions and hubs lie on the land of their country, by point-in-polygon on the 1:50 million map. */
export const placesInCountries: WorldCheck = {
  check: 'places-in-countries',
  meaning: `cities, regions and hubs lie in their country, or at most ${BORDER_TOLERANCE_KM} km off its simplified coast`,
  run: (world) => {
    const borders = loadBorders();
    return checkEach(placesOf(world), (place) => {
      const country = world.countries.get(place.country);
      if (!country) return [{ row: place.row, message: `no country ${place.country}` }];
      if (BORDER_EXCEPTIONS.has(place.row)) return [];
      const lands = landOf(borders, country);
      if (lands.length === 0) return [fault(place, `the map does not show ${country.name}`)];
      const km = kmOutside(place, lands);
      if (km <= BORDER_TOLERANCE_KM) return [];
      return [fault(place, `lies ${km.toFixed(0)} km outside of ${country.name}`)];
    });
  },
};

/** Exceptions that are not needed: the place is gone, or lies in its country after all. */
export const exceptionsNeeded: WorldCheck = {
  check: 'exceptions-needed',
  meaning: 'every exception of the border check is a place that would fail it',
  run: (world) => {
    const borders = loadBorders();
    const places = new Map(placesOf(world).map((place) => [place.row, place]));
    return checkEach(BORDER_EXCEPTIONS.keys(), (row) => {
      const place = places.get(row);
      const country = place && world.countries.get(place.country);
      if (!place || !country)
        return [{ row, message: 'is an exception, but no such place exists' }];
      const lands = landOf(borders, country);
      const isFine = lands.length > 0 && kmOutside(place, lands) <= BORDER_TOLERANCE_KM;
      return isFine ? [fault(place, 'is an exception, but lies in its country')] : [];
    });
  },
};

/** Overseas departments have codes of their own on the backbone; the table of countries has them with France. */
const PART_OF: Readonly<Partial<Record<string, string>>> = {
  GF: 'FR',
  GP: 'FR',
  MQ: 'FR',
  RE: 'FR',
  YT: 'FR',
};

function placesOf({ cities, regions, backbone }: World): readonly Place[] {
  const hubs = backbone.hubs.flatMap(({ id, country, latDeg, lonDeg }) => {
    if (country === undefined) return [];
    return [{ row: `backbone-hubs ${id}`, country: PART_OF[country] ?? country, latDeg, lonDeg }];
  });
  return [
    ...hubs,
    ...cities.map((city) => ({ ...city, row: `cities ${city.id}` })),
    ...regions.map((region) => ({ ...region, row: `regions ${region.id}` })),
  ];
}

function fault({ row, latDeg, lonDeg }: Place, message: string): Fault {
  return { row, message: `${message} (${latDeg}, ${lonDeg})` };
}
