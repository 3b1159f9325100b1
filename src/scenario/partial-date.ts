import type { Reading } from './quantity.ts';

const EARLIEST_YEAR = 2000;
const LATEST_YEAR = 2100;

/** The last day, `YYYY-MM-DD`, of a day, a month (`2024-05`) or a year (`2024`, which YAML reads as a number). */
export function lastDayOf(value: unknown): Reading<string> {
  const text = typeof value === 'number' ? String(value) : value;
  const parts = typeof text === 'string' ? /^(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?$/.exec(text) : null;
  if (!parts) return { ok: false, message: 'must be a date', hint: 'YYYY, YYYY-MM or YYYY-MM-DD' };
  const [year, month] = [Number(parts[1]), Number(parts.at(2) ?? 12)];
  if (year < EARLIEST_YEAR || year > LATEST_YEAR) {
    const message = `must lie between ${EARLIEST_YEAR} and ${LATEST_YEAR}, got ${year}`;
    return { ok: false, message };
  }
  // Day 0 of the next month is the last of this one.
  const lastDay = new Date(Date.UTC(year, month, 0)).getUTCDate();
  const day = Number(parts.at(3) ?? lastDay);
  const isReal = month >= 1 && month <= 12 && day >= 1 && day <= lastDay;
  if (!isReal) return { ok: false, message: `is no day of the calendar: ${String(text)}` };
  return { ok: true, value: [parts[1], twoDigits(month), twoDigits(day)].join('-') };
}

function twoDigits(count: number): string {
  return String(count).padStart(2, '0');
}
