import type { RegionTemplate } from '../../src/region/template.ts';
import type { Country, Fact, NumericIndicator, World } from '../../src/world/types.ts';
import { loadWorld } from '../../src/world/load.ts';

export const world = loadWorld();

export const AS_OF = '2025-12-31';

/** Three zones of 4 MW, a fifth of the load for accelerators. */
export const TEMPLATE: RegionTemplate = {
  zones: 3,
  itLoadMwPerZone: 4,
  zoneSpacingKm: 30,
  interZoneGbps: 6400,
  acceleratorShare: 0.2,
};

/** The world with one number of one country changed, or taken away. */
export function withNumber(
  iso2: string,
  indicator: NumericIndicator,
  fact: Fact | undefined,
): World {
  const country = world.countries.get(iso2);
  if (!country) throw new Error(`no country ${iso2}`);
  const others = Object.entries(country.numbers).filter(([id]) => id !== indicator);
  const numbers = Object.fromEntries(fact ? [...others, [indicator, fact]] : others);
  const changed: Country = { ...country, numbers };
  return { ...world, countries: new Map([...world.countries, [iso2, changed]]) };
}

/** A value that somebody measured well. */
export function measured(value: number): Fact {
  return { value, source: 'a test', year: 2025, confidence: 'high' };
}
