import { describe, expect, it } from 'vitest';
import { compareRows } from '../../src/tui/compare/rows.ts';
import { isDirty } from '../../src/tui/app/session.ts';
import { SCREENS } from '../../src/tui/app/screens.ts';
import { selectedAlternative } from '../../src/tui/ranking/state.ts';
import { valueOf } from '../../src/tui/what-if/control-value.ts';
import { allControls } from '../../src/tui/what-if/state.ts';
import { monthOf } from '../../src/tui/what-if/months.ts';
import { draftOf } from '../../src/tui/what-if/draft.ts';
import { allItems, foundItems } from '../../src/tui/palette/items.ts';
import { ANSWER, REACH, SCENARIO } from './answer.ts';
import { driven, FILE, listedState, openState } from './program.ts';

const SIZE = { columns: 80, rows: 24 };
const name = (state: Parameters<typeof selectedAlternative>[0]) =>
  selectedAlternative(state)?.site.name;

describe('scenarios', () => {
  it('opens the file under the cursor and evaluates it', () => {
    const { state, effects } = driven(listedState(SIZE), 'enter');
    expect(state.screen).toBe('ranking');
    expect(effects).toContainEqual({ kind: 'evaluate', draft: draftOf(FILE) });
  });

  it('shows no other screen before one is open', () => {
    const { state } = driven(listedState(SIZE), '3');
    expect(state.screen).toBe('scenarios');
    expect(state.notice?.tone).toBe('warning');
  });

  it('copies and creates under the typed name', () => {
    const copy = driven(listedState(SIZE), 'c', 'ctrl+u', 'a', '.', 'y', 'm', 'l', 'enter');
    expect(copy.effects).toContainEqual({ kind: 'copy', file: FILE, name: 'a.yml' });
    const made = driven(listedState(SIZE), 'n', 'enter');
    expect(made.effects).toContainEqual({ kind: 'create', name: 'scenario.yaml' });
  });

  it('copies the file under the cursor, where a filter hides others above it', () => {
    const other = { path: '/scenarios/a.yaml', name: 'a.yaml', isShipped: false };
    const files = [other, { path: FILE, name: 'three.yaml', isShipped: false }];
    const { effects } = driven(
      listedState(SIZE),
      { type: 'listed', files },
      ...['/', 't', 'h', 'r', 'e', 'e', 'enter', 'c', 'enter'],
    );
    expect(effects).toContainEqual(expect.objectContaining({ kind: 'copy', file: FILE }));
  });

  it('keeps the last winner of a file', () => {
    expect(openState(SIZE).scenarios.results[FILE]?.winner).toBe(ANSWER.ranking[0].site.name);
  });
});

describe('ranking', () => {
  it('moves the selection, which stays inside', () => {
    const state = openState(SIZE);
    const names = ANSWER.ranking.map(({ site }) => site.name);
    expect(name(driven(state, 'j').state)).toBe(names[1]);
    expect(name(driven(state, 'j', 'k', 'k', 'up').state)).toBe(names[0]);
    expect(name(driven(state, 'G', 'down').state)).toBe(names[2]);
  });

  it('filters by typing, and esc takes the filter away before it leaves', () => {
    const typed = driven(openState(SIZE), '/', 'c', 'a', 'i', 'enter').state;
    expect(typed.ranking.filter).toBe('cai');
    const cleared = driven(typed, 'esc').state;
    expect([cleared.ranking.filter, cleared.screen]).toEqual(['', 'ranking']);
    expect(driven(cleared, 'esc').state.screen).toBe('scenarios');
  });

  it('compares what is marked', () => {
    const { state } = driven(openState(SIZE), 'space', 'space', 'c');
    expect(state.screen).toBe('compare');
    expect(state.ranking.marked).toHaveLength(2);
    expect(driven(openState(SIZE), 'space', 'c').state.screen).toBe('ranking');
  });

  it('asks for the detail of a site once, when it is shown', () => {
    const { effects } = driven(openState(SIZE), 'enter', 'tab', 'tab');
    const asked = effects.filter(({ kind }) => kind === 'detail');
    expect(asked).toHaveLength(1);
  });
});

