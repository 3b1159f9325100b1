import { lastDay } from '../world/partial-date.ts';
import type { PartialDate } from '../world/types.ts';

export interface Period {
  readonly from?: PartialDate;
  readonly until?: PartialDate;
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
