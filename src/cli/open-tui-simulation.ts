/** Simulations of the full-screen program: a draft in, how far the run is through a port, the answer out. */
import { setTimeout as wait } from 'node:timers/promises';
import type { MessagePort } from 'node:worker_threads';
import { simulationFaults } from '../engine/simulate/check-simulation.ts';
import type { TimedEffect } from '../engine/simulate/operations-input.ts';
import { type OperationsPlan, operationsPlan } from '../engine/simulate/operations-plan.ts';
import { siteNamed } from '../engine/simulate/operations-site.ts';
import { hourSummary, type HourSummary } from '../engine/simulate/operations-summary.ts';
import { type OperationsTally, windowHours } from '../engine/simulate/operations-tally.ts';
import {
  MOST_FORCED_REQUESTS,
  overload,
  planMode,
  planRequests,
  type RunUnderWay,
  simulatePlan,
} from '../engine/simulate/simulate-plan.ts';
import { faultLabel, momentText } from '../tui/simulation/fault-label.ts';
import type {
  FaultMark,
  SimulationEnd,
  SimulationProgress,
  SimulationQuestion,
} from '../tui/simulation/simulation.ts';
import type { Draft } from '../tui/what-if/draft.ts';
import { loadWorld } from '../world/load.ts';
import { readDraft, readDraftBase } from './open-tui-draft.ts';

export interface SimulateTask {
  readonly kind: 'simulate';
  readonly draft: Draft;
  readonly question: SimulationQuestion;
  /** Takes {@link SimulationProgress}, gives {@link SimulationOrder}. */
  readonly port: MessagePort;
}

/** What whoever watches may ask of a run. */
export type SimulationOrder = 'hold' | 'go' | 'stop';

type Refusal = SimulationEnd & { readonly kind: 'refused' };

const DAY_S = 86_400;
const HOUR_S = 3600;
/** Steps between two looks: a few hundredths of a second, so that charts move and a pause is one. */
const SLICE_STEPS = 20_000;
/** What a slice may be late without those after it hurrying to make up for it. */
const SLACK_MS = 50;

function refused(because: string, hint?: string): Refusal {
  return { kind: 'refused', because, ...(hint !== undefined && { hint }) };
}

/** What is to be simulated, or why it cannot be. */
async function planOf(
  draft: Draft,
  question: SimulationQuestion,
): Promise<OperationsPlan | Refusal> {
  const world = loadWorld();
  const base = readDraftBase(draft, world);
  const read = base.ok ? readDraft(draft, base.value, world) : base;
  if (!read.ok) return refused(read.diagnostics.map(({ message }) => message).join('; '));
  const scenario = read.value;
  const site = siteNamed(world, scenario, question.site.id);
  if (!site)
    return refused(`"${question.site.name}" is neither a candidate nor a region of the fleet`);
  const asked = { world, scenario, site, durationS: question.days * DAY_S };
  const wrong = simulationFaults({ ...asked, file: draft.file });
  if (wrong.length > 0)
    return refused(wrong.map(({ message }) => message).join('; '), wrong[0].hint);
  const plan = await operationsPlan(asked);
  const no = 'kind' in plan ? plan : overload(plan);
  if (no || 'kind' in plan) return refused(no?.because ?? '', no?.relax);
  if (question.mode === 'events' && planRequests(plan) > MOST_FORCED_REQUESTS)
    return refused(
      `single events would be ${planRequests(plan).toExponential(1)}, at most ${MOST_FORCED_REQUESTS.toExponential(0)} are run`,
      'let the load choose, or simulate fewer days',
    );
  return plan;
}

function scenarioMarks({ settings, input }: OperationsPlan): readonly FaultMark[] {
  return settings.faults.map((fault) => ({
    label: faultLabel(fault),
    startS: fault.startS,
    endS: Math.min(input.durationS, fault.startS + fault.durationS),
  }));
}

/** Faults that struck a run at random: what it suffers beyond what the plan says. */
function randomMarks(
  plan: OperationsPlan,
  { input, replication }: RunUnderWay,
): readonly FaultMark[] {
  const told = plan.input.effects.length;
  return input.effects.slice(told).map((effect: TimedEffect): FaultMark => {
    const { startS, endS } = effect;
    const label = `${zonesText(input, effect)} lost at random in replication ${replication + 1}, ${momentText(startS / HOUR_S)}`;
    return { label, startS, endS };
  });
}

