import type { PartialDate } from './types.ts';

/** The last day that a partial date covers, `YYYY-MM-DD`: what began "in 2024" had surely begun by its end. */
export function lastDay(date: PartialDate): string {
  if (date.length === 'YYYY'.length) return `${date}-12-31`;
  if (date.length > 'YYYY-MM'.length) return date;
  const [year, month] = date.split('-').map(Number);
  return new Date(Date.UTC(year, month, 0)).toISOString().slice(0, 10);
}
