import { fc, test } from '@fast-check/vitest';
import { describe, expect, it } from 'vitest';
import { cutsOf, lostOf } from '../../src/tui/map/struck.ts';
import { LAYERS, WHOLE_WORLD } from '../../src/tui/map/state.ts';
import { rankingCursor, visibleRows } from '../../src/tui/ranking/state.ts';
import { fileUnderCursor } from '../../src/tui/scenarios/state.ts';
import { simulationCommand } from '../../src/tui/simulation/as-command.ts';
import { SECTIONS } from '../../src/tui/site/sections.ts';
import { advanced, historyOf, undone } from '../../src/tui/what-if/history.ts';
import { ANSWER, REACH, SCENARIO } from './answer.ts';
import { driven, FILE, listedState, openState } from './program.ts';

const SIZE = { columns: 80, rows: 24 };

test.prop([fc.integer({ min: 1, max: 1200 })], { seed: 4, numRuns: 20 })(
  'history keeps the latest steps, and goes back through each of them',
  (count) => {
    const steps = Array.from({ length: count }, (_, index) => index + 1);
    const history = steps.reduce(advanced<number>, historyOf(0));
    expect(undone(history).present).toBe(count - 1);
    expect(history.past.length).toBe(Math.min(500, count));
    expect(history.past.at(-1)).toBe(count - 1);
  },
);

describe('the map', () => {
  const map = (...keys: readonly string[]) => driven(openState(SIZE), '2', ...keys).state.map;

  it('zooms by two, first to the selected site, and back to the whole world', () => {
    const [{ site }] = ANSWER.ranking;
    expect(map('+')).toMatchObject({
      zoom: 2,
      centerLatDeg: site.latDeg,
      centerLonDeg: site.lonDeg,
    });
    expect(map('+', '+', '-').zoom).toBe(2);
    expect(map('+', '+', '0')).toMatchObject(WHOLE_WORLD);
    expect(map(...Array.from({ length: 20 }, () => '+')).zoom).toBe(32);
  });

  it('goes around the world by panning, and not over the poles', () => {
    const around = map('+', ...Array.from({ length: 10 }, () => 'l'));
    expect(around.centerLonDeg).toBeCloseTo(map('+').centerLonDeg, 6);
    const far = map('+', ...Array.from({ length: 30 }, () => 'h'));
    expect(Math.abs(far.centerLonDeg)).toBeLessThanOrEqual(180);
    expect(map('+', ...Array.from({ length: 30 }, () => 'k')).centerLatDeg).toBe(75);
    expect(map('+', ...Array.from({ length: 30 }, () => 'j')).centerLatDeg).toBe(-60);
  });

  it('shows one layer after the other, and the first again', () => {
    const shown = LAYERS.map((_, index) => map(...Array.from({ length: index }, () => 'v')).layer);
    expect(shown).toEqual(LAYERS);
    expect(map(...LAYERS.map(() => 'v')).layer).toBe(LAYERS[0]);
  });

  it('knows what is cut and lost, in the file and by the draft', () => {
    const base = {
      ...SCENARIO,
      events: [{ cut: 'Suez' }],
      fleet: { ...SCENARIO.fleet, exclude: ['huawei:x'] },
    };
    const outcome = { kind: 'done', overrides: [], evaluation: ANSWER, reach: REACH } as const;
    const evaluated = (changes: Readonly<Record<string, boolean>>) => {
      const draft = { file: FILE, overrides: [], changes };
      const { state } = driven(openState(SIZE), {
        type: 'evaluated',
        draft,
        outcome: { ...outcome, base },
        tookMs: 1,
      });
      const { session } = state;
      if (!session) throw new Error('nothing is open');
      const plan = { ...session.plan, present: draft };
      return { ...state, session: { ...session, plan } };
    };
    expect([cutsOf(evaluated({})), lostOf(evaluated({}))]).toEqual([['suez'], ['huawei:x']]);
    const back = evaluated({ 'cut:Suez': false, 'lose:huawei:x': false, 'cut:SMW5': true });
    expect([cutsOf(back), lostOf(back)]).toEqual([['smw5'], []]);
  });
});

