import { netFutureValue, netPresentValue } from './net-present-value.ts';

/**
 * Modified internal rate of return: the rate at which the outflows, discounted at `financeRate`, grow into the inflows,
 * compounded at `reinvestRate` to the last period. It is unique where the internal rate is not.
 * Edge: `undefined` without an inflow or without an outflow, or for fewer than two flows.
 * Source: Lin 1976, "The Modified Internal Rate of Return and Investment Criterion", The Engineering Economist 21(4).
 */
export function modifiedInternalRateOfReturn(
  flows: readonly number[],
  { financeRate, reinvestRate }: { readonly financeRate: number; readonly reinvestRate: number },
): number | undefined {
  const inflows = flows.map((flow) => Math.max(0, flow));
  const outflows = flows.map((flow) => Math.max(0, -flow));
  const gain = netFutureValue(reinvestRate, inflows);
  const spent = netPresentValue(financeRate, outflows);
  if (gain === 0 || spent === 0 || flows.length < 2) return undefined;
  return (gain / spent) ** (1 / (flows.length - 1)) - 1;
}
