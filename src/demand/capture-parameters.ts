import type { Confidence, World } from '../world/types.ts';

/** A parameter of the capture model with its range and origin. */
export interface CaptureParameter {
  readonly low: number;
  readonly mid: number;
  readonly high: number;
  readonly unit: string;
  readonly source: string;
  readonly confidence: Confidence;
}

/** The few numbers that weigh sites against each other. */
export interface CaptureParameters {
  /** Percent of odds lost per percent of price: turns everything that has a price into utility. */
  readonly priceElasticity: CaptureParameter;
  /** Value lost per ms of round trip, a fraction. */
  readonly latencyValueLossPerMs: CaptureParameter;
  /** Utility lost when the round trip is twice the workload's budget, and again for each further budget. */
  readonly overBudgetLoss: CaptureParameter;
  /** Premium that users pay for a region in their own country, a fraction. */
  readonly sovereigntyPremium: CaptureParameter;
  /** Utility lost with users of a country that bans, or restricts, vendors of the provider's home. */
  readonly vendorBanLoss: CaptureParameter;
  readonly vendorRestrictionLoss: CaptureParameter;
}

const GUESS = { source: 'expert’s guess', confidence: 'low' as const };

const PRICE_ELASTICITY: CaptureParameter = {
  low: 1,
  mid: 2,
  high: 4,
  unit: 'log odds per log price',
  ...GUESS,
};

/** A quarter of users stays at twice the budget (half, a sixteenth). */
const OVER_BUDGET_LOSS: CaptureParameter = {
  low: Math.log(2),
  mid: Math.log(4),
  high: Math.log(16),
  unit: 'log odds per budget exceeded',
  ...GUESS,
};

const VENDOR_BAN_LOSS: CaptureParameter = {
  low: 0.5,
  mid: 1.5,
  high: 3,
  unit: 'log odds',
  ...GUESS,
};

const VENDOR_RESTRICTION_LOSS: CaptureParameter = {
  low: 0,
  mid: 0.5,
  high: 1,
  unit: 'log odds',
  ...GUESS,
};

/** The parameters, those that the world's table prices from there. */
export function captureParameters(world: Pick<World, 'costParameters'>): CaptureParameters {
  return {
    priceElasticity: PRICE_ELASTICITY,
    latencyValueLossPerMs: fromWorld(world, 'latency_penalty', {
      low: 0.0005,
      mid: 0.0008,
      high: 0.0012,
      unit: 'value loss per ms RTT',
      ...GUESS,
    }),
    overBudgetLoss: OVER_BUDGET_LOSS,
    sovereigntyPremium: fromWorld(world, 'sovereignty_premium', {
      low: 0.05,
      mid: 0.1,
      high: 0.2,
      unit: 'price premium for in-country',
      ...GUESS,
    }),
    vendorBanLoss: VENDOR_BAN_LOSS,
    vendorRestrictionLoss: VENDOR_RESTRICTION_LOSS,
  };
}

function fromWorld(
  world: Pick<World, 'costParameters'>,
  id: string,
  otherwise: CaptureParameter,
): CaptureParameter {
  const known = world.costParameters.get(id);
  if (known === undefined) return otherwise;
  const { low, value, high, unit, source, confidence } = known;
  return { low, mid: value, high, unit, source, confidence };
}
