import { z } from 'zod';
import type { CostParameter } from '../../world/types.ts';
import { assumptionUnit } from '../assumption-unit.ts';
import { byCodePoint } from '../by-code-point.ts';
import { didYouMean } from '../nearest-name.ts';
import type { CurrencyRates, Reading } from '../quantity.ts';
import type { Scenario } from '../types.ts';
import type { SchemaContext } from './context.ts';
import { namedMap, quantityOf, readField, resolvedField, type Collect } from './fields.ts';

/** A cost parameter as it was written; its unit depends on its id, so it is read with it. */
interface WrittenAssumption {
  readonly low: Written;
  readonly mid: Written;
  readonly high: Written;
}

type Written = string | number;

/** `assumptions`: cost parameters of the world's table that the scenario sets. */
export function assumptionsSchema({ world, rates }: SchemaContext) {
  const value = (description: string) =>
    readField(readWritten, ['string', 'number'], { description });
  const exact = value("a parameter's value").transform((mid): WrittenAssumption => ({
    low: mid,
    mid,
    high: mid,
  }));
  const range = z
    .strictObject({
      low: value('lowest value'),
      mid: value('likely value'),
      high: value('highest value'),
    })
    .meta({ description: 'a value with its range' });
  const given = namedMap(z.union([exact, range]).meta({ description: 'quantity, or its range' }))
    .meta({
      description: "cost parameters by id, in the unit of the world's table",
      defaultText: "the world's table",
    })
    .prefault({});
  return resolvedField(given, (assumptions, collect) =>
    resolvedAssumptions(assumptions, { world, rates }, collect),
  );
}

function readWritten(value: unknown): Reading<Written> {
  return typeof value === 'string' || typeof value === 'number'
    ? { ok: true, value }
    : { ok: false, message: 'must be a quantity', hint: 'for example 8 %' };
}

type Levels = Scenario['assumptions'][string];

/** The cost parameters that the scenario sets, in the units of the world's table. */
function resolvedAssumptions(
  assumptions: ReadonlyMap<string, WrittenAssumption>,
  { world: { costParameters }, rates }: SchemaContext,
  collect: Collect,
): Scenario['assumptions'] {
  const resolved: [string, Levels][] = [];
  for (const [id, written] of assumptions) {
    const path = [id];
    const parameter = costParameters.get(id);
    if (!parameter) {
      const hint = (): string | undefined => didYouMean(id, [...costParameters.keys()]);
      collect({ path, message: 'is not a cost parameter of the world', hint, isOfKey: true });
      continue;
    }
    const levels = readLevels(written, parameter, rates);
    if (levels.ok) resolved.push([id, levels.value]);
    else collect({ path, message: levels.message, hint: () => levels.hint });
  }
  return Object.fromEntries(resolved.toSorted(([a], [b]) => byCodePoint(a, b)));
}

function readLevels(
  written: WrittenAssumption,
  parameter: CostParameter,
  rates: CurrencyRates,
): Reading<Levels> {
  const { kind, unitsPerTableUnit } = assumptionUnit(parameter);
  const values: number[] = [];
  for (const level of [written.low, written.mid, written.high]) {
    const read = quantityOf(level, kind, rates);
    if (!read.ok) return read;
    if (read.value < 0) return { ok: false, message: 'must not be negative' };
    values.push(Number((read.value / unitsPerTableUnit).toPrecision(14)));
  }
  const [low, mid, high] = values;
  if (low <= mid && mid <= high) return { ok: true, value: { low, mid, high } };
  return { ok: false, message: 'must have low at most mid, and mid at most high' };
}