describe('what if', () => {
  const changed = () => driven(openState(SIZE), '5', 'j', 'right', 'right');

  it('follows a weight at once, and has the rest evaluated', () => {
    const { state, effects } = changed();
    const { session } = state;
    const weights = session?.shown?.criteria.map(({ weight }) => weight) ?? [];
    expect(weights[0]).toBeCloseTo(4 / (16 + 1), 9);
    expect(session?.answer).toBe(ANSWER);
    expect(effects.filter(({ kind }) => kind === 'evaluate')).toHaveLength(2);
  });

  it('undoes and redoes', () => {
    const { state } = changed();
    const back = driven(state, 'u', 'u').state;
    expect(isDirty(state)).toBe(true);
    expect(isDirty(back)).toBe(false);
    expect(back.session?.shown).toBe(ANSWER);
    expect(driven(back, 'U', 'ctrl+r').state.session?.plan.present).toEqual(
      state.session?.plan.present,
    );
  });

  it('lets a law enter into force by moving the day to it, with all laws before it', () => {
    const asOf = (...keys: readonly string[]) =>
      driven(openState(SIZE), '5', '/', ...Array.from('LFPDPPP'), 'enter', ...keys).state.session
        ?.plan.present.changes.asOf;
    expect(asOf('space')).toBe(monthOf('2025-03'));
    expect(asOf('space', 'left')).toBeUndefined();
    expect(asOf('right', '0')).toBeUndefined();
    const { state } = driven(openState(SIZE), '5', { type: 'showControl', control: 'asOf' }, 'L');
    const laws = allControls(state).filter(({ kind }) => kind === 'law');
    const draft = state.session?.plan.present ?? draftOf(FILE);
    expect(laws.map((law) => [law.label, valueOf(law, draft)])).toEqual([
      ['2024-09 SA PDPL', true],
      ['2025-03 MX LFPDPPP', true],
    ]);
  });

  it('is no change any more when it is back at the file', () => {
    expect(isDirty(driven(changed().state, 'left', 'left').state)).toBe(false);
    expect(isDirty(driven(changed().state, '0').state)).toBe(false);
  });

  it('asks before it quits with changes, and remembers them', () => {
    const { state, effects } = changed();
    expect(effects).toContainEqual(expect.objectContaining({ kind: 'remember' }));
    const asked = driven(state, 'q');
    expect(asked.state.overlay?.kind).toBe('question');
    expect(asked.effects).toEqual([]);
    expect(driven(asked.state, 'k').effects).toContainEqual({ kind: 'leave', farewell: 'quit' });
    const gone = driven(asked.state, 'd').effects;
    expect(gone).toContainEqual({ kind: 'remember', draft: undefined });
    expect(gone.at(-1)).toEqual({ kind: 'leave', farewell: 'quit' });
  });

  it('counts as saved when it was written', () => {
    const { state, effects } = driven(changed().state, 'w', 'enter');
    const save = effects.find((effect) => effect.kind === 'save');
    expect(save?.name).toBe('three-what-if.yaml');
    const draft = save?.draft ?? draftOf('');
    const done = driven(state, { type: 'saved', draft, written: { kind: 'done', path: 'x.yaml' } });
    expect(isDirty(done.state)).toBe(false);
    const failed = driven(state, {
      type: 'saved',
      draft,
      written: { kind: 'failed', because: 'no' },
    });
    expect(isDirty(failed.state)).toBe(true);
  });

  it('evaluates a recovered draft on top of its file', () => {
    const draft = { ...draftOf(FILE), changes: { zones: 2 } };
    const recovery = { draft, savedAt: 'yesterday' };
    const asked = driven(listedState(SIZE), { type: 'started', recovery });
    const opened = driven(asked.state, 'enter');
    expect(opened.effects).toContainEqual({ kind: 'evaluate', draft: draftOf(FILE) });
    const outcome = {
      kind: 'done',
      base: SCENARIO,
      overrides: [],
      evaluation: ANSWER,
      reach: REACH,
    } as const;
    const based = driven(opened.state, {
      type: 'evaluated',
      draft: draftOf(FILE),
      outcome,
      tookMs: 1,
    });
    expect(based.effects).toContainEqual({ kind: 'evaluate', draft });
    expect(isDirty(based.state)).toBe(true);
  });
});

describe('compare', () => {
  const pairs = (...keys: readonly string[]) => {
    const { state } = driven(openState(SIZE), 'space', 'space', 'space', 'c', ...keys);
    const table = compareRows(state);
    return [table?.a, table?.b];
  };

  it('goes through each two of the marked candidates, and stays at the ends', () => {
    const [first, second, third] = ANSWER.ranking.map(
      ({ site }) => `${site.name} (${site.country})`,
    );
    expect(pairs('[')).toEqual([first, second]);
    expect(pairs(']')).toEqual([first, third]);
    expect(pairs(']', ']', ']', ']')).toEqual([second, third]);
    expect(pairs(']', ']', ']', '[')).toEqual([first, third]);
  });

  it('has scenarios side by side after tab, and the file itself after 0', () => {
    const { state } = driven(openState(SIZE), '6', 'tab');
    expect([compareRows(state)?.a, compareRows(state)?.b]).toEqual(['the file', 'what if']);
    const outcome = { kind: 'done', base: SCENARIO, overrides: [], reach: REACH } as const;
    const other = driven(state, {
      type: 'compared',
      file: 'other.yaml',
      outcome: { ...outcome, evaluation: ANSWER },
    }).state;
    expect(compareRows(other)?.a).toBe('other.yaml');
    expect(compareRows(driven(other, '0').state)?.a).toBe('the file');
  });
});

describe('everywhere', () => {
  it('goes to every screen by its number', () => {
    SCREENS.forEach(({ id }, index) => {
      expect(driven(openState(SIZE), String(index + 1)).state.screen).toBe(id);
    });
  });

  it('finds commands, sites and controls by a part of their name, mistyped too', () => {
    const state = openState(SIZE);
    const found = (query: string) => foundItems(allItems(state), query).at(0)?.label;
    expect(found('riyad')).toBe('Riyadh (SA)');
    expect(found('grid carbn')).toBe('Weights: grid carbon');
    const chosen = driven(state, ':', 'r', 'i', 'y', 'a', 'd', 'h', 'enter').state;
    expect([chosen.screen, name(chosen)]).toEqual(['site', 'Riyadh']);
  });

  it('takes no key but those that leave where it is too small', () => {
    const small = driven(openState(SIZE), {
      type: 'resized',
      size: { columns: 40, rows: 10 },
    }).state;
    expect(driven(small, '5').state.screen).toBe('ranking');
    expect(driven(small, 'q').effects).toContainEqual({ kind: 'leave', farewell: 'quit' });
  });

  it('says what broke off', () => {
    const failure = 'out of memory';
    const { state } = driven(openState(SIZE), { type: 'workEnded', lane: 'evaluate', failure });
    expect(state.notice).toEqual({ text: failure, tone: 'bad' });
  });
});
