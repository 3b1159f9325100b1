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
    note: numberText(share, PERCENT),
  };
}

/** Who had the demand that comes to the site in the market with all providers. */
function capturedRows({ money }: Alternative): readonly SiteRow[] {
  const { usdPerYear, fromOwnFleetUsdPerYear, fromCompetitors, fromOthersUsdPerYear } =
    money.captured;
  const parts = [
    ...fromCompetitors.map(({ provider, usdPerYear: usd }) => ({ label: provider, usd })),
    { label: 'own fleet', usd: fromOwnFleetUsdPerYear },
    { label: 'all other clouds', usd: fromOthersUsdPerYear },
  ];
  return parts.map(({ label, usd }) => ({
    label,
    value: `${numberText(usd, USD)} USD/yr`,
    bar: { from: 0, to: usd / (usdPerYear || 1) },
    note: numberText(usd / (usdPerYear || 1), PERCENT),
  }));
}

/** Whose demand the site takes, and from which region. */
export function demandRows(
  alternative: Alternative,
  countryName: (iso2: string) => string,
): readonly SiteRow[] {
  const { takeovers, countries } = alternative;
  const most = Math.max(0, ...takeovers.map(({ usdPerYear }) => usdPerYear));
  const mostCountry = Math.max(0, ...countries.map(({ usdPerYear }) => usdPerYear));
  return [
    head('Nearer than', 'in shares of the whole market, whoever serves it'),
    ...takeovers.map((each) => amountRow(each.from?.name ?? 'refused until now', each, most)),
    head('Captured from', 'in shares of what it captures from all providers'),
    ...capturedRows(alternative),
    head('Users in', 'in shares of the whole market'),
    ...countries.map((each) => amountRow(countryName(each.country), each, mostCountry)),
  ];
}
