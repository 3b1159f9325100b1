import { randomEffects } from './fault-effects.ts';
import { meanRequestsPerS, NO_SITE, type OperationsInput } from './operations-input.ts';
import type { InfeasiblePlan, OperationsPlan } from './operations-plan.ts';
import type { OperationsRun } from './operations-run.ts';
import { operationsSummary, type OperationsSummary } from './operations-summary.ts';
import type { OperationsTally } from './operations-tally.ts';
import {
  operationsRun,
  simulateReplication,
  suitableMode,
  watchReplication,
  type OperationsMode,
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

/** The input of one replication: that of the plan, and the faults that strike it at random. */
export function replicationInput(
  { settings, region }: OperationsPlan,
  input: OperationsInput,
  replication: number,
): OperationsInput {
  if (!settings.randomFaults) return input;
  const { seed, durationS } = input;
  const random = randomEffects(region.risks, input.sites[0], { seed, replication, durationS });
  return random.length === 0 ? input : { ...input, effects: [...input.effects, ...random] };
}

/** One replication with the site and one without it; on whatever worker it runs, the same bytes come out. */
export interface ReplicationPair {
  readonly withSite: OperationsTally;
  readonly withoutSite: OperationsTally;
}

export function simulatePair(
  plan: OperationsPlan,
  mode: OperationsMode,
  replication: number,
): ReplicationPair {
  const tallyOf = (input: OperationsInput): OperationsTally =>
    simulateReplication(replicationInput(plan, input, replication), mode, replication);
  return { withSite: tallyOf(plan.input), withoutSite: tallyOf(plan.withoutSite) };
}

/** The answer from all replications, in their order. */
export function operationsAnswer(
  plan: OperationsPlan,
  mode: OperationsMode,
  pairs: readonly ReplicationPair[],
): OperationsAnswer {
  return {
    plan,
    mode,
    withSite: operationsSummary(
      plan.input,
      pairs.map(({ withSite }) => withSite),
    ),
    withoutSite: operationsSummary(
      plan.withoutSite,
      pairs.map(({ withoutSite }) => withoutSite),
    ),
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
  { signal, onProgress, sliceSteps, onSlice }: WatchPlanOptions,
): Promise<OperationsAnswer | CancelledSimulation> {
  const pairs: ReplicationPair[] = [];
  const runs = 2 * replications;
  // Flows know no chance: replications that nothing strikes at random are one and the same.
  const quiet = new Map<OperationsInput, OperationsTally>();
  for (let replication = 0; replication < replications; replication++) {
    const tallies: OperationsTally[] = [];
    for (const input of [plan.input, plan.withoutSite]) {
      const before = 2 * replication + tallies.length;
      const struck = replicationInput(plan, input, replication);
      const known = quiet.get(struck);
      if (known) {
        tallies.push(known);
        continue;
      }
      const run = operationsRun(struck, mode, replication);
      const end = await watchReplication(run, {
        ...(signal && { signal }),
        ...(sliceSteps !== undefined && { sliceSteps }),
        ...(onSlice && {
          onSlice: (own) =>
            onSlice({ run: own, input: struck, replication, isWithSite: input === plan.input }),
        }),
        onProgress: (share) => onProgress?.((before + share) / runs),
      });
      if (end.kind === 'cancelled') {
        const doneShare = (before + end.doneShare) / runs;
        return { kind: 'cancelled', finishedReplications: replication, doneShare };
      }
      tallies.push(end.tally);
      if (mode === 'flows' && struck === input) quiet.set(struck, end.tally);
    }
    pairs.push({ withSite: tallies[0], withoutSite: tallies[1] });
  }
  return operationsAnswer(plan, mode, pairs);
}

/**
 * Why a load can never be served: a class whose mean work exceeds all servers of all sites that may lawfully do it. Its
 * queues would grow for ever; short of that, overload is refused and counted.
 */
export function overload({ input, scenario }: OperationsPlan): InfeasiblePlan | undefined {
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
