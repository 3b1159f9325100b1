import type { World } from '../world/types.ts';
import type { FieldFault } from './schema/faults.ts';
import type { Scenario } from './types.ts';

/** What is allowed in a scenario and yet perhaps not meant. */
export function scenarioWarnings(
  { asOf, assumptions, criteria }: Scenario,
  { compiled, costParameters }: World,
): readonly FieldFault[] {
  const faults: FieldFault[] = [];
  if (asOf > compiled) {
    const message = `lies after ${compiled}, the day of the world's tables: later launches are unknown`;
    faults.push({ path: ['asOf'], message });
  }
  for (const [id, { low, high }] of Object.entries(assumptions)) {
    const known = costParameters.get(id);
    if (!known || (low >= known.low && high <= known.high)) continue;
    const message = `goes beyond the world's range, ${known.low} to ${known.high} ${known.unit}`;
    faults.push({ path: ['assumptions', id], message });
  }
  for (const { id, weight } of criteria) {
    if (weight === 0) faults.push({ path: ['criteria', id], message: 'has no weight' });
  }
  return faults;
}
