import type { SiteDetail } from '../../engine/site-detail.ts';
import { numberText } from '../../report/number-text.ts';
import { NOT_YET, type SiteRow } from './row.ts';

const MS = { digits: 0 };

/** Round trips to the site from the users of each country, largest demand first, on one scale. */
export function latencyRows(
  detail: SiteDetail | undefined,
  countryName: (iso2: string) => string,
): readonly SiteRow[] {
  if (!detail) return NOT_YET;
  const most = Math.max(1, ...detail.countries.map(({ rttMsP95 }) => rttMsP95));
  return detail.countries.map(({ country, rttMsP50, rttMsP95, takenShare, usdPerYear }) => ({
    label: countryName(country),
    value: `${numberText(rttMsP50, MS)} / ${numberText(rttMsP95, MS)} ms`,
    range: { low: rttMsP50 / most, mid: rttMsP50 / most, high: rttMsP95 / most },
    note:
      takenShare > 0
        ? `takes ${numberText(takenShare, { digits: 0, style: 'percent' })} of ${numberText(usdPerYear, { digits: 1, style: 'compact' })}`
        : `takes nothing of ${numberText(usdPerYear, { digits: 1, style: 'compact' })}`,
    ...(takenShare === 0 && { tone: 'quiet' as const }),
  }));
}
