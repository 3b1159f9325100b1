import { fc } from '@fast-check/vitest';
import type {
  Country,
  DataClass,
  Fact,
  LawKind,
  LawRule,
  Provider,
} from '../../src/world/types.ts';

export const CODES = ['SA', 'DE', 'FR', 'CN', 'US', 'GB', 'JP', 'RU', 'EG'] as const;

export const CLASSES: readonly DataClass[] = [
  'personal',
  'financial',
  'health',
  'government',
  'telecom',
  'payment',
  'public',
];

const KINDS: readonly LawKind[] = [
  'mustStay',
  'copyStays',
  'conditionalTransfer',
  'adequacyList',
  'free',
];

function fact<T>(value: T): Fact<T> {
  return { value, source: 'test', year: 2026, confidence: 'low' };
}

/** A world of a few countries and two providers, with the given rules and nothing else. */
export function lawWorld(laws: readonly LawRule[]) {
  const countries = new Map<string, Country>(
    CODES.map((iso2) => [
      iso2,
      {
        iso2,
        iso3: `${iso2}X`,
        name: iso2,
        region: '',
        subregion: '',
        capital: '',
        currency: '',
        numbers: {},
        categories: {
          dataRegime: fact(iso2 === 'EG' ? 'strict' : 'conditional'),
          chineseVendorPolicy: fact(iso2 === 'GB' ? 'ban' : 'none'),
        },
      },
    ]),
  );
  const providers = new Map<string, Provider>(
    [['huawei', 'CN'] as const, ['aws', 'US'] as const].map(([id, home]) => [
      id,
      { id, name: id, aliases: [], headquarters: fact(home), parentHeadquarters: fact(home) },
    ]),
  );
  return { laws, countries, providers };
}

/** A rule as it may stand in the table: always consistent, any kind, any day. */
export const lawRule: fc.Arbitrary<LawRule> = fc
  .record({
    number: fc.nat(1_000_000),
    jurisdiction: fc.constantFrom(...CODES),
    dataClass: fc.constantFrom<DataClass | 'all'>(...CLASSES, 'all'),
    kind: fc.constantFrom(...KINDS),
    place: fc.constantFrom('EEA', 'EEA+EU_ADEQUATE', 'list'),
    everywhere: fc.constantFrom('any', 'any_with_filing', 'any_with_licence', 'any_except_CoC'),
    year: fc.integer({ min: 2000, max: 2030 }),
    isDated: fc.boolean(),
    sourced: fc.boolean(),
  })
  .map(({ number, kind, jurisdiction, place, everywhere, year, isDated, ...rest }) => ({
    id: `rule-${number}`,
    jurisdiction,
    kind,
    law: `law ${number}`,
    detail: '',
    destinations: destinationsOf(kind, jurisdiction, { place, everywhere }),
    ...(isDated && { inForceFrom: `${year}-06-01` }),
    ...rest,
    provenance: { source: 'test', year: 2026, confidence: 'low' as const },
  }));

function destinationsOf(
  kind: LawKind,
  jurisdiction: string,
  { place, everywhere }: { readonly place: string; readonly everywhere: string },
): string {
  switch (kind) {
    case 'mustStay':
      return jurisdiction;
    case 'copyStays':
      return `${jurisdiction}+copy`;
    case 'adequacyList':
      return place;
    case 'conditionalTransfer':
      return everywhere;
    case 'free':
      return 'any';
  }
}
