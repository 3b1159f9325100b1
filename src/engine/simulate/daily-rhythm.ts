/** How demand varies over a week: one factor an hour of UTC from Monday 00:00, mean 1. */
export interface Rhythm {
  readonly factors: Float64Array;
}

export const HOURS_PER_WEEK = 168;

/**
 * Demand by local hour on a working day, relative: low before dawn, a plateau over the working day, a peak in the
 * evening. Expert's guess after the published shape of Internet exchange traffic; low confidence.
 */
const INTERACTIVE = [
  0.55, 0.42, 0.35, 0.31, 0.31, 0.36, 0.5, 0.7, 0.92, 1.1, 1.2, 1.25, 1.22, 1.22, 1.25, 1.25, 1.25,
  1.25, 1.28, 1.36, 1.45, 1.43, 1.2, 0.85,
];

/** Batch work fills the night: the mirror of a third of the interactive swing. */
const BATCH = INTERACTIVE.map((factor) => 1 + (1 - factor) / 3);

/** Demand of a day of rest over that of a working day; expert's guess. */
const REST_DAY_FACTOR = 0.8;

/** Countries that rest on Friday and Saturday; elsewhere Saturday and Sunday. Source: national labor laws, memory. */
const FRIDAY_REST = new Set('AF BD BH DZ EG IQ JO KW LY MV OM PS QA SA SD SY YE'.split(' '));

export type RhythmKind = 'interactive' | 'batch';

/**
 * Rhythm of a place: local hours shifted to UTC, days of rest of its country, scaled to mean 1.
 * `utcOffsetHours` may be a fraction (India 5.5): then neighboring hours are mixed.
 */
export function weeklyRhythm(kind: RhythmKind, utcOffsetHours: number, country: string): Rhythm {
  const byHour = kind === 'batch' ? BATCH : INTERACTIVE;
  const restDays = FRIDAY_REST.has(country) ? [4, 5] : [5, 6];
  const local = (hour: number): number => {
    const wrapped = ((hour % HOURS_PER_WEEK) + HOURS_PER_WEEK) % HOURS_PER_WEEK;
    const dayFactor = restDays.includes(Math.floor(wrapped / 24)) ? REST_DAY_FACTOR : 1;
    return byHour[wrapped % 24] * dayFactor;
  };
  const factors = Float64Array.from({ length: HOURS_PER_WEEK }, (_, hour) => {
    const localHour = hour + utcOffsetHours;
    const whole = Math.floor(localHour);
    const part = localHour - whole;
    return local(whole) * (1 - part) + local(whole + 1) * part;
  });
  const mean = factors.reduce((sum, factor) => sum + factor, 0) / HOURS_PER_WEEK;
  return { factors: factors.map((factor) => factor / mean) };
}

/** Hours that a time zone is ahead of UTC on a day (`YYYY-MM-DD`). Source: the IANA database of the host. */
export function utcOffsetHours(timeZone: string, day: string): number {
  const noon = new Date(`${day}T12:00:00Z`);
  const name = new Intl.DateTimeFormat('en-US', { timeZone, timeZoneName: 'longOffset' })
    .formatToParts(noon)
    .find(({ type }) => type === 'timeZoneName')?.value;
  const match = /GMT(?:([+-])(\d\d):(\d\d))?/.exec(name ?? '');
  if (match?.[1] === undefined) return 0;
  const hours = Number(match[2]) + Number(match[3]) / 60;
  return match[1] === '-' ? -hours : hours;
}
