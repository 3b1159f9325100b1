import { greatCircleKm } from '../math/great-circle.ts';
import { bestMetroOf } from './best-metro.ts';
import { INDICATORS } from './columns.ts';
import { known, type Description, type RelatedRows } from './description.ts';
import type {
  City,
  CloudRegion,
  Coordinates,
  Country,
  Fact,
  NumericIndicator,
  World,
} from './types.ts';

/** Cities of a country that are listed, the most populous first. */
const MOST_CITIES = 15;

/** Everything known of a country: indicators, laws, cities, regions. */
export function describeCountry(world: World, country: Country): Description {
  const { iso2, iso3, name, region, subregion, capital, currency } = country;
  const numbers = Object.entries(country.numbers) as [NumericIndicator, Fact][];
  return {
    kind: 'country',
    id: iso2,
    title: `${name} (${iso2})`,
    identity: { iso2, iso3, region, subregion, capital, currency },
    values: [
      ...numbers.flatMap(([id, fact]) => known(id, fact, INDICATORS[id])),
      ...Object.entries(country.categories).flatMap(([id, fact]) => known(id, fact)),
    ],
    related: [countryLaws(world, iso2), countryCities(world, iso2), countryRegions(world, iso2)],
  };
}

function countryLaws({ laws }: World, iso2: string): RelatedRows {
  const own = laws.filter(({ jurisdiction }) => jurisdiction === iso2);
  return {
    title: 'Laws on where data may go',
    rows: own.map(({ law, dataClass, kind, destinations, inForceFrom, provenance }) => ({
      law,
      dataClass,
      kind,
      destinations,
      inForceFrom,
      confidence: provenance.confidence,
      source: provenance.source,
    })),
  };
}

function countryCities(world: World, iso2: string): RelatedRows {
  const own = world.cities.filter(({ country }) => country === iso2);
  const largest = own.toSorted((a, b) => b.population.value - a.population.value);
  const best = bestMetroOf(world, iso2);
  return {
    title: `Cities (${Math.min(MOST_CITIES, own.length)} of ${own.length})`,
    rows: largest.slice(0, MOST_CITIES).map((city) => ({
      city: city.id,
      people: city.population.value,
      role: roleOf(city, city.id === best?.id),
      confidence: city.population.confidence,
      source: city.population.source,
    })),
  };
}

function roleOf({ isCapital, isCandidate }: City, isBest: boolean): string {
  const roles = [isCapital && 'capital', isBest ? 'best metro' : isCandidate && 'candidate'];
  return roles.filter((role) => role !== false).join(', ');
}

/** Everything known of a city, and the nearest open region of every provider. */
export function describeCity(world: World, city: City): Description {
  const { id, name, country, latDeg, lonDeg, timeZone } = city;
  return {
    kind: 'city',
    id,
    title: `${name}, ${world.countries.get(country)?.name ?? country}`,
    identity: {
      id,
      latDeg,
      lonDeg,
      timeZone,
      capital: city.isCapital ? 'yes' : 'no',
      candidate: city.isCandidate ? 'yes' : 'no',
      chinaComputingHub: city.isChinaComputingHub ? 'yes' : 'no',
    },
    values: [
      ...known('population', city.population, { unit: 'people', meaning: 'people of the metro' }),
      ...known('temperatureMeanC', city.temperatureMeanC, { unit: '°C' }),
    ],
    related: [nearestRegions(world, city)],
  };
}

function nearestRegions(world: World, from: Coordinates): RelatedRows {
  const open = world.regions.filter(({ status }) => status === 'ga');
  const rows = [...world.providers.values()].flatMap(({ id, name }) => {
    const [nearest] = open
      .filter(({ provider }) => provider === id)
      .map((region) => ({ region, km: greatCircleKm(from, region) }))
      .sort((a, b) => a.km - b.km);
    const { region, km } = nearest;
    return [{ provider: name, region: region.code, city: region.city, distanceKm: Math.round(km) }];
  });
  return { title: 'Nearest open region of each provider', rows };
}

/** Regions of a country, of whatever provider. */
function countryRegions(world: World, iso2: string): RelatedRows {
  const own = world.regions.filter(({ country }) => country === iso2);
  const rows = own.map((region) => ({ provider: region.provider, ...regionRow(region) }));
  return { title: `Regions (${own.length})`, rows };
}

/** A region as a row, with how sure its zones and launch are. */
export function regionRow(region: CloudRegion): RelatedRows['rows'][number] {
  const { code, city, status, zones, launched, closed, provenance } = region;
  return {
    code,
    city,
    status,
    zones: zones?.value,
    zonesConfidence: zones?.confidence,
    launched: launched?.value,
    launchedConfidence: launched?.confidence,
    closed: closed?.value,
    source: provenance.source,
  };
}
