import { countryNamed, type Named } from '../world-names.ts';
import type { NamedWorld } from './context.ts';
import type { Collect } from './fields.ts';

/** Key of a map by country that stands for every country which it does not name. */
const EVERY_OTHER = '*';

function countryOfKey(world: NamedWorld, key: string): Named<string> {
  if (key === EVERY_OTHER) return { ok: true, value: key };
  const country = countryNamed(world, key);
  return country.ok ? { ok: true, value: country.value.iso2 } : country;
}

interface ByCountryOptions {
  readonly world: NamedWorld;
  /** Path of the map from the value that is being read. */
  readonly path: readonly string[];
  /** What the map says of a country, in words. */
  readonly what: string;
}

/**
 * A map by names of countries as one by ISO 3166-1 alpha-2; `*` stays as it is.
 * Errors: unknown countries, and a country that is named twice, go to `collect` with the path `[...path, key]`.
 */
export function byCountry<T>(
  given: ReadonlyMap<string, T>,
  { world, path, what }: ByCountryOptions,
  collect: Collect,
): Readonly<Record<string, T>> {
  const values = new Map<string, T>();
  for (const [key, value] of given) {
    const place = { path: [...path, key], isOfKey: true };
    const country = countryOfKey(world, key);
    if (!country.ok) collect({ ...place, message: country.message, hint: country.hint });
    else if (values.has(country.value))
      collect({ ...place, message: `states ${what} of ${country.value} twice` });
    else values.set(country.value, value);
  }
  return Object.fromEntries(values);
}
