import type { Range } from '../cost/range.ts';
import type { CostBreakdown } from '../engine/cost-breakdown.ts';
import type { Provenance } from '../world/types.ts';
import type { BarsBlock, TableBlock } from './document.ts';
import { weakestConfidence } from './weakest-confidence.ts';

const USD = { digits: 1, style: 'compact' } as const;
const PER_KW = { digits: 0 } as const;
const PERCENT = { digits: 1, style: 'percent' } as const;

interface Step {
  readonly part: string;
  readonly item: string;
  readonly range: Range;
  readonly usdPerYear: number;
  readonly provenance: readonly Provenance[];
}

/** The unit cost step by step: every asset as a yearly payment, then every running cost. */
function steps({ cost }: CostBreakdown): readonly Step[] {
  const capex = cost.capex.map((item): Step => {
    const { label, usdPerYear, provenance } = item;
    return { part: 'build', item: label, range: item, usdPerYear, provenance };
  });
  const opex = cost.opex.map((item): Step => {
    return {
      part: 'run',
      item: item.label,
      range: item,
      usdPerYear: item.mid,
      provenance: item.provenance,
    };
  });
  return [...capex, ...opex].filter(({ usdPerYear }) => usdPerYear > 0);
}

/** The unit cost step by step as a table. */
export function waterfallTable(breakdown: CostBreakdown): TableBlock {
  const { cost } = breakdown;
  const kw = cost.shape.itLoadKw;
  const all = cost.capitalUsdPerYear.mid + cost.opexUsdPerYear.mid;
  let upTo = 0;
  return {
    kind: 'table',
    title: 'What a kW costs a year, step by step',
    columns: [
      { key: 'part', label: 'part' },
      { key: 'item', label: 'item', isElastic: true },
      { key: 'lowUsd', label: 'low', unit: 'USD or USD/yr', number: USD },
      { key: 'midUsd', label: 'mid', unit: 'USD or USD/yr', number: USD },
      { key: 'highUsd', label: 'high', unit: 'USD or USD/yr', number: USD },
      { key: 'usdPerKwYear', label: 'step', unit: 'USD/kW/yr', number: PER_KW },
      { key: 'upToUsdPerKwYear', label: 'up to', unit: 'USD/kW/yr', number: PER_KW },
      { key: 'share', label: 'share', unit: '%', number: PERCENT },
      { key: 'confidence', label: 'confidence' },
    ],
    rows: steps(breakdown).map(({ part, item, range, usdPerYear, provenance }) => {
      upTo += usdPerYear / kw;
      return {
        part,
        item,
        ...{ lowUsd: range.low, midUsd: range.mid, highUsd: range.high },
        usdPerKwYear: usdPerYear / kw,
        upToUsdPerKwYear: upTo,
        share: usdPerYear / all,
        confidence: weakestConfidence(provenance),
      };
    }),
  };
}

/** The same as bars. */
export function waterfallBars(breakdown: CostBreakdown): BarsBlock {
  const kw = breakdown.cost.shape.itLoadKw;
  const bars = steps(breakdown).map(({ part, item, usdPerYear }) => {
    return { label: `${part}: ${item}`, value: usdPerYear / kw };
  });
  const all = { label: 'unit cost', value: breakdown.cost.unitCostUsdPerKwYear.mid };
  return {
    kind: 'bars',
    title: 'Unit cost',
    unit: 'USD/kW/yr',
    number: PER_KW,
    bars: [...bars, all],
  };
}
