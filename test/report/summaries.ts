import type { AlternativeSummary, EvaluationSummary } from '../../src/engine/summary.ts';

/** A candidate of a result, with a score that follows its rank. */
export function place(
  id: string,
  rank: number,
  more: Partial<AlternativeSummary> = {},
): AlternativeSummary {
  return {
    id,
    name: id,
    country: 'XX',
    rank,
    score: 100 - 10 * rank,
    scoreLow: 0,
    scoreHigh: 100,
    npvUsd: 0,
    takenUsdPerYear: 0,
    broken: [],
    values: { rttGainMs: rank },
    ...more,
  };
}

/** A result in the numbers that are compared. */
export function summary(
  alternatives: readonly AlternativeSummary[],
  more: Partial<EvaluationSummary> = {},
): EvaluationSummary {
  return {
    name: 'x',
    provider: 'aws',
    asOf: '2024-12-31',
    inputHash: 'i',
    worldHash: 'w',
    seed: '1',
    fleetRegions: 3,
    demandUsdPerYear: 1e9,
    today: {
      servedUsdPerYear: 1,
      refusedUsdPerYear: 0,
      meanRttMs: 10,
      withinBudgetShare: 1,
      lawfulShare: 1,
    },
    criteria: [
      {
        id: 'rttGainMs',
        label: 'RTT gained',
        unit: 'ms',
        goal: 'max',
        weight: 1,
        range: { worst: 0, best: 9 },
      },
    ],
    alternatives,
    ...more,
  };
}
