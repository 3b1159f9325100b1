import { assert } from '../math/assert.ts';
import type { CostParameter, World } from '../world/types.ts';
import { checkedRange, type Range } from './range.ts';

/** Cost parameters that a scenario sets, by id of the world's table, in the unit of that table. */
export type Assumptions = Readonly<Record<string, Range>>;

/**
 * A parameter of the cost model: what the scenario assumes, else what the world's table says; in the table's unit.
 * Errors: throws `AssertionError` for an id that the table does not have, and for a range upside down (the scenario's
 * reader has told the user of it before).
 */
export function costParameter(world: World, id: string, assumptions: Assumptions): CostParameter {
  const known = world.costParameters.get(id);
  assert(known !== undefined, `the world's table has no cost parameter ${id}`);
  const assumed = assumptions[id] as Range | undefined;
  if (!assumed) {
    checkedRange({ low: known.low, mid: known.value, high: known.high }, id);
    return known;
  }
  const { low, mid, high } = checkedRange(assumed, id);
  return { ...known, low, value: mid, high, source: 'the scenario', confidence: 'medium' };
}
