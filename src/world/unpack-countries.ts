import type { PackedWorld } from './packed.ts';
import { tableReader, type Citations } from './table-reader.ts';
import type { CategoryIndicator, Country, Fact, NumericIndicator } from './types.ts';

type Numbers = Partial<Record<NumericIndicator, Fact>>;
type Categories = Partial<Record<CategoryIndicator, Fact<string>>>;

/** Countries by ISO 3166-1 alpha-2, each with the indicators that are known of it. */
export function unpackCountries(
  packed: PackedWorld,
  citations: Citations,
): ReadonlyMap<string, Country> {
  const numbers = numbersByCountry(packed, citations);
  const categories = categoriesByCountry(packed, citations);
  const table = tableReader(packed, 'countries', citations);
  const countries = table.map((row): Country => {
    const iso2 = table.text('iso2', row);
    const latDeg = table.optionalNumber('capitalLatDeg', row);
    const lonDeg = table.optionalNumber('capitalLonDeg', row);
    return {
      iso2,
      iso3: table.text('iso3', row),
      name: table.text('name', row),
      region: table.text('region', row),
      subregion: table.text('subregion', row),
      capital: table.optionalText('capital', row) ?? '',
      ...(latDeg !== undefined && lonDeg !== undefined && { capitalPlace: { latDeg, lonDeg } }),
      currency: table.optionalText('currency', row) ?? '',
      numbers: numbers.get(iso2) ?? {},
      categories: categories.get(iso2) ?? {},
    };
  });
  return new Map(countries.map((country) => [country.iso2, country]));
}

function numbersByCountry(packed: PackedWorld, citations: Citations): Map<string, Numbers> {
  const table = tableReader(packed, 'country-indicators', citations);
  const found = new Map<string, Numbers>();
  for (let row = 0; row < table.rows; row++) {
    const fact = table.numberFact('value', row, { low: 'low', high: 'high' });
    const indicator = table.text('indicator', row) as NumericIndicator;
    if (fact) entryOf(found, table.text('country', row))[indicator] = fact;
  }
  return found;
}

function categoriesByCountry(packed: PackedWorld, citations: Citations): Map<string, Categories> {
  const table = tableReader(packed, 'country-categories', citations);
  const found = new Map<string, Categories>();
  for (let row = 0; row < table.rows; row++) {
    const fact = table.textFact('value', row);
    const indicator = table.text('indicator', row) as CategoryIndicator;
    if (fact) entryOf(found, table.text('country', row))[indicator] = fact;
  }
  return found;
}

function entryOf<T extends object>(found: Map<string, Partial<T>>, iso2: string): Partial<T> {
  const known = found.get(iso2);
  if (known) return known;
  const fresh: Partial<T> = {};
  found.set(iso2, fresh);
  return fresh;
}
