/** What a queue in its steady state does. Times in the unit of the rates that were given (seconds here). */
export interface QueueMetrics {
  /** Share of server time in use, 0 to 1. */
  readonly utilization: number;
  /** Probability that an arrival must wait. */
  readonly waitProbability: number;
  readonly meanWaitS: number;
  readonly meanResponseS: number;
  /** Mean number in line, and in line plus service (Little's law). */
  readonly meanWaiting: number;
  readonly meanInSystem: number;
}

/** A steady state does not exist: work comes faster than it is done. */
export interface UnstableQueue {
  readonly kind: 'unstable';
  /** Offered load over capacity, 1 or more. */
  readonly utilization: number;
}

/** The metrics that follow from the mean wait by Little's law (Little 1961, "A Proof for the Queuing Formula L = λW"). */
export function metricsFromWait(input: {
  readonly arrivalsPerS: number;
  readonly meanServiceS: number;
  readonly utilization: number;
  readonly waitProbability: number;
  readonly meanWaitS: number;
}): QueueMetrics {
  const meanResponseS = input.meanWaitS + input.meanServiceS;
  return {
    utilization: input.utilization,
    waitProbability: input.waitProbability,
    meanWaitS: input.meanWaitS,
    meanResponseS,
    meanWaiting: input.arrivalsPerS * input.meanWaitS,
    meanInSystem: input.arrivalsPerS * meanResponseS,
  };
}
