import { createHash } from 'node:crypto';
import { canonicalJson } from './canonical-json.ts';
import type { Scenario } from './types.ts';

/**
 * SHA-256 (FIPS 180-4) over the resolved scenario as JSON with sorted keys, first 16 hexadecimal digits. Paths of files
 * and the order of keys in them have no part in it.
 */
export function scenarioHash(scenario: Omit<Scenario, 'hash'>): string {
  return createHash('sha256').update(canonicalJson(scenario)).digest('hex').slice(0, 16);
}
