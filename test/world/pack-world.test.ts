import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { COMPILED } from '../../src/world/pack/compiled.ts';
import { faultLine } from '../../src/world/pack/fault.ts';
import { packWorld, type PackOutcome } from '../../src/world/pack/pack-world.ts';
import { loadWorld } from '../../src/world/load.ts';
import { TABLES } from '../../src/world/tables.ts';
import { unpackWorld } from '../../src/world/unpack.ts';

const texts = new Map(
  TABLES.map(({ name }) => [
    name,
    readFileSync(new URL(`../../src/world/tables/${name}.csv`, import.meta.url), 'utf8'),
  ]),
);

/** Packs some tables, or all, with the text of a few changed. */
function packed(
  change: Readonly<Partial<Record<string, string>>> = {},
  only?: readonly string[],
): PackOutcome {
  const csvOf = (table: string): string => change[table] ?? texts.get(table) ?? '';
  const schemas = TABLES.filter(({ name }) => !only || only.includes(name));
  return packWorld({ schemas, csvOf, compiled: COMPILED });
}

function worldOf(outcome: PackOutcome) {
  if (!outcome.ok) throw new Error(outcome.faults.map(faultLine).join('\n'));
  return outcome.world;
}

const whole = worldOf(packed());

describe('packWorld', () => {
  it('gives the same bytes for the same tables', () => {
    expect(JSON.stringify(worldOf(packed()))).toBe(JSON.stringify(whole));
  });

  it('is what the program loads: the packed file is not older than its tables', () => {
    expect(loadWorld().hash).toBe(whole.hash);
    expect(loadWorld()).toEqual(unpackWorld(whole));
  });

  it('changes its hash with any value', () => {
    const only = ['sources', 'providers'];
    const providers = (texts.get('providers') ?? '').replace('0.046', '0.047');
    expect(providers).not.toBe(texts.get('providers'));
    expect(worldOf(packed({ providers }, only)).hash).not.toBe(worldOf(packed({}, only)).hash);
  });

  it('refuses a source or country that does not exist, and says where it is named', () => {
    const countries = (texts.get('countries') ?? '').replace(/^MX,.*\n/m, '');
    const sources = (texts.get('sources') ?? '').replace(/^station-normals,.*\n/m, '');
    const outcome = packed({ countries, sources }, ['sources', 'countries', 'cities']);
    const lines = outcome.ok ? [] : outcome.faults.map(faultLine);
    expect(lines).toContainEqual(expect.stringMatching(/^cities\.csv:\d+ country: "MX" is not in/));
    expect(lines).toContainEqual(
      expect.stringMatching(/^cities\.csv:\d+ temperatureSource: "station-normals" is not in/),
    );
  });

  it('keeps every cell of the CSV: unpacked numbers are the numbers written there', () => {
    const world = loadWorld();
    const lines = (texts.get('cities') ?? '').trim().split('\n').slice(1);
    fc.assert(
      fc.property(fc.integer({ min: 0, max: lines.length - 1 }), (row) => {
        const city = world.cities[row];
        const [country, , latDeg, lonDeg, population] = (lines[row] ?? '').split(',');
        expect([city.country, city.latDeg, city.lonDeg, city.population.value]).toEqual([
          country,
          Number(latDeg),
          Number(lonDeg),
          Number(population),
        ]);
      }),
      { seed: 20240601, numRuns: 200 },
    );
  });
});
