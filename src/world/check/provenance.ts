import { sourcedValues } from '../sourced-values.ts';
import type { Provenance } from '../types.ts';
import { checkEach, type WorldCheck } from './finding.ts';

/** Decisions and forecasts of the market table reach this far ahead of the day of compilation, years. */
const FORECAST_YEARS = 10;

/** Every value says where it comes from. */
export const everyValueSourced: WorldCheck = {
  check: 'every-value-sourced',
  meaning: 'every value has a source, a year and a confidence, and memory is of low confidence',
  run: (world) => {
    const latest = Number(world.compiled.slice(0, 4)) + FORECAST_YEARS;
    return checkEach(sourcedValues(world), ({ table, row, origin }) =>
      faultsOf(origin, latest).map((message) => ({ row: `${table} ${row}`, message })),
    );
  },
};

function faultsOf({ source, year, confidence }: Provenance, latest: number): readonly string[] {
  const isMemory = /\bmemory\b/i.test(source);
  return [
    ...(source.trim() === '' ? ['has no source'] : []),
    ...(Number.isInteger(year) && year >= 1990 && year <= latest ? [] : [`is of the year ${year}`]),
    ...(['high', 'medium', 'low'].includes(confidence) ? [] : [`has confidence ${confidence}`]),
    ...(isMemory && confidence !== 'low'
      ? [`rests on memory, but has ${confidence} confidence`]
      : []),
  ];
}
