import type { CostDraw } from './cost-input.ts';
import type { RegionShape } from './region-shape.ts';

/** Hours of a common year. */
export const HOURS_PER_YEAR = 8760;

/** What a region draws, emits and evaporates in a year at full build. */
export interface YearlyEnergy {
  /** Energy of the IT equipment, kWh. */
  readonly itKwh: number;
  /** Energy taken from the grid: IT times PUE, kWh. */
  readonly gridKwh: number;
  /** Location-based emissions of the energy taken, tonnes CO2e. */
  readonly carbonTonnes: number;
  readonly waterM3: number;
}

/**
 * Power usage effectiveness by climate: a baseline, and so much more for every degree that the hottest month lies above the
 * limit of free cooling. At least the baseline, and never below 1.
 * Source: Flucker, Tozer and Whitehead 2013, "Data centre energy efficiency analysis to minimize total cost of ownership",
 * as parametrized by Lokshin 2026, flops_export.
 */
export function pue(draw: CostDraw): number {
  const excessC = Math.max(0, draw.summerPeakC - draw.pueThresholdC);
  return Math.max(1, draw.pueBaseline + draw.puePerC * excessC);
}

/**
 * Energy, carbon and water of one year at full build: IT load times utilization times PUE. Emissions are location-based: the
 * average intensity of the country's grid, whatever certificates are bought.
 * Source: GHG Protocol Scope 2 Guidance 2015, location-based method; The Green Grid 2012 (PUE), 2011 (WUE).
 */
export function yearlyEnergy(draw: CostDraw, shape: RegionShape): YearlyEnergy {
  const itKwh = shape.itLoadKw * draw.itUtilizationShare * HOURS_PER_YEAR;
  const gridKwh = itKwh * pue(draw);
  return {
    itKwh,
    gridKwh,
    carbonTonnes: (gridKwh * draw.gridGCo2ePerKwh) / 1e6,
    waterM3: (itKwh * draw.waterLitersPerKwh) / 1000,
  };
}
