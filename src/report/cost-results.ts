import type { Range } from '../cost/range.ts';
import type { CostBreakdown } from '../engine/cost-breakdown.ts';
import type { NumberStyle, TableBlock } from './document.ts';
import { numberText } from './number-text.ts';

const USD = { digits: 1, style: 'compact' } as const;
const PERCENT = { digits: 1, style: 'percent' } as const;
const CENTS = { digits: 4 } as const;

/** What a site is worth, and what a unit of its service costs and emits; a result that does not exist says why. */
export function resultTable(breakdown: CostBreakdown): TableBlock {
  return {
    kind: 'table',
    title: 'Results',
    columns: [
      { key: 'result', label: 'result' },
      { key: 'value', label: 'value' },
      { key: 'low', label: 'low' },
      { key: 'high', label: 'high' },
      { key: 'unit', label: 'unit' },
    ],
    rows: [...moneyResults(breakdown), ...unitResults(breakdown), ...energyResults(breakdown)],
  };
}

type ResultRow = Readonly<Record<'result' | 'value' | 'low' | 'high' | 'unit', string>>;

function ranged(result: string, range: Range, unit: string, style: NumberStyle): ResultRow {
  const [low, value, high] = [range.low, range.mid, range.high].map((each) =>
    numberText(each, style),
  );
  return { result, value, low, high, unit };
}

function single(
  result: string,
  value: number | undefined,
  unit: string,
  style: NumberStyle,
): ResultRow {
  return {
    result,
    value: value === undefined ? 'never' : numberText(value, style),
    low: '',
    high: '',
    unit,
  };
}

function moneyResults({ cost, npv, soldOut, ...rest }: CostBreakdown): readonly ResultRow[] {
  const years = { digits: 1 };
  const rates = npv.irr.map((rate) => numberText(rate, PERCENT)).join(' and ');
  const revenueUsd = rest.revenueUsdPerYear.at(-1) ?? 0;
  const sold = revenueUsd / soldOut.revenueUsdPerYear.mid;
  const irr = {
    result: 'IRR, real',
    value: rates === '' ? 'none' : rates,
    low: '',
    high: '',
    unit: 'a year',
  };
  return [
    ranged('NPV', npv.npvUsd, 'USD', USD),
    ...(rest.npvWithoutIncentivesUsd
      ? [ranged('NPV without incentives', rest.npvWithoutIncentivesUsd, 'USD', USD)]
      : []),
    irr,
    single('MIRR, real', npv.mirr, 'a year', PERCENT),
    ranged('cost of capital, real', cost.wacc, 'a year', PERCENT),
    single('payback from the decision', npv.paybackYears, 'years', years),
    single('discounted payback', npv.discountedPaybackYears, 'years', years),
    single('revenue in the last year', revenueUsd, 'USD', USD),
    ranged('revenue, all sold', soldOut.revenueUsdPerYear, 'USD/yr', USD),
    single('sold in the last year', sold, 'of what is for sale', PERCENT),
    single('break-even utilization', npv.breakEvenUtilizationShare, 'of what is for sale', PERCENT),
  ];
}

function unitResults({ service, soldOut, utilizationShare }: CostBreakdown): readonly ResultRow[] {
  const at = `, ${numberText(utilizationShare, { ...PERCENT, digits: 0 })} sold`;
  return [
    ranged('for sale: vCPUs', soldOut.vcpus, '', USD),
    ranged('for sale: accelerators', soldOut.accelerators, '', USD),
    single(`cost of a vCPU${at}`, service.vcpuUsdPerHour, 'USD/hour', CENTS),
    single(`cost of an accelerator${at}`, service.acceleratorUsdPerHour, 'USD/hour', CENTS),
    single('cost of egress', service.egressUsdPerGigabyte, 'USD/GB', CENTS),
    single(`carbon of a vCPU${at}`, service.vcpuGCo2ePerHour, 'gCO2e/hour', { digits: 2 }),
  ];
}

function energyResults({ cost, carbonPrice }: CostBreakdown): readonly ResultRow[] {
  const price: readonly ResultRow[] = carbonPrice
    ? [
        ranged(
          carbonPrice.isChargedOnPowerUse
            ? 'carbon price'
            : 'carbon price, in the power price already',
          carbonPrice,
          'USD/tonne',
          { digits: 0 },
        ),
      ]
    : [];
  return [
    ranged('PUE', cost.pue, 'ratio', { digits: 2 }),
    ranged('energy from the grid', cost.gridKwhPerYear, 'kWh/yr', USD),
    ranged('carbon, location-based', cost.carbonTonnesPerYear, 'tonnes CO2e/yr', USD),
    ...price,
    ranged('water', cost.waterM3PerYear, 'm3/yr', USD),
  ];
}
