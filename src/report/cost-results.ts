import type { ResultRange } from '../cost/result-ranges.ts';
import type { MovedRange } from '../cost/range.ts';
import type { SiteCost } from '../cost/site-cost.ts';
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
      { key: 'driver', label: 'moved most by', isElastic: true },
    ],
    rows: [...moneyResults(breakdown), ...unitResults(breakdown), ...energyResults(breakdown)],
  };
}

type ResultRow = Readonly<Record<'result' | 'value' | 'low' | 'high' | 'unit', string>> & {
  readonly driver?: string | undefined;
};

/** A result in words: what does not exist is named by what it is not. */
interface Named {
  readonly result: string;
  readonly unit: string;
  readonly style: NumberStyle;
  readonly absent?: string;
}

function row(
  { result, unit, style, absent = '' }: Named,
  value: number | string | undefined,
  { low, high, driver }: ResultRange,
): ResultRow {
  const text = (each: number | undefined): string =>
    each === undefined ? absent : numberText(each, style);
  const shown = typeof value === 'string' ? value : text(value);
  return { result, value: shown, low: text(low), high: text(high), unit, driver };
}

function ranged(
  result: string,
  { mid, ...range }: MovedRange,
  unit: string,
  style: NumberStyle,
): ResultRow {
  return row({ result, unit, style }, mid, range);
}

/** A total of the cost with what moves it most. */
function total(
  cost: SiteCost,
  id: keyof SiteCost['movedMostBy'],
  [result, unit, style]: readonly [string, string, NumberStyle],
): ResultRow {
  const driver = cost.movedMostBy[id];
  return ranged(result, { ...cost[id], ...(driver !== undefined && { driver }) }, unit, style);
}

function moneyResults(breakdown: CostBreakdown): readonly ResultRow[] {
  const { cost, npv, ranges, npvWithoutIncentivesUsd } = breakdown;
  const npvDriver = npv.drivers.at(0)?.label;
  const years = { unit: 'years', style: { digits: 1 }, absent: 'never' };
  const rates = npv.irr.map((rate) => numberText(rate, PERCENT)).join(' and ');
  const rate = { unit: 'a year', style: PERCENT, absent: 'none' };
  const irr = rates === '' ? 'none' : rates;
  return [
    row({ result: 'NPV', unit: 'USD', style: USD }, npv.npvUsd.mid, {
      ...npv.npvUsd,
      ...(npvDriver !== undefined && { driver: npvDriver }),
    }),
    ...(npvWithoutIncentivesUsd
      ? [ranged('NPV without incentives', npvWithoutIncentivesUsd, 'USD', USD)]
      : []),
    row({ result: 'revenue, present value', unit: 'USD', style: USD }, npv.revenuePresentUsd, {
      ...ranges.revenuePresentUsd,
    }),
    row({ result: 'TCO, present value', unit: 'USD', style: USD }, npv.tcoUsd, ranges.tcoUsd),
    row(
      { result: 'tax, present value', unit: 'USD', style: USD },
      npv.taxPresentUsd,
      ranges.taxPresentUsd,
    ),
    row({ result: 'IRR, real', ...rate }, irr, ranges.irr),
    row({ result: 'MIRR, real', ...rate }, npv.mirr, ranges.mirr),
    total(cost, 'wacc', ['cost of capital, real', 'a year', PERCENT]),
    row({ result: 'payback from the decision', ...years }, npv.paybackYears, ranges.paybackYears),
    row(
      { result: 'discounted payback', ...years },
      npv.discountedPaybackYears,
      ranges.discountedPaybackYears,
    ),
    ...saleResults(breakdown),
    total(cost, 'capexUsd', ['capex', 'USD', USD]),
    total(cost, 'opexUsdPerYear', ['opex at full build', 'USD/yr', USD]),
    total(cost, 'unitCostUsdPerKwYear', ['unit cost', 'USD/kW/yr', { digits: 0 }]),
  ];
}

function saleResults({ npv, soldOut, ranges, ...rest }: CostBreakdown): readonly ResultRow[] {
  const lastUsd = rest.revenueUsdPerYear.at(-1) ?? 0;
  const { low, high } = npv.revenueFactor;
  const last = { low: lastUsd * Math.min(1, low), mid: lastUsd, high: lastUsd * Math.max(1, high) };
  const share = (usd: number): number => usd / soldOut.revenueUsdPerYear.mid;
  const sold = { low: share(last.low), mid: share(last.mid), high: share(last.high) };
  const part = { unit: 'of what is for sale', style: PERCENT, absent: 'never' };
  return [
    ranged('revenue in the last year', { ...last, driver: 'revenue' }, 'USD', USD),
    ranged('revenue, all sold', soldOut.revenueUsdPerYear, 'USD/yr', USD),
    row({ ...part, result: 'sold in the last year' }, sold.mid, { ...sold, driver: 'revenue' }),
    row(
      { ...part, result: 'break-even utilization' },
      npv.breakEvenUtilizationShare,
      ranges.breakEvenUtilizationShare,
    ),
  ];
}

function unitResults({ service, soldOut, utilizationShare }: CostBreakdown): readonly ResultRow[] {
  const at = `, ${numberText(utilizationShare, { ...PERCENT, digits: 0 })} sold`;
  const { vcpuUsdPerHour, acceleratorUsdPerHour, egressUsdPerGigabyte, vcpuGCo2ePerHour } = service;
  const perUnit = (
    result: string,
    value: MovedRange | undefined,
    [unit, style]: readonly [string, NumberStyle],
  ) => (value === undefined ? [] : [ranged(result, value, unit, style)]);
  return [
    ranged('for sale: vCPUs', soldOut.vcpus, '', USD),
    ranged('for sale: accelerators', soldOut.accelerators, '', USD),
    ...perUnit(`cost of a vCPU${at}`, vcpuUsdPerHour, ['USD/hour', CENTS]),
    ...perUnit(`cost of an accelerator${at}`, acceleratorUsdPerHour, ['USD/hour', CENTS]),
    ...perUnit('cost of egress', egressUsdPerGigabyte, ['USD/GB', CENTS]),
    ...perUnit(`carbon of a vCPU${at}`, vcpuGCo2ePerHour, ['gCO2e/hour', { digits: 2 }]),
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
    total(cost, 'pue', ['PUE', 'ratio', { digits: 2 }]),
    total(cost, 'gridKwhPerYear', ['energy from the grid', 'kWh/yr', USD]),
    total(cost, 'carbonTonnesPerYear', ['carbon, location-based', 'tonnes CO2e/yr', USD]),
    ...price,
    total(cost, 'waterM3PerYear', ['water', 'm3/yr', USD]),
  ];
}