describe('lists', () => {
  it('a site shows the section after, and before, all around, from its first line', () => {
    const site = (...keys: readonly string[]) => driven(openState(SIZE), '4', ...keys).state.site;
    expect(site('tab').section).toBe(1);
    expect(site('shift+tab').section).toBe(SECTIONS.length - 1);
    expect(site(...SECTIONS.map(() => 'tab')).section).toBe(0);
    expect(site('j', 'j', 'tab').cursor).toBe(0);
    expect(site('j', 'j', ']').cursor).toBe(0);
    expect(site('G', 'j').cursor).toBe(ANSWER.criteria.length - 1);
  });

  it('scenarios end at the last one', () => {
    const { state } = driven(listedState(SIZE), 'G');
    expect(fileUnderCursor(state.scenarios)?.path).toBe(FILE);
  });

  it('a ranking is turned around, and the cursor stays on its candidate', () => {
    const names = (...keys: readonly string[]) => {
      const { state } = driven(openState(SIZE), '3', ...keys);
      const rows = visibleRows(ANSWER, state.ranking);
      return [rows.map(({ site }) => site.name), rows[rankingCursor(rows, state)].site.name];
    };
    const [order] = names();
    expect(names('S')).toEqual([(order as string[]).toReversed(), order[0]]);
    expect(names('s')[0]).toEqual((order as string[]).toSorted((a, b) => a.localeCompare(b, 'en')));
  });
});

describe('what if', () => {
  it('says that it was stopped until something is changed again', () => {
    const { state } = driven(openState(SIZE), '5', 'j', 'l', 'ctrl+x');
    expect(state.session?.isStopped).toBe(true);
    expect(driven(state, 'l').state.session).not.toHaveProperty('isStopped');
  });

  it('gives the room to the map and back', () => {
    const { state } = driven(openState(SIZE), '5', 'v');
    expect(state.whatIf.isMapSwitched).toBe(true);
    expect(driven(state, 'v').state.whatIf.isMapSwitched).toBe(false);
    expect(driven(state, 'm').state.map.layer).toBe(LAYERS[1]);
  });

  it('takes the weight from a criterion that the draft no longer adds, before the next answer', () => {
    const [first, ...others] = SCENARIO.criteria;
    const base = { ...SCENARIO, criteria: others };
    const outcome = {
      kind: 'done',
      base,
      overrides: [],
      evaluation: ANSWER,
      reach: REACH,
    } as const;
    const draft = { file: FILE, overrides: [], changes: {} };
    const { state } = driven(openState(SIZE), { type: 'evaluated', draft, outcome, tookMs: 1 });
    const weights = state.session?.shown?.criteria.map(({ id, weight }) => [id, weight]);
    expect(weights?.[0]).toEqual([first.id, 0]);
  });
});

describe('a simulation as a command', () => {
  it('names the file that holds the draft, and none while no file does', () => {
    const open = driven(openState(SIZE), '7').state;
    const file = (state: typeof open) => simulationCommand(state)?.split(' ')[2];
    expect(file(open)).toBe('three.yaml');
    const changed = driven(open, 'G', 'right').state;
    expect(file(changed)).toBe('FILE');
    const draft = changed.session?.plan.present;
    if (!draft) throw new Error('nothing is open');
    const written = { kind: 'done', path: "it's saved.yaml" } as const;
    const saved = driven(changed, { type: 'saved', draft, written }).state;
    expect(simulationCommand(saved)).toContain(`simulate 'it'\\''s saved.yaml' --site EG/Cairo`);
    expect(file(driven(saved, 'k', 'right').state)).toBe('FILE');
  });
});
