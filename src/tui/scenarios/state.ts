import type { AppState, Step } from '../app/state.ts';
import { step } from '../app/state.ts';
import type { Intent } from '../app/message.ts';
import type { ScenarioCard, ScenarioFile } from '../app/services.ts';
import { movedCursor } from '../widgets/window.ts';

/** What the last evaluation of a file gave, for the list. */
export interface LastResult {
  readonly winner: string;
  readonly score?: number;
}

export interface ScenariosState {
  readonly files: readonly ScenarioFile[];
  readonly isListed: boolean;
  readonly cards: Readonly<Record<string, ScenarioCard | undefined>>;
  readonly results: Readonly<Record<string, LastResult | undefined>>;
  readonly cursor: number;
  readonly filter: string;
}

export const NO_SCENARIOS: ScenariosState = {
  files: [],
  isListed: false,
  cards: {},
  results: {},
  cursor: 0,
  filter: '',
};

/** The files that the filter lets through: its words stand in the file's or the scenario's name. */
export function visibleFiles({ files, cards, filter }: ScenariosState): readonly ScenarioFile[] {
  const words = filter.toLowerCase().split(/\s+/).filter(Boolean);
  if (words.length === 0) return files;
  return files.filter(({ path, name }) => {
    const { scenario } = cards[path] ?? {};
    const text = `${name} ${scenario?.name ?? ''} ${scenario?.provider ?? ''}`.toLowerCase();
    return words.every((word) => text.includes(word));
  });
}

export function fileUnderCursor(state: ScenariosState): ScenarioFile | undefined {
  return visibleFiles(state).at(state.cursor);
}

function movedTo(state: AppState, cursor: number): Step {
  return step({ ...state, scenarios: { ...state.scenarios, cursor } });
}

/** Rows that a page key goes by. */
const PAGE = 10;

export function updateScenarios(state: AppState, intent: Intent): Step {
  const { scenarios } = state;
  const count = visibleFiles(scenarios).length;
  switch (intent.type) {
    case 'move':
      return movedTo(state, movedCursor(scenarios.cursor, intent.by, count));
    case 'page':
      return movedTo(state, movedCursor(scenarios.cursor, intent.by * PAGE, count));
    case 'jump':
      return movedTo(state, intent.to === 'first' ? 0 : Math.max(0, count - 1));
    default:
      return step(state);
  }
}
