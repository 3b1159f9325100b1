import { monthlyFlows } from '../cost/monthly-flows.ts';
import type { CostBreakdown } from '../engine/cost-breakdown.ts';
import type { Evaluation } from '../engine/evaluation.ts';
import { evaluationHeader } from './evaluation-data.ts';

/** The money of a site as data for programs, with the flows by month from the decision on. */
export function costData(
  { npv, flowsAtEnds, ...breakdown }: CostBreakdown,
  evaluation: Evaluation,
) {
  const { cashFlowUsdByMonth, flows, ...results } = npv;
  return {
    ...evaluationHeader(evaluation, 'regionsim/cost'),
    ...breakdown,
    npv: {
      ...results,
      cashFlowUsdByMonth: [...cashFlowUsdByMonth],
      cashFlowUsdByMonthAtLow: [...monthlyFlows(flowsAtEnds.low)],
      cashFlowUsdByMonthAtHigh: [...monthlyFlows(flowsAtEnds.high)],
      years: flows.revenueUsd.map((revenueUsd, k) => ({
        revenueUsd,
        runningUsd: flows.runningUsd[k],
        taxUsd: flows.taxUsd[k],
        equipmentUsd: flows.equipmentUsd[k],
        facilityUsd: flows.facilityUsd[k],
      })),
      residualUsd: flows.residualUsd,
    },
  };
}
