import { meanRequestsPerS, NO_SITE, type OperationsInput } from './operations-input.ts';
import type { InfeasiblePlan, OperationsPlan } from './operations-plan.ts';
import type { OperationsRun } from './operations-run.ts';
import {
  addReplication,
  operationsSummary,
  replicationSums,
  type OperationsSummary,
  type ReplicationSums,
} from './operations-summary.ts';
import type { OperationsTally } from './operations-tally.ts';
import { randomEffects } from './random-faults.ts';
import {
  operationsRun,
  finishedTally,
  suitableMode,
  watchReplication,
  type OperationsMode,
  type WatchedReplication,
  type WatchOptions,
} from './run-operations.ts';

/** What a simulation says: the site's users with the site, and without it. */
export interface OperationsAnswer {
  readonly plan: OperationsPlan;
  readonly mode: OperationsMode;
  readonly withSite: OperationsSummary;
  readonly withoutSite: OperationsSummary;
}

export interface SimulationChoice {
  readonly mode: OperationsMode;
  /** Whole number, 1 or more. */
  readonly replications: number;
}

/** A simulation that was stopped: replications that were finished, and the share of all work that was done. */
export interface CancelledSimulation {
  readonly kind: 'cancelled';
  readonly finishedReplications: number;
  readonly doneShare: number;
}

/** More requests than this in a replication would take hours as events. */
export const MOST_FORCED_REQUESTS = 2e8;

/** The mode that the load suits. */
export function planMode({ input }: OperationsPlan): OperationsMode {
  return suitableMode(input);
}

/** Requests of one replication. */
export function planRequests({ input }: OperationsPlan): number {
  return meanRequestsPerS(input) * (input.durationS + input.warmUpS);
}

/** The input of one replication: that of the plan, and the faults that strike any of its sites at random. */
export function replicationInput(
  { settings, regions }: OperationsPlan,
  input: OperationsInput,
  replication: number,
): OperationsInput {
  if (!settings.randomFaults) return input;
  const { seed, durationS } = input;
  const random = input.sites.flatMap((site, at) =>
    randomEffects(regions[at].risks, site, { seed, replication, durationS }),
  );
  return random.length === 0 ? input : { ...input, effects: [...input.effects, ...random] };
}

/** One replication with the site and one without it; on whatever worker it runs, the same bytes come out. */
export interface ReplicationPair {
  readonly withSite: OperationsTally;
  readonly withoutSite: OperationsTally;
}

/** `onProgress` hears between slices how much of the pair is done, 0 to 1. */
export function simulatePair(
  plan: OperationsPlan,
  { mode, replication }: { readonly mode: OperationsMode; readonly replication: number },
  onProgress?: (doneShare: number) => void,
): ReplicationPair {
  const tallyOf = (input: OperationsInput, doneBefore: number): OperationsTally => {
    const run = operationsRun(replicationInput(plan, input, replication), mode, replication);
    return finishedTally(run, () => onProgress?.(doneBefore + run.doneShare() / 2));
  };
  return { withSite: tallyOf(plan.input, 0), withoutSite: tallyOf(plan.withoutSite, 0.5) };
}

/** The replications of a plan, added up. */
export interface PlanSums {
  readonly withSite: ReplicationSums;
  readonly withoutSite: ReplicationSums;
}

export function planSums({ input, withoutSite }: OperationsPlan): PlanSums {
  return { withSite: replicationSums(input), withoutSite: replicationSums(withoutSite) };
}

/** Adds a replication; they are added in the order of their numbers, whoever ran them. */
export function addPair(sums: PlanSums, { withSite, withoutSite }: ReplicationPair): void {
  addReplication(sums.withSite, withSite);
  addReplication(sums.withoutSite, withoutSite);
}

/** The answer from all replications. */
export function operationsAnswer(
  plan: OperationsPlan,
  mode: OperationsMode,
  sums: PlanSums,
): OperationsAnswer {
  return {
    plan,
    mode,
    withSite: operationsSummary(sums.withSite),
    withoutSite: operationsSummary(sums.withoutSite),
  };
}

/** One run of a simulation under way: which replication, under which faults, and whether the site stands in it. */
export interface RunUnderWay {
  readonly run: OperationsRun;
  readonly input: OperationsInput;
  readonly replication: number;
  readonly isWithSite: boolean;
}

export interface WatchPlanOptions extends Omit<WatchOptions, 'onSlice'> {
  /** Waited for between slices of every run; runs that are the same as one before are not run again. */
  readonly onSlice?: (underWay: RunUnderWay) => Promise<void>;
}

