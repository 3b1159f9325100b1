import type { PartialDate } from './types.ts';

/** The last day that a partial date covers, `YYYY-MM-DD`: what began "in 2024" had surely begun by its end. */
export function lastDay(date: PartialDate): string {
  const [year, month, day] = date.split('-');
  if (day !== undefined) return date;
  const end = new Date(Date.UTC(Number(year), month === undefined ? 12 : Number(month), 0));
  return end.toISOString().slice(0, 10);
}
