import type { PackedWorld } from './packed.ts';
import { tableReader, type Citations } from './table-reader.ts';
import type { CategoryIndicator, Country, Fact, NumericIndicator } from './types.ts';

type FactsOf<Indicator extends string, T> = Readonly<Partial<Record<Indicator, Fact<T>>>>;

/** Countries by ISO 3166-1 alpha-2, each with the indicators that are known of it. */
export function unpackCountries(
  packed: PackedWorld,
  citations: Citations,
): ReadonlyMap<string, Country> {
  const numbers = numbersByCountry(packed, citations);
  const categories = categoriesByCountry(packed, citations);
  const table = tableReader(packed, 'countries', citations);
  const iso2 = table.texts('iso2');
  const iso3 = table.texts('iso3');
  const isoNumeric = table.optionalTexts('isoNumeric');
  const names = table.texts('name');
  const aliases = table.optionalTexts('aliases');
  const regions = table.texts('region');
  const subregions = table.texts('subregion');
  const capitals = table.optionalTexts('capital');
  const latDeg = table.optionalNumbers('capitalLatDeg');
  const lonDeg = table.optionalNumbers('capitalLonDeg');
  const currencies = table.optionalTexts('currency');
  const countries = table.records((row): Country => ({
    iso2: iso2[row],
    iso3: iso3[row],
    ...(isoNumeric[row] !== undefined && { isoNumeric: isoNumeric[row] }),
    name: names[row],
    aliases: aliases[row]?.split('|') ?? [],
    region: regions[row],
    subregion: subregions[row],
    capital: capitals[row] ?? '',
    ...capitalPlaceOf(latDeg[row], lonDeg[row]),
    currency: currencies[row] ?? '',
    numbers: numbers.get(iso2[row]) ?? {},
    categories: categories.get(iso2[row]) ?? {},
  }));
  return new Map(countries.map((country) => [country.iso2, country]));
}

function capitalPlaceOf(
  latDeg: number | undefined,
  lonDeg: number | undefined,
): Pick<Country, 'capitalPlace'> {
  return latDeg === undefined || lonDeg === undefined ? {} : { capitalPlace: { latDeg, lonDeg } };
}

function numbersByCountry(packed: PackedWorld, citations: Citations) {
  const table = tableReader(packed, 'country-indicators', citations);
  const facts = table.numberFacts('value', { low: 'low', high: 'high' });
  const indicators = table.texts('indicator') as readonly NumericIndicator[];
  return grouped(table.texts('country'), indicators, facts);
}

function categoriesByCountry(packed: PackedWorld, citations: Citations) {
  const table = tableReader(packed, 'country-categories', citations);
  const indicators = table.texts('indicator') as readonly CategoryIndicator[];
  return grouped(table.texts('country'), indicators, table.textFacts('value'));
}

/** Facts by country and indicator, from three parallel columns. */
function grouped<Indicator extends string, T>(
  countries: readonly string[],
  indicators: readonly Indicator[],
  facts: readonly (Fact<T> | undefined)[],
): ReadonlyMap<string, FactsOf<Indicator, T>> {
  const found = new Map<string, Partial<Record<Indicator, Fact<T>>>>();
  countries.forEach((country, row) => {
    const known: Partial<Record<Indicator, Fact<T>>> = found.get(country) ?? {};
    known[indicators[row]] = facts[row];
    found.set(country, known);
  });
  return found;
}
