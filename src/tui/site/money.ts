import type { Range } from '../../cost/range.ts';
import type { CostItem } from '../../cost/site-cost.ts';
import type { Alternative } from '../../engine/evaluation.ts';
import { numberText } from '../../report/number-text.ts';
import type { Source } from '../app/message.ts';
import { head, type SiteRow } from './row.ts';

const USD = { digits: 1, style: 'compact' } as const;

function spanText({ low, high }: Range): string {
  return `${numberText(low, USD)} to ${numberText(high, USD)}`;
}

function sourceOf({ label, provenance, ...range }: CostItem): Source {
  return {
    title: label,
    value: `${numberText(range.mid, USD)} USD, ${spanText(range)}`,
    provenance,
  };
}

/** Items as steps of a waterfall: each bar begins where the one before ended, the sum covers them all. */
function waterfall(items: readonly CostItem[], total: Range, name: string): readonly SiteRow[] {
  let reached = 0;
  const scale = total.mid || 1;
  const rows = items.map((item): SiteRow => {
    const from = reached / scale;
    reached += item.mid;
    return {
      label: item.label,
      value: numberText(item.mid, USD),
      bar: { from, to: reached / scale },
      note: spanText(item),
      source: sourceOf(item),
    };
  });
  const sum: SiteRow = {
    label: name,
    value: numberText(total.mid, USD),
    bar: { from: 0, to: 1, tone: 'accent' },
    note: spanText(total),
    tone: 'accent',
    source: {
      title: name,
      value: `${numberText(total.mid, USD)} USD, ${spanText(total)}`,
      provenance: [],
      remark: 'The sum of the lines above; each of them opens its sources.',
    },
  };
  return [...rows, sum];
}

/** What the site is worth, and what that is made of. */
function npvRow({ npvUsd }: Alternative['money']): SiteRow {
  const label = 'net present value';
  return {
    label,
    value: numberText(npvUsd.mid, USD),
    note: spanText(npvUsd),
    tone: npvUsd.mid < 0 ? 'bad' : 'good',
    source: {
      title: label,
      value: `${numberText(npvUsd.mid, USD)} USD, ${spanText(npvUsd)}`,
      provenance: [],
      remark:
        'Revenue less what it takes to build, equip and run, less tax, over the horizon at the cost of capital of the ' +
        'country. The command "regionsim cost" names the inputs that move it most.',
    },
  };
}

/** Revenue by year of operation, as bars of one scale. */
function revenueRows({
  revenueUsdPerYear,
  revenueFactor: { low, high },
}: Alternative['money']): readonly SiteRow[] {
  const most = Math.max(1, ...revenueUsdPerYear);
  return revenueUsdPerYear.map((usd, index) => {
    const label = `revenue, year ${index + 1}`;
    const range = { low: usd * Math.min(1, low), mid: usd, high: usd * Math.max(1, high) };
    return {
      label,
      value: numberText(usd, USD),
      bar: { from: 0, to: usd / most, tone: 'good' },
      source: {
        title: label,
        value: `${numberText(usd, USD)} USD, ${spanText(range)}`,
        provenance: [],
        remark:
          'What the site captures in the market of all providers. The Demand section shows from whom it comes.',
      },
    };
  });
}

/** What it costs to build and to run, item by item, and what it earns. */
export function moneyRows({ money }: Alternative): readonly SiteRow[] {
  return [
    head('To build', 'USD'),
    ...waterfall(money.capex, money.capexUsd, 'capex'),
    head('To run', 'USD a year'),
    ...waterfall(money.opex, money.opexUsdPerYear, 'opex'),
    head('To earn', 'USD'),
    ...revenueRows(money),
    npvRow(money),
  ];
}
