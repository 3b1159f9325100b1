import { annuityFactor } from '../math/finance/annuity.ts';
import { periodicRate } from '../math/finance/rates.ts';
import type { VentureFlows } from './cash-flow.ts';

/**
 * Cash flow by month from the decision on, USD: entry 0 is the decision, the region opens after `constructionMonths`. The
 * facility of a phase is paid in equal parts over the months of its construction, equipment in the month in which it is
 * set up, revenue, running cost and tax in equal parts at the end of every month of operation; what is left at the end
 * comes with the last month.
 */
export function monthlyFlows(flows: VentureFlows): Float64Array {
  const { constructionMonths, facilityUsd, equipmentUsd, residualUsd } = flows;
  const years = equipmentUsd.length;
  const byMonth = new Float64Array(constructionMonths + 12 * years + 1);
  for (let year = 0; year < years; year++) {
    const opening = constructionMonths + 12 * year;
    const gain = gainUsd(flows, year) / 12;
    const payment = facilityUsd[year] / constructionMonths;
    byMonth[opening] -= equipmentUsd[year];
    for (let month = 1; month <= 12; month++) byMonth[opening + month] += gain;
    for (let month = 1; month <= constructionMonths; month++) byMonth[12 * year + month] -= payment;
  }
  byMonth[byMonth.length - 1] += residualUsd;
  return byMonth;
}

function gainUsd({ revenueUsd, runningUsd, taxUsd }: VentureFlows, year: number): number {
  return revenueUsd[year] - runningUsd[year] - taxUsd[year];
}

/**
 * Net present value of the flows by month at the day of the decision, USD, without laying the months out: equal monthly
 * amounts are an annuity. Equal to the net present value of {@link monthlyFlows} but for rounding.
 */
export function monthlyNpvUsd(flows: VentureFlows): number {
  const { constructionMonths, facilityUsd, equipmentUsd, residualUsd, wacc } = flows;
  const monthlyRate = periodicRate(wacc, 12);
  const perYear = 1 / (1 + wacc);
  const atOpening = (1 + monthlyRate) ** -constructionMonths;
  const gainPart = annuityFactor(monthlyRate, 12) / 12;
  const facilityPart = annuityFactor(monthlyRate, constructionMonths) / constructionMonths;
  let npv = 0;
  let discount = 1;
  for (let year = 0; year < equipmentUsd.length; year++, discount *= perYear) {
    const operation = gainUsd(flows, year) * gainPart - equipmentUsd[year];
    npv += discount * (operation * atOpening - facilityUsd[year] * facilityPart);
  }
  return npv + discount * atOpening * residualUsd;
}
