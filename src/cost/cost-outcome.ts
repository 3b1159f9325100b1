import { realRate } from '../math/finance/rates.ts';
import { capexUsd, capitalUsdPerYear, totalCapexUsd, type CapexUsd } from './capex.ts';
import type { CostDraw } from './cost-input.ts';
import { pue, yearlyEnergy, type YearlyEnergy } from './energy.ts';
import type { RegionShape } from './region-shape.ts';
import {
  runningUsdPerYear,
  totalRunningUsdPerYear,
  type RunningUsdPerYear,
} from './running-cost.ts';

/** What a region costs at one point of the inputs. */
export interface CostOutcome {
  readonly capex: CapexUsd;
  readonly running: RunningUsdPerYear;
  readonly energy: YearlyEnergy;
  readonly capexUsd: number;
  readonly runningUsdPerYear: number;
  /** Level yearly payment that repays the capital with interest over each asset's life, USD. */
  readonly capitalUsdPerYear: number;
  readonly unitCostUsdPerKwYear: number;
  readonly pue: number;
  /** Cost of capital in the country, real, a fraction a year. */
  readonly wacc: number;
}

/**
 * Real cost of capital of a country: the nominal one of a safe country plus the country's risk premium, less inflation.
 * Source: Damodaran 2012, "Investment Valuation", 3rd ed., chapter 7; Fisher's equation.
 */
export function realWacc(draw: CostDraw): number {
  return realRate(draw.waccBase + draw.riskPremium, draw.inflation);
}

/** What a region costs at one point of the inputs: capital as an annuity over each asset's life, plus running cost. */
export function costOutcome(draw: CostDraw, shape: RegionShape): CostOutcome {
  const capex = capexUsd(draw, shape);
  const energy = yearlyEnergy(draw, shape);
  const running = runningUsdPerYear(draw, { shape, capex, energy });
  const wacc = realWacc(draw);
  const capital = capitalUsdPerYear(capex, draw, wacc);
  const yearly = totalRunningUsdPerYear(running);
  return {
    capex,
    running,
    energy,
    capexUsd: totalCapexUsd(capex),
    runningUsdPerYear: yearly,
    capitalUsdPerYear: capital,
    unitCostUsdPerKwYear: (capital + yearly) / shape.itLoadKw,
    pue: pue(draw),
    wacc,
  };
}
