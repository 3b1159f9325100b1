import type { Evaluation } from '../../engine/evaluation.ts';
import type { Intent } from '../app/message.ts';
import { type AppState, type Step, step } from '../app/state.ts';
import { without } from '../app/without.ts';
import { movedCursor } from '../widgets/window.ts';
import { compareRows, markedPairs } from './rows.ts';

export interface CompareState {
  /** Two candidates of one scenario, or two scenarios. */
  readonly mode: 'candidates' | 'scenarios';
  readonly cursor: number;
  /** Which two of the marked candidates. */
  readonly pair: number;
  /** The scenario to compare with; absent for the file as it stands. */
  readonly other?: { readonly file: string; readonly evaluation: Evaluation };
}

export const NO_COMPARISON: CompareState = { mode: 'candidates', cursor: 0, pair: 0 };

function withCompare(state: AppState, compare: Partial<CompareState>): Step {
  return step({ ...state, compare: { ...state.compare, ...compare } });
}

const PAGE = 10;

export function updateCompare(state: AppState, intent: Intent): Step {
  const { compare } = state;
  const count = compareRows(state)?.rows.length ?? 0;
  switch (intent.type) {
    case 'move':
      return withCompare(state, { cursor: movedCursor(compare.cursor, intent.by, count) });
    case 'page':
      return withCompare(state, { cursor: movedCursor(compare.cursor, intent.by * PAGE, count) });
    case 'jump':
      return withCompare(state, { cursor: intent.to === 'first' ? 0 : Math.max(0, count - 1) });
    case 'compareMode':
      return withCompare(state, {
        mode: compare.mode === 'candidates' ? 'scenarios' : 'candidates',
        cursor: 0,
      });
    case 'adjust': {
      const pairs = markedPairs(state.ranking.marked).length;
      return withCompare(state, { pair: movedCursor(compare.pair, intent.by, Math.max(1, pairs)) });
    }
    case 'reset':
      return step({ ...state, compare: without(compare, 'other') });
    default:
      return step(state);
  }
}
