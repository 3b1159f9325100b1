import type { Alternative } from '../../engine/evaluation.ts';
import { numberText } from '../../report/number-text.ts';
import { head, type SiteRow } from './row.ts';

const USD = { digits: 1, style: 'compact' } as const;
const PERCENT = { digits: 2, style: 'percent' } as const;

function amountRow(
  label: string,
  { usdPerYear, share }: { readonly usdPerYear: number; readonly share: number },
  most: number,
): SiteRow {
  return {
    label,
    value: `${numberText(usdPerYear, USD)} USD/yr`,
    bar: { from: 0, to: usdPerYear / (most || 1) },
    note: `${numberText(share, PERCENT)} of all demand`,
  };
}

/** Whose demand the site takes, and from which region. */
export function demandRows(
  { takeovers, countries }: Alternative,
  countryName: (iso2: string) => string,
): readonly SiteRow[] {
  const most = Math.max(0, ...takeovers.map(({ usdPerYear }) => usdPerYear));
  const mostCountry = Math.max(0, ...countries.map(({ usdPerYear }) => usdPerYear));
  return [
    head('Taken from'),
    ...takeovers.map((each) => amountRow(each.from?.name ?? 'refused until now', each, most)),
    head('Users in'),
    ...countries.map((each) => amountRow(countryName(each.country), each, mostCountry)),
  ];
}