/** All replications one after the other, watched: progress over the whole, stopped between slices. */
export async function simulatePlan(
  plan: OperationsPlan,
  { mode, replications }: SimulationChoice,
  options: WatchPlanOptions,
): Promise<OperationsAnswer | CancelledSimulation> {
  const sums = planSums(plan);
  const tallyOf = watchedTallies(plan, mode, options);
  for (let run = 0; run < 2 * replications; run++) {
    const replication = Math.floor(run / 2);
    const isWithSite = run % 2 === 0;
    const onProgress = (share: number): void => {
      options.onProgress?.((run + share) / (2 * replications));
    };
    const end = await tallyOf({ replication, isWithSite, onProgress });
    if (end.kind === 'cancelled') {
      const doneShare = (run + end.doneShare) / (2 * replications);
      return { kind: 'cancelled', finishedReplications: replication, doneShare };
    }
    addReplication(isWithSite ? sums.withSite : sums.withoutSite, end.tally);
  }
  return operationsAnswer(plan, mode, sums);
}

interface WatchedRun {
  readonly replication: number;
  readonly isWithSite: boolean;
  readonly onProgress: (doneShare: number) => void;
}

/**
 * One run after the other, watched. Flows know no chance: replications that nothing strikes at random are one and the
 * same, and are run once.
 */
function watchedTallies(
  plan: OperationsPlan,
  mode: OperationsMode,
  { signal, sliceSteps, onSlice }: WatchPlanOptions,
): (run: WatchedRun) => Promise<WatchedReplication> {
  const quiet = new Map<OperationsInput, OperationsTally>();
  return async ({ replication, isWithSite, onProgress }) => {
    const input = isWithSite ? plan.input : plan.withoutSite;
    const struck = replicationInput(plan, input, replication);
    const known = quiet.get(struck);
    if (known) {
      if (signal?.aborted === true) return { kind: 'cancelled', doneShare: 0 };
      onProgress(1);
      // Thousands of them must let an interrupt through.
      await new Promise((resume) => setImmediate(resume));
      return { kind: 'finished', tally: known };
    }
    const end = await watchReplication(operationsRun(struck, mode, replication), {
      ...(signal && { signal }),
      ...(sliceSteps !== undefined && { sliceSteps }),
      ...(onSlice && {
        onSlice: (run) => onSlice({ run, input: struck, replication, isWithSite }),
      }),
      onProgress,
    });
    if (end.kind === 'finished' && mode === 'flows' && struck === input) {
      quiet.set(struck, end.tally);
    }
    return end;
  };
}

/**
 * Why a load can never be served: a class whose mean work exceeds all servers of all sites that may lawfully do it. Its
 * queues would grow for ever; short of that, overload is refused and counted.
 */
export function overload({
  input,
  scenario,
}: Pick<OperationsPlan, 'input' | 'scenario'>): InfeasiblePlan | undefined {
  for (let index = 0; index < input.classes.length; index++) {
    const { meanServiceS, label } = input.classes[index];
    const wanted = classRatePerS(input, index) * meanServiceS;
    const there = reachableServers(input, index);
    if (wanted <= there) continue;
    const missing = Math.ceil(wanted - there).toLocaleString('en-US');
    const factor = (wanted / Math.max(there, 1e-9)).toFixed(2);
    return {
      kind: 'infeasible',
      because: `"${label}" keeps ${Math.ceil(wanted).toLocaleString('en-US')} servers busy on average, and the sites that may serve it have ${Math.floor(there).toLocaleString('en-US')}: its queue would never empty`,
      relax: `${missing} more servers (region.itLoadPerZone ${(scenario.region.itLoadMwPerZone * Number(factor)).toPrecision(3)} MW), or simulation.requestsPerSecond divided by ${factor}`,
    };
  }
  return undefined;
}

function classRatePerS({ sources }: OperationsInput, index: number): number {
  let rate = 0;
  for (let i = 0; i < sources.count; i++) {
    if (sources.classOf[i] === index) rate += sources.meanPerS[i];
  }
  return rate;
}

function reachableServers(
  { sources, networks, sites, classes }: OperationsInput,
  index: number,
): number {
  const { siteOf, options } = networks[0];
  const reachable = new Set<number>();
  for (let i = 0; i < sources.count; i++) {
    if (sources.classOf[i] !== index) continue;
    for (let rank = 0; rank < options; rank++) {
      const site = siteOf[i * options + rank];
      if (site !== NO_SITE) reachable.add(site);
    }
  }
  let servers = 0;
  for (const site of reachable) {
    for (let zone = 0; zone < sites[site].zones; zone++) {
      servers += sites[site].servers[zone * classes.length + index];
    }
  }
  return servers;
}
