import type { VentureFlows, YearFlow } from './cash-flow.ts';

/**
 * Cash flow by month from the decision on, USD: entry 0 is the decision, the region opens after `constructionMonths`. The
 * facility of a phase is paid in equal parts over the months of its construction, equipment in the month in which it is
 * set up, revenue, running cost and tax in equal parts at the end of every month of operation; what is left at the end
 * comes with the last month.
 */
export function monthlyFlows({
  years,
  residualUsd,
  constructionMonths,
}: VentureFlows): Float64Array {
  const opening = Math.max(1, Math.round(constructionMonths));
  const flows = new Float64Array(opening + 12 * years.length + 1);
  years.forEach((year, at) => {
    addYear(flows, year, opening + 12 * at, opening);
  });
  flows[flows.length - 1] += residualUsd;
  return flows;
}

function addYear(flows: Float64Array, year: YearFlow, begin: number, months: number): void {
  const gain = (year.revenueUsd - year.runningUsd - year.taxUsd) / 12;
  for (let month = 1; month <= 12; month++) flows[begin + month] += gain;
  flows[begin] -= year.equipmentUsd;
  if (year.facilityUsd === 0) return;
  for (let month = 1; month <= months; month++)
    flows[begin - months + month] -= year.facilityUsd / months;
}
