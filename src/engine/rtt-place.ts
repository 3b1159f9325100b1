import type { Diagnostic } from '../scenario/diagnostic.ts';
import { countryFinder } from '../network/place-country.ts';
import type { RoutePlace } from '../network/place-route.ts';
import { findPlaces, type PlaceThing } from '../world/find.ts';
import type { City, World } from '../world/types.ts';

/** An end of a round trip as the user named it. */
export interface NamedPlace extends RoutePlace {
  readonly name: string;
  /** Where the name is that of a cloud region. */
  readonly regionId?: string;
}

/** What a text names as a place, or the fault of naming none. */
export type PlaceAnswer =
  | { readonly place: NamedPlace; readonly others: readonly string[] }
  | { readonly fault: Diagnostic };

const COORDINATES = /^\s*(-?\d+(?:\.\d+)?)\s*,\s*(-?\d+(?:\.\d+)?)\s*$/;

/**
 * The place that a text names: `lat,lon` in degrees, a region (`azure:eastus`), a city (`Querétaro`, `MX/Querétaro`),
 * a country (its largest city). Of namesakes the most populous is taken, and the others are named.
 */
export function rttPlace(world: World, text: string): PlaceAnswer {
  const coordinates = COORDINATES.exec(text);
  if (coordinates)
    return coordinatePlace(world, text, Number(coordinates[1]), Number(coordinates[2]));
  const { matches, near } = findPlaces(world, text);
  if (matches.length === 0) {
    const hint = near.map(({ name }) => name).join(', ');
    return fault(
      text,
      `no place is called ${JSON.stringify(text)}`,
      hint && `did you mean ${hint}?`,
    );
  }
  const places = matches.flatMap((thing) => placeOf(world, thing));
  return { place: places[0], others: places.slice(1).map(({ name }) => name) };
}

function coordinatePlace(world: World, text: string, latDeg: number, lonDeg: number): PlaceAnswer {
  if (Math.abs(latDeg) > 90 || Math.abs(lonDeg) > 180) {
    const message = 'latitudes are from -90 to 90, longitudes from -180 to 180';
    return fault(text, message, 'write lat,lon in degrees, e.g. 52.37,4.90');
  }
  const country = countryFinder(world)(latDeg, lonDeg);
  return { place: { name: `${latDeg},${lonDeg}`, latDeg, lonDeg, country }, others: [] };
}

function fault(text: string, message: string, hint: string): PlaceAnswer {
  const diagnostic: Diagnostic = { severity: 'error', file: 'arguments', path: text, message };
  return { fault: hint === '' ? diagnostic : { ...diagnostic, hint } };
}

function placeOf(world: World, thing: PlaceThing): readonly NamedPlace[] {
  switch (thing.kind) {
    case 'region': {
      const { id, city, country, latDeg, lonDeg } = thing.region;
      return [{ name: `${city} (${id})`, country, latDeg, lonDeg, regionId: id }];
    }
    case 'city':
      return [cityPlace(thing.city)];
    case 'country': {
      const cities = world.cities.filter(({ country }) => country === thing.country.iso2);
      const largest = cities.toSorted((a, b) => b.population.value - a.population.value);
      return largest.slice(0, 1).map(cityPlace);
    }
  }
}

function cityPlace({ name, country, latDeg, lonDeg }: City): NamedPlace {
  return { name: `${name}, ${country}`, country, latDeg, lonDeg };
}
