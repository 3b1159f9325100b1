import type { CostParameter } from '../world/types.ts';
import { isUnit, type QuantityKind } from './quantity.ts';

/** How a cost parameter is written in a file: its kind of quantity, and how many of its units one table unit is. */
export interface AssumptionUnit {
  readonly kind: QuantityKind;
  /** `USD m/MW` counts millions: 1e6. */
  readonly unitsPerTableUnit: number;
}

const MONEY_SCALES = [
  { mark: 'm', word: 'million ', factor: 1e6 },
  { mark: 'k', word: 'thousand ', factor: 1e3 },
];

/**
 * Reads the unit of the world's table, which is meant for people (`USD m/MW IT`, `% of construction`, `ratio`), as a
 * unit that files can state. Remarks behind the unit fall away; what is no unit at all is a plain number.
 */
export function assumptionUnit({ unit, value }: CostParameter): AssumptionUnit {
  const scale = MONEY_SCALES.find(({ mark }) => new RegExp(`^USD ${mark}\\b`).test(unit));
  const words = unit
    .replace(/^USD [mk]\b/, 'USD')
    .replace(/^per /, '/')
    .replace('sq ft', 'sqft')
    .replace(/\bAZ\b/, 'zones')
    .replace(/ *\(.*\)/, '')
    .split(' ');
  while (words.length > 0 && !isUnit(words.join(' '))) words.pop();
  const known = words.join(' ');
  const example = `${value} ${scale?.word ?? ''}${known}`.trim();
  return {
    kind: { noun: known === '' ? 'a number' : `a quantity in ${unit}`, unit: known, example },
    unitsPerTableUnit: scale?.factor ?? 1,
  };
}
