import type { PartialDate } from '../world/types.ts';

export interface Period {
  readonly from?: PartialDate;
  readonly until?: PartialDate;
}

/**
 * The last day of a partial date, comparable as text: `2024` becomes `2024-12-31`, `2024-02` becomes `2024-02-31`.
 * The 31st of a short month never exists, and so never errs in a comparison of days.
 */
export function lastDay(date: PartialDate): string {
  if (date.length === 4) return `${date}-12-31`;
  if (date.length === 7) return `${date}-31`;
  return date;
}

/**
 * Whether a period covers the day `asOf`, first and last day included. A missing start means "ever since": a rule whose
 * date nobody wrote down counts as in force, which is the careful side; the verdict says so.
 */
export function isInForce(period: Period, asOf: PartialDate): boolean {
  const day = lastDay(asOf);
  if (period.from !== undefined && lastDay(period.from) > day) return false;
  return period.until === undefined || lastDay(period.until) >= day;
}
