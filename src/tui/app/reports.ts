import { isSameDraft } from '../what-if/draft.ts';
import type { Report } from './message.ts';
import type { Written } from './services.ts';
import { addedFault, simulated } from '../simulation/state.ts';
import { evaluated, markedSaved, openSession } from './session.ts';
import { type AppState, noticed, type Step, step } from './state.ts';
import { without } from './without.ts';

/** Says that work broke off; that of an evaluation is kept, since nothing else stands on the screen then. */
function failed(state: AppState, lane: string, failure: string): AppState {
  const { session } = state;
  const said = noticed(state, failure, 'bad');
  return lane === 'evaluate' && session ? { ...said, session: { ...session, failure } } : said;
}

/** A detail counts while the answer that it belongs to does. */
function detailed(state: AppState, { draft, detail }: Report & { type: 'detailed' }): Step {
  const { session } = state;
  if (!session?.answered || !detail || !isSameDraft(session.answered, draft)) return step(state);
  return step({
    ...state,
    session: { ...session, details: { ...session.details, [detail.site]: detail } },
  });
}

function wrote(state: AppState, written: Written, said: string): Step {
  if (written.kind === 'failed') return step(noticed(state, written.because, 'bad'));
  return step(noticed(state, `${said} ${written.path}`), { kind: 'list' });
}

/** What came back from outside, taken in. */
export function updateReport(state: AppState, report: Report): Step {
  switch (report.type) {
    case 'started': {
      const { file, recovery } = report;
      const ready: AppState = {
        ...state,
        ...(recovery && { recovery, overlay: { kind: 'recovery', recovery } }),
      };
      const opened = file === undefined ? step(ready) : openSession(ready, file);
      return { ...opened, effects: [{ kind: 'list' }, ...opened.effects, { kind: 'atlas' }] };
    }
    case 'resized':
      return step({ ...state, size: report.size });
    case 'listed': {
      const { files } = report;
      const scenarios = { ...state.scenarios, files, isListed: true };
      return step(
        { ...state, scenarios },
        { kind: 'survey', files: files.map(({ path }) => path) },
      );
    }
    case 'surveyed': {
      const cards = { ...state.scenarios.cards, [report.file]: report.card };
      return step({ ...state, scenarios: { ...state.scenarios, cards } });
    }
    case 'evaluated':
      return evaluated(state, report);
    case 'compared':
      return step(
        report.outcome.kind === 'done'
          ? {
              ...state,
              compare: {
                ...state.compare,
                other: { file: report.file, evaluation: report.outcome.evaluation },
              },
            }
          : noticed(state, `${report.file} has faults: see Scenarios`, 'bad'),
      );
    case 'detailed':
      return detailed(state, report);
    case 'simulated':
      return simulated(state, report.id, report.news);
    case 'faultRead': {
      const { fault, text } = report;
      if (fault.ok) return addedFault(state, text);
      const hint = fault.hint === undefined ? '' : `; ${fault.hint}`;
      return step(noticed(state, fault.because + hint, 'bad'));
    }
    case 'atlas':
      return step({ ...state, atlas: report.atlas });
    case 'land':
      return step({ ...state, lands: { ...state.lands, [report.scale]: report.land } });
    case 'saved': {
      const done = wrote(state, report.written, 'saved');
      if (report.written.kind === 'failed') return done;
      const saved = markedSaved(done.state, report.draft, report.written.path);
      return { state: saved.state, effects: [...done.effects, ...saved.effects] };
    }
    case 'created':
      return wrote(state, report.written, 'wrote');
    case 'workStarted': {
      const { lane, label, atMs } = report;
      return step({
        ...state,
        nowMs: atMs,
        work: { ...state.work, [lane]: { label, startedMs: atMs } },
      });
    }
    case 'workEnded': {
      const next = { ...state, work: without(state.work, report.lane) };
      return step(report.failure === undefined ? next : failed(next, report.lane, report.failure));
    }
    case 'ticked':
      return step({ ...state, nowMs: report.atMs });
  }
}
