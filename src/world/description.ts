import type { Fact, Provenance } from './types.ts';

/** One thing known of a country, city, region or provider, with where it comes from. */
export interface KnownValue extends Provenance {
  readonly name: string;
  readonly value: number | string;
  readonly unit?: string;
  readonly low?: number | string;
  readonly high?: number | string;
  readonly meaning?: string;
}

/** Rows of other tables that belong to the thing described. */
export interface RelatedRows {
  readonly title: string;
  readonly rows: readonly Readonly<Record<string, string | number | undefined>>[];
}

/** Everything that the tables know of one thing, as plain data. */
export interface Description {
  readonly kind: 'provider' | 'country' | 'city' | 'region';
  readonly id: string;
  readonly title: string;
  /** What names and places it: said by the table as a whole. */
  readonly identity: Readonly<Record<string, string | number | undefined>>;
  readonly values: readonly KnownValue[];
  readonly related: readonly RelatedRows[];
}

/** A fact under its name; nothing where the fact is unknown. */
export function known(
  name: string,
  fact: Fact | Fact<string> | undefined,
  { unit, meaning }: { unit?: string; meaning?: string } = {},
): readonly KnownValue[] {
  if (!fact) return [];
  return [
    {
      name,
      ...fact,
      ...(unit !== undefined && { unit }),
      ...(meaning !== undefined && { meaning }),
    },
  ];
}
