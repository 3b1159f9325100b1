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
  };
  return [...rows, sum];
}

function resultRow(label: string, range: Range): SiteRow {
  const tone = range.mid < 0 ? 'bad' : 'good';
  return { label, value: numberText(range.mid, USD), note: spanText(range), tone };
}

/** Revenue by year of operation, as bars of one scale. */
function revenueRows(usdPerYear: readonly number[]): readonly SiteRow[] {
  const most = Math.max(1, ...usdPerYear);
  return usdPerYear.map((usd, index) => ({
    label: `revenue, year ${index + 1}`,
    value: numberText(usd, USD),
    bar: { from: 0, to: usd / most, tone: 'good' },
  }));
}

/** What it costs to build and to run, item by item, and what it earns. */
export function moneyRows({ money }: Alternative): readonly SiteRow[] {
  return [
    head('To build', 'USD'),
    ...waterfall(money.capex, money.capexUsd, 'capex'),
    head('To run', 'USD a year'),
    ...waterfall(money.opex, money.opexUsdPerYear, 'opex'),
    head('To earn', 'USD'),
    ...revenueRows(money.revenueUsdPerYear),
    resultRow('net present value', money.npvUsd),
  ];
}
