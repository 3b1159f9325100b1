import { capexUsd, type CapexUsd } from '../../cost/capex.ts';
import type { CostDraw } from '../../cost/cost-input.ts';
import type { GrowthMonth } from './growth.ts';
import type { GrowthCosts } from './growth-money.ts';
import { loadOf, shapeOf } from './growth-shape.ts';

/** Something that is bought: paid in equal parts month by month, and written off from the month in which it serves. */
export interface Purchase {
  /** Its price, which is written off. */
  readonly usd: number;
  /** The price less grants. */
  readonly paidUsd: number;
  /** Infinite for land. */
  readonly lifeYears: number;
  readonly paidFrom: number;
  /** Months over which it is paid, 1 or more. */
  readonly parts: number;
  readonly servesFrom: number;
}

type When = Pick<Purchase, 'paidFrom' | 'parts' | 'servesFrom'>;

const MONTHS_PER_YEAR = 12;

/** Equipment that wears out, and the input that is its life. */
const EQUIPMENT = [
  ['servers', 'serverYears'],
  ['accelerators', 'acceleratorYears'],
  ['network', 'networkYears'],
] as const;

/** All that a growing site buys, at the prices of the month in which it is ordered or set up; renewals at the first price. */
export function growthPurchases(
  months: readonly GrowthMonth[],
  costs: GrowthCosts,
  draws: readonly CostDraw[],
): readonly Purchase[] {
  const parts = Math.max(1, costs.leadMonths);
  return months.flatMap((month, at) => {
    const priceOf = (of: 'itLoadKw' | 'addedKw' | 'orderedKw'): CapexUsd =>
      capexUsd(draws[at], shapeOf(costs.shape, loadOf(month, of)));
    const now = { paidFrom: at, parts: 1, servesFrom: at };
    const first = at === 0 ? facility(priceOf('itLoadKw'), costs, now) : [];
    const step = { ...priceOf('orderedKw'), interZoneFiber: 0 };
    return [
      ...first,
      ...equipment(priceOf(at === 0 ? 'itLoadKw' : 'addedKw'), draws[at], {
        from: at,
        until: months.length,
      }),
      ...facility(step, costs, { paidFrom: at, parts, servesFrom: at + costs.leadMonths }),
    ].filter(({ usd }) => usd > 0);
  });
}

/** What stands there before any equipment, less the state's grant; fiber between the zones is laid once. */
function facility(
  { building, design, gridConnection, interZoneFiber, plant, land }: CapexUsd,
  { draw, incentives: { facilityGrantShare = 0 } }: GrowthCosts,
  when: When,
): readonly Purchase[] {
  const kept = (usd: number, lifeYears: number): Purchase => ({
    usd,
    paidUsd: usd * (1 - facilityGrantShare),
    lifeYears,
    ...when,
  });
  return [
    kept(building + design + gridConnection + interZoneFiber, draw.facilityYears),
    kept(plant, draw.plantYears),
    kept(land, Infinity),
  ];
}

/** Equipment that is set up in a month, and what takes its place each time that its life ends. */
function equipment(
  price: CapexUsd,
  draw: CostDraw,
  { from, until }: { readonly from: number; readonly until: number },
): readonly Purchase[] {
  return EQUIPMENT.flatMap(([item, life]) => {
    const lifeMonths = Math.max(1, Math.round(draw[life] * MONTHS_PER_YEAR));
    const times = Math.ceil((until - from) / lifeMonths);
    return Array.from({ length: times }, (_, time) => {
      const month = from + time * lifeMonths;
      const lifeYears = lifeMonths / MONTHS_PER_YEAR;
      const usd = price[item];
      return { usd, paidUsd: usd, lifeYears, paidFrom: month, parts: 1, servesFrom: month };
    });
  });
}

/** What is paid in each of the first `months` months, USD. */
export function paidByMonth(purchases: readonly Purchase[], months: number): Float64Array {
  const byMonth = new Float64Array(months);
  for (const { paidUsd, paidFrom, parts } of purchases) {
    for (let month = paidFrom; month < Math.min(months, paidFrom + parts); month++) {
      byMonth[month] += paidUsd / parts;
    }
  }
  return byMonth;
}
