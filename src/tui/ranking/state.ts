import type { Alternative, Evaluation } from '../../engine/evaluation.ts';
import type { Intent } from '../app/message.ts';
import { type AppState, noticed, type Step, step } from '../app/state.ts';
import { movedCursor } from '../widgets/window.ts';

export interface RankingState {
  /** Id of the site under the cursor, on this and every other screen; absent for the first. */
  readonly selected?: string;
  /** Column that rows are sorted by: `rank`, `site`, `country`, `npv`, `taken`, or a criterion. */
  readonly sortBy: string;
  readonly isReversed: boolean;
  readonly filter: string;
  /** Ids of the sites to compare, in the order in which they were marked. */
  readonly marked: readonly string[];
}

export const NO_RANKING: RankingState = {
  sortBy: 'rank',
  isReversed: false,
  filter: '',
  marked: [],
};

/** Columns in the order in which sorting goes through them. */
export function sortColumns({ criteria }: Evaluation): readonly string[] {
  return ['rank', 'site', 'country', ...criteria.map(({ id }) => id), 'npv', 'taken'];
}

/** What a column sorts by; larger comes first, unknown last. */
function sortValue(alternative: Alternative, evaluation: Evaluation, column: string): number {
  if (column === 'npv') return alternative.money.npvUsd.mid;
  if (column === 'taken') return alternative.takenUsdPerYear;
  const index = evaluation.criteria.findIndex(({ id }) => id === column);
  const contribution = alternative.contributions.at(index);
  return index < 0 || !contribution?.isKnown ? -1 : contribution.value;
}

function byText(pick: (alternative: Alternative) => string) {
  return (a: Alternative, b: Alternative) => pick(a).localeCompare(pick(b), 'en');
}

function sorted(rows: readonly Alternative[], evaluation: Evaluation, state: RankingState) {
  const { sortBy, isReversed } = state;
  const inOrder =
    sortBy === 'rank'
      ? rows
      : rows.toSorted(
          sortBy === 'site'
            ? byText(({ site }) => site.name)
            : sortBy === 'country'
              ? byText(({ site }) => site.country)
              : (a, b) => sortValue(b, evaluation, sortBy) - sortValue(a, evaluation, sortBy),
        );
  return isReversed ? inOrder.toReversed() : inOrder;
}

function isMatch({ site }: Alternative, words: readonly string[]): boolean {
  const text = `${site.name} ${site.country} ${site.id}`.toLowerCase();
  return words.every((word) => text.includes(word));
}

/** The candidates as the list shows them: those that stand, in their order, then those that are out. */
export function visibleRows(evaluation: Evaluation, state: RankingState): readonly Alternative[] {
  const words = state.filter.toLowerCase().split(/\s+/).filter(Boolean);
  const standing = sorted(evaluation.ranking, evaluation, state);
  return [...standing, ...evaluation.infeasible].filter((row) => isMatch(row, words));
}

/** Every candidate of an evaluation, by id. */
export function alternativeOf(
  evaluation: Evaluation,
  id: string | undefined,
): Alternative | undefined {
  const all = [...evaluation.ranking, ...evaluation.infeasible];
  return all.find(({ site }) => site.id === id);
}

/** The candidate that all screens are about: the selected one, or the first. */
export function selectedAlternative({ session, ranking }: AppState): Alternative | undefined {
  const shown = session?.shown;
  if (!shown) return undefined;
  return alternativeOf(shown, ranking.selected) ?? shown.ranking.at(0) ?? shown.infeasible.at(0);
}

/** Place of the cursor among the visible rows. */
export function rankingCursor(rows: readonly Alternative[], state: AppState): number {
  const selected = selectedAlternative(state)?.site.id;
  return Math.max(
    0,
    rows.findIndex(({ site }) => site.id === selected),
  );
}

function withRanking(state: AppState, change: Partial<RankingState>): Step {
  return step({ ...state, ranking: { ...state.ranking, ...change } });
}

function movedSelection(state: AppState, place: (cursor: number, count: number) => number): Step {
  const shown = state.session?.shown;
  if (!shown) return step(state);
  const rows = visibleRows(shown, state.ranking);
  const row = rows.at(place(rankingCursor(rows, state), rows.length));
  return row ? withRanking(state, { selected: row.site.id }) : step(state);
}

/** Cursor movement over the candidates, shared by the screens that show one of them. */
export function moveSelection(state: AppState, intent: Intent, page = 10): Step | undefined {
  switch (intent.type) {
    case 'move':
      return movedSelection(state, (cursor, count) => movedCursor(cursor, intent.by, count));
    case 'page':
      return movedSelection(state, (cursor, count) => movedCursor(cursor, intent.by * page, count));
    case 'jump':
      return movedSelection(state, (_, count) => (intent.to === 'first' ? 0 : count - 1));
    default:
      return undefined;
  }
}

function toggledMark(state: AppState): Step {
  const id = selectedAlternative(state)?.site.id;
  if (id === undefined) return step(state);
  const { marked } = state.ranking;
  const without = marked.filter((each) => each !== id);
  const isNew = without.length === marked.length;
  const next = isNew ? [...marked, id] : without;
  return (
    moveSelection(
      { ...state, ranking: { ...state.ranking, marked: next } },
      { type: 'move', by: isNew ? 1 : 0 },
    ) ?? step(state)
  );
}

function sortedBy(state: AppState, by: number): Step {
  const shown = state.session?.shown;
  if (!shown) return step(state);
  const columns = sortColumns(shown);
  const next = (columns.indexOf(state.ranking.sortBy) + by + columns.length) % columns.length;
  return withRanking(state, { sortBy: columns[next], isReversed: false });
}

export function updateRanking(state: AppState, intent: Intent): Step {
  const moved = moveSelection(state, intent);
  if (moved) return moved;
  switch (intent.type) {
    case 'enter':
      return step({ ...state, screen: 'site' });
    case 'mark':
      return toggledMark(state);
    case 'sort':
      return sortedBy(state, intent.by);
    case 'reverseSort':
      return withRanking(state, { isReversed: !state.ranking.isReversed });
    case 'compareMarked':
      return state.ranking.marked.length < 2
        ? step(noticed(state, 'mark two candidates with space, then compare them', 'warning'))
        : step({ ...state, screen: 'compare', compare: { ...state.compare, mode: 'candidates' } });
    default:
      return step(state);
  }
}
