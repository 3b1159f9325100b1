import { createHash } from 'node:crypto';
import type { Scenario } from './types.ts';

/**
 * SHA-256 (FIPS 180-4) over the resolved scenario as JSON with sorted keys, first 16 hexadecimal digits. Paths of files
 * and the order of keys in them have no part in it.
 */
export function scenarioHash(scenario: Omit<Scenario, 'hash'>): string {
  return createHash('sha256').update(canonicalJson(scenario)).digest('hex').slice(0, 16);
}

/** JSON with the keys of every object in code-point order; `undefined` is left out. */
export function canonicalJson(value: unknown): string {
  return JSON.stringify(value, (_key, part: unknown) =>
    typeof part === 'object' && part !== null && !Array.isArray(part) ? sortedByKey(part) : part,
  );
}

function sortedByKey(record: object): object {
  const entries = Object.entries(record) as [string, unknown][];
  return Object.fromEntries(entries.toSorted(([a], [b]) => (a < b ? -1 : 1)));
}