/** Zones that an effect strikes; those of another site than the one that is looked at with its name. */
function zonesText({ sites }: RunUnderWay['input'], effect: TimedEffect): string {
  const struck = 'zones' in effect ? effect.zones : [];
  const site = sites.find(
    ({ firstZone, zones }) => struck[0] >= firstZone && struck[0] < firstZone + zones,
  );
  const numbers = struck.map((zone) => zone - (site?.firstZone ?? 0) + 1).join(', ');
  return site === undefined || site === sites[0]
    ? `zone ${numbers}`
    : `${site.name}: zone ${numbers}`;
}

/**
 * Follows the orders: a gate that lets through while nothing holds it, and a signal that stops. Stopped in this way the
 * thread stays, and with it all that it has read; ending the thread would make the next run begin with the world again.
 */
function ordersOf(port: MessagePort) {
  const stop = new AbortController();
  let held: { readonly passed: Promise<void>; readonly open: () => void } | undefined;
  port.on('message', (order: SimulationOrder) => {
    if (order === 'stop') stop.abort();
    if (order !== 'hold') {
      held?.open();
      held = undefined;
    } else if (!held) {
      let open: () => void = () => undefined;
      const passed = new Promise<void>((resolve) => {
        open = resolve;
      });
      held = { passed, open };
    }
  });
  const pass = async (): Promise<void> => {
    while (held) await held.passed;
  };
  return { pass, signal: stop.signal };
}

/** The last hour that a run has finished; -1 before the first. Hours before the last that anything came in are over. */
function finishedHour({ hourArrived }: OperationsTally): number {
  return Math.max(-1, hourArrived.findLastIndex((arrived) => arrived > 0) - 1);
}

/** Tells of each run what is new since the last time, pooled with the replications before. */
function hoursTold(plan: OperationsPlan, replications: number) {
  let run: RunUnderWay['run'] | undefined;
  let told = -1;
  const before = { with: [] as OperationsTally[], without: [] as OperationsTally[] };
  const runs = 2 * replications;
  return (underWay: RunUnderWay): SimulationProgress & { readonly kind: 'hours' } => {
    const { isWithSite, replication } = underWay;
    const tallies = isWithSite ? before.with : before.without;
    if (underWay.run !== run) {
      run = underWay.run;
      told = -1;
      tallies.push(run.tally);
    }
    const until = finishedHour(run.tally);
    const hours: HourSummary[] = [];
    for (let hour = told + 1; hour <= until; hour++) hours.push(hourSummary(tallies, hour));
    told = until;
    const doneShare = (2 * replication + (isWithSite ? 0 : 1) + run.doneShare()) / runs;
    const struck = randomMarks(plan, underWay);
    return { kind: 'hours', isWithSite, replication, doneShare, hours, struck };
  };
}

/** Waits so that no more than `hoursPerS` hours a second are seen; the first run alone is shown at a pace. */
function paceOf(hoursPerS: number | undefined) {
  let dueMs = performance.now();
  return async (hours: number, isFirstRun: boolean): Promise<void> => {
    if (hoursPerS === undefined || !isFirstRun) return;
    dueMs = Math.max(dueMs, performance.now() - SLACK_MS) + (1000 * hours) / hoursPerS;
    const restMs = dueMs - performance.now();
    if (restMs > 0) await wait(restMs);
  };
}

/** Simulates what was asked of a draft, and tells through the port how far it is; nothing comes of what was stopped. */
export async function simulateDraft({
  draft,
  question,
  port,
}: SimulateTask): Promise<SimulationEnd | undefined> {
  const tell = (progress: SimulationProgress): void => {
    port.postMessage(progress);
  };
  const { pass, signal } = ordersOf(port);
  try {
    const plan = await planOf(draft, question);
    if ('because' in plan) return plan;
    const mode = question.mode ?? planMode(plan);
    const hours = windowHours(plan.input);
    tell({ kind: 'planned', mode, hours, marks: scenarioMarks(plan) });
    const news = hoursTold(plan, question.replications);
    const pace = paceOf(question.hoursPerS);
    const answer = await simulatePlan(
      plan,
      { mode, replications: question.replications },
      {
        signal,
        sliceSteps: SLICE_STEPS,
        onSlice: async (underWay) => {
          const progress = news(underWay);
          tell(progress);
          await pace(progress.hours.length, underWay.replication === 0 && underWay.isWithSite);
          await pass();
        },
      },
    );
    if ('kind' in answer) return undefined;
    return { kind: 'done', withSite: answer.withSite, withoutSite: answer.withoutSite };
  } finally {
    port.close();
  }
}
