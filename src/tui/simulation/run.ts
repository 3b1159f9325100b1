import type { HourSummary, OperationsSummary } from '../../engine/simulate/operations-summary.ts';
import type { OperationsMode } from '../../engine/simulate/run-operations.ts';
import type { Draft } from '../what-if/draft.ts';
import type {
  FaultMark,
  SimulationEnd,
  SimulationProgress,
  SimulationQuestion,
} from './simulation.ts';

/** Hours that are known so far; an hour without a summary has not been simulated yet. */
export type Hours = readonly (HourSummary | undefined)[];

/** A simulation that was asked for, and what is known of it. */
export interface SimulationRun {
  /** Tells late news of an older run from news of this one. */
  readonly id: number;
  readonly draft: Draft;
  readonly question: SimulationQuestion;
  readonly status: 'planning' | 'running' | 'held' | 'done' | 'stopped' | 'refused';
  readonly mode?: OperationsMode;
  readonly marks: readonly FaultMark[];
  /** Faults that struck at random, by replication. */
  readonly struck: Readonly<Record<number, readonly FaultMark[]>>;
  readonly withSite: Hours;
  readonly withoutSite: Hours;
  /** The run under way: which replication, whether the site stands in it, and the hour it is at. */
  readonly replication: number;
  readonly isWithSite: boolean;
  readonly nowHour: number;
  readonly doneShare: number;
  readonly answer?: {
    readonly withSite: OperationsSummary;
    readonly withoutSite: OperationsSummary;
  };
  readonly refusal?: { readonly because: string; readonly hint?: string };
}

export function isUnderWay({ status }: SimulationRun): boolean {
  return status === 'planning' || status === 'running' || status === 'held';
}

/** A run that was asked for, and of which nothing is known yet. */
export function newRun(id: number, draft: Draft, question: SimulationQuestion): SimulationRun {
  return {
    id,
    draft,
    question,
    status: 'planning',
    marks: [],
    struck: {},
    withSite: [],
    withoutSite: [],
    replication: 0,
    isWithSite: true,
    nowHour: 0,
    doneShare: 0,
  };
}

function withHours(known: Hours, news: readonly HourSummary[]): Hours {
  const hours = [...known];
  for (const hour of news) hours[hour.hour] = hour;
  return hours;
}

function moved(run: SimulationRun, news: SimulationProgress & { kind: 'hours' }): SimulationRun {
  const { isWithSite, replication, doneShare, hours, struck } = news;
  const side = isWithSite ? 'withSite' : 'withoutSite';
  return {
    ...run,
    status: run.status === 'held' ? 'held' : 'running',
    isWithSite,
    replication,
    doneShare,
    nowHour: hours.at(-1)?.hour ?? run.nowHour,
    struck: struck.length > 0 ? { ...run.struck, [replication]: struck } : run.struck,
    [side]: withHours(run[side], hours),
  };
}

/** The run after news of it; nothing comes in any more once it has ended. */
export function progressed(
  run: SimulationRun,
  news: SimulationProgress | SimulationEnd | { readonly kind: 'ended' },
): SimulationRun {
  if (!isUnderWay(run)) return run;
  switch (news.kind) {
    case 'planned': {
      const { mode, marks, hours } = news;
      const unknown = Array.from({ length: hours }, () => undefined);
      const status = run.status === 'held' ? 'held' : 'running';
      return { ...run, status, mode, marks, withSite: unknown, withoutSite: unknown };
    }
    case 'hours':
      return moved(run, news);
    case 'done':
      return {
        ...run,
        status: 'done',
        doneShare: 1,
        answer: { withSite: news.withSite, withoutSite: news.withoutSite },
        withSite: news.withSite.hours,
        withoutSite: news.withoutSite.hours,
      };
    case 'refused': {
      const { because, hint } = news;
      return {
        ...run,
        status: 'refused',
        refusal: { because, ...(hint !== undefined && { hint }) },
      };
    }
    case 'ended':
      return { ...run, status: 'stopped' };
  }
}
