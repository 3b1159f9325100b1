import type { Evaluation } from '../../engine/evaluation.ts';
import { reweighed } from '../../engine/reweigh.ts';
import { isUnderWay } from '../simulation/run.ts';
import { NO_SIMULATION } from '../simulation/no-simulation.ts';
import { changeCount, type Draft, draftOf, isSameDraft } from '../what-if/draft.ts';
import { advanced, type History, historyOf } from '../what-if/history.ts';
import { weightOf } from '../what-if/patch.ts';
import type { Effect } from './effect.ts';
import type { Outcome } from './services.ts';
import { without } from './without.ts';
import { type AppState, noticed, type Session, type Step, step } from './state.ts';

/** Whether there are changes that no file has. */
export function isDirty({ session }: AppState): boolean {
  return session !== undefined && !isSameDraft(session.plan.present, session.saved);
}

/** What to keep for the next start. */
function remembered(state: AppState): Effect {
  return { kind: 'remember', draft: isDirty(state) ? state.session?.plan.present : undefined };
}

/**
 * The answer under the weights of the present draft. Weights follow the slider at once; everything else comes when it has
 * been evaluated.
 */
function shownOf({ answer, base, plan }: Session): Evaluation | undefined {
  if (!answer || !base) return answer;
  const { changes } = plan.present;
  // A criterion that the draft adds comes with the next answer; one that it takes away weighs nothing from now on.
  const inFile = new Map<string, number>(base.criteria.map(({ id, weight }) => [id, weight]));
  const weights = Object.fromEntries(
    answer.scenario.criteria.map(({ id }) => [
      id,
      weightOf({ id, weight: inFile.get(id) ?? 0 }, changes),
    ]),
  );
  const isSame = answer.scenario.criteria.every(({ id, weight }) => weights[id] === weight);
  return isSame ? answer : reweighed(answer, weights);
}

function withSession(state: AppState, session: Session): AppState {
  return { ...state, session: { ...session, shown: shownOf(session) } };
}

/** Opens a file; a recovered draft comes on top of it. What was changed in the file open before is kept for recovery. */
export function openSession(state: AppState, file: string, recovered?: Draft): Step {
  const plain = draftOf(file);
  const plan = recovered ? advanced(historyOf(plain), recovered) : historyOf(plain);
  const session: Session = { file, plan, saved: plain, overrides: [], faults: [], details: {} };
  const ranking = without(state.ranking, 'selected');
  const { runs, run } = state.simulation;
  const isSimulating = run !== undefined && isUnderWay(run);
  return step(
    {
      ...state,
      session,
      screen: 'ranking',
      ranking: { ...ranking, marked: [] },
      simulation: { ...NO_SIMULATION, runs },
    },
    ...(isSimulating ? [{ kind: 'stopSimulation' } as const] : []),
    { kind: 'evaluate', draft: plain },
  );
}

/** Moves through the history of the draft: a change, an undo, a redo. */
export function planned(state: AppState, move: (plan: History<Draft>) => History<Draft>): Step {
  const { session } = state;
  if (!session) return step(state);
  const plan = move(session.plan);
  if (plan === session.plan) return step(state);
  const next = withSession(state, { ...without(session, 'isStopped'), plan });
  return step(next, { kind: 'evaluate', draft: plan.present }, remembered(next));
}

/** One change of the draft. */
export function edited(state: AppState, draft: Draft): Step {
  return planned(state, (plan) =>
    isSameDraft(plan.present, draft) ? plan : advanced(plan, draft),
  );
}

function lastResult(state: AppState, file: string, { ranking }: Evaluation): AppState {
  const first = ranking.at(0);
  const result = first ? { winner: first.site.name, score: first.score } : { winner: 'nobody' };
  const { scenarios } = state;
  return {
    ...state,
    scenarios: { ...scenarios, results: { ...scenarios.results, [file]: result } },
  };
}

/** Takes in what an evaluation gave; an answer to an older draft is shown until the newer one comes. */
export function evaluated(
  state: AppState,
  {
    draft,
    outcome,
    tookMs,
  }: { readonly draft: Draft; readonly outcome: Outcome; readonly tookMs: number },
): Step {
  const { session } = state;
  if (session?.file !== draft.file) return step(state);
  if (outcome.kind === 'faulty') {
    const faulty = { ...state, session: { ...session, faults: outcome.faults } };
    const [fault] = outcome.faults;
    return step(
      noticed(faulty, fault.path ? `${fault.path} ${fault.message}` : fault.message, 'bad'),
    );
  }
  const { base, overrides, evaluation, reach } = outcome;
  const isPlain = changeCount(draft) === 0;
  const baseline = isPlain ? evaluation : session.baseline;
  const next = withSession(state, {
    ...without(session, 'failure'),
    base,
    overrides,
    answer: evaluation,
    answered: draft,
    reach,
    details: {},
    faults: [],
    tookMs,
    ...(baseline && { baseline }),
  });
  const told = isPlain ? lastResult(next, draft.file, evaluation) : next;
  // A recovered draft waits for the file it stands on.
  const present = session.plan.present;
  const isWaiting = isPlain && !session.baseline && !isSameDraft(present, draft);
  return isWaiting ? step(told, { kind: 'evaluate', draft: present }) : step(told);
}

/** Takes a draft as saved to a file. */
export function markedSaved(state: AppState, draft: Draft, path: string): Step {
  if (!state.session) return step(state);
  const next = { ...state, session: { ...state.session, saved: draft, savedAs: { draft, path } } };
  return step(next, remembered(next));
}
