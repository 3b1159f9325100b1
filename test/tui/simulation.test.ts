import { fc, test } from '@fast-check/vitest';
import { describe, expect, it } from 'vitest';
import { DEFAULT_SIMULATION } from '../../src/scenario/simulation-settings.ts';
import type { AppState } from '../../src/tui/app/state.ts';
import { allItems, foundItems } from '../../src/tui/palette/items.ts';
import { columnOfHour, hoursOfColumn } from '../../src/tui/simulation/chart.ts';
import { chartOf, MEASURES } from '../../src/tui/simulation/measures.ts';
import { setupRows, simulationQuestion } from '../../src/tui/simulation/setup.ts';
import { draftOf } from '../../src/tui/what-if/draft.ts';
import { driven, FILE, openState } from './program.ts';
import { DONE, hoursUntil, PLANNED, told } from './simulated.ts';

const SIZE = { columns: 80, rows: 24 };
const open = () => driven(openState(SIZE), '7').state;
const run = (state: AppState) => state.simulation.run;
const running = () => driven(open(), 'enter', told(1, PLANNED), told(1, hoursUntil(50))).state;

const changesOf = (state: AppState) => state.session?.plan.present.changes;
const faultCalled = (state: AppState, label: string) =>
  setupRows(state).find((row) => row.label === label)?.fault;

/** The scenario with a zone that is lost, as its file would say it. */
function withFault(state: AppState): AppState {
  const { session } = state;
  if (!session?.shown) throw new Error('nothing is open');
  const fault = { kind: 'zoneLoss', zone: 0, startS: 8 * 86_400, durationS: 43_200 } as const;
  const simulation = { ...DEFAULT_SIMULATION, faults: [fault] };
  const scenario = { ...session.shown.scenario, simulation };
  const shown = { ...session.shown, scenario };
  return { ...state, session: { ...session, shown, base: scenario } };
}

describe('the settings of a simulation', () => {
  it('ask for a week of the site that the other screens are about', () => {
    const { effects } = driven(open(), 'enter');
    expect(effects).toContainEqual({
      kind: 'simulate',
      id: 1,
      draft: draftOf(FILE),
      question: {
        site: { id: 'EG/Cairo', name: 'Cairo' },
        days: 7,
        replications: 5,
        hoursPerS: 24,
      },
    });
  });

  it('go through candidates and fleet, and stay within their ends', () => {
    const names = ['left', 'right', 'right', 'right', 'right'].map(
      (_, index, keys) =>
        simulationQuestion(driven(open(), ...keys.slice(0, index + 1)).state)?.site.name,
    );
    expect(names).toEqual(['Cairo', 'Riyadh', 'Querétaro', 'Dubai (me-1)', 'Dubai (me-1)']);
    const down = (key: string, times: number) => Array.from({ length: times }, () => key);
    const { state } = driven(
      open(),
      'j',
      ...down('L', 9),
      'j',
      ...down('H', 9),
      'j',
      'l',
      'j',
      'G',
    );
    expect(simulationQuestion(state)).toMatchObject({ days: 60, replications: 1, mode: 'events' });
    expect(simulationQuestion(driven(state, 'g', 'j', '0').state)).toMatchObject({
      days: 7,
    });
  });

  it('last until the faults of the scenario are over, and leave out those that are switched off', () => {
    const state = withFault(open());
    expect(simulationQuestion(state)?.days).toBe(9);
    const off = driven(state, 'G', 'k', 'k', 'left').state;
    expect(changesOf(off)).toEqual({ 'fault:zone:1@day9+12h': false });
    expect(faultCalled(off, 'zone 1 lost, day 9 00:00, 12 h')?.isOn).toBe(false);
    expect(changesOf(driven(off, 'right').state)).toEqual({});
    expect(changesOf(driven(off, '0').state)).toEqual({});
    expect(changesOf(driven(off, 'u').state)).toEqual({});
  });

  it('let zones be lost at random as the scenario says, unless told otherwise', () => {
    const { state } = driven(open(), 'G', 'k', 'k', 'left');
    expect(changesOf(state)).toEqual({ randomFaults: false });
    expect(changesOf(driven(state, '0').state)).toEqual({});
  });

  it('take a fault as scenarios write it, and let it go again', () => {
    const asked = driven(open(), 'a');
    expect(asked.state.overlay).toMatchObject({ kind: 'prompt', purpose: 'fault' });
    const text = 'cut:Suez@day1';
    const typed = driven(asked.state, 'ctrl+u', ...Array.from(text), 'enter');
    expect(typed.effects).toContainEqual({ kind: 'readFault', text });
    const taken = driven(typed.state, { type: 'faultRead', text, fault: { ok: true } });
    expect(changesOf(taken.state)).toEqual({ 'fault:cut:Suez@day1': true });
    expect(taken.effects).toContainEqual(expect.objectContaining({ kind: 'evaluate' }));
    expect(driven(taken.state, 'enter').effects).toContainEqual(
      expect.objectContaining({ kind: 'simulate', draft: taken.state.session?.plan.present }),
    );
    expect(changesOf(driven(taken.state, 'backspace').state)).toEqual({});
  });

  it('say why a text is no fault, and change nothing', () => {
    const fault = { ok: false, because: '"x" is no fault', hint: 'zone:1@day2' } as const;
    const { state } = driven(open(), { type: 'faultRead', text: 'x', fault });
    expect(state.notice).toEqual({ text: '"x" is no fault; zone:1@day2', tone: 'bad' });
    expect(changesOf(state)).toEqual({});
  });

  it('are found in the palette', () => {
    expect(foundItems(allItems(open()), 'pause the simulation').at(0)?.detail).toBe('space');
  });
});

describe('a run of a simulation', () => {
  it('fills the charts as it proceeds, and shows the hour it is at', () => {
    const state = running();
    expect(run(state)).toMatchObject({ status: 'running', nowHour: 50, mode: 'flows' });
    const known = run(state)?.withSite.filter((hour) => hour !== undefined);
    expect(known).toHaveLength(51);
    expect(run(state)?.withSite).toHaveLength(168);
  });

  it('is held and goes on by the same key, and keeps what comes in meanwhile', () => {
    const held = driven(running(), 'space');
    expect(held.effects).toContainEqual({ kind: 'holdSimulation', isHeld: true });
    const late = driven(held.state, told(1, hoursUntil(51))).state;
    expect(run(late)).toMatchObject({ status: 'held', nowHour: 51 });
    const on = driven(late, 'space');
    expect(on.effects).toContainEqual({ kind: 'holdSimulation', isHeld: false });
    expect(run(on.state)?.status).toBe('running');
  });

  it('is stopped, keeps its charts, and takes no late news', () => {
    const stopped = driven(running(), 'x');
    expect(stopped.effects).toContainEqual({ kind: 'stopSimulation' });
    const late = driven(stopped.state, told(1, hoursUntil(90)), told(1, DONE)).state;
    expect(run(late)).toMatchObject({ status: 'stopped', nowHour: 50 });
  });

  it('gives way to a new one, whose charts the old one does not disturb', () => {
    const again = driven(running(), 'enter', told(1, hoursUntil(90))).state;
    expect(run(again)).toMatchObject({ id: 2, status: 'planning', withSite: [] });
    expect(
      run(driven(again, { type: 'simulated', id: 1, news: { kind: 'ended' } }).state),
    ).toMatchObject({
      status: 'planning',
    });
  });

  it('says why it was refused', () => {
    const because = 'nobody would come';
    const { state } = driven(open(), 'enter', told(1, { kind: 'refused', because }));
    expect(run(state)).toMatchObject({ status: 'refused', refusal: { because } });
  });

  it('ends with the scenario that it belongs to', () => {
    const { state, effects } = driven(running(), { type: 'openAnyway', file: '/scenarios/x.yaml' });
    expect(effects).toContainEqual({ kind: 'stopSimulation' });
    expect(run(state)).toBeUndefined();
  });

  it('is read hour by hour', () => {
    const done = driven(running(), told(1, DONE)).state;
    const hour = (...keys: readonly string[]) => driven(done, ...keys).state.simulation.hour;
    expect(hour('l', 'l', 'h')).toBe(1);
    expect(hour('j')).toBe(24);
    expect(hour('G', 'l')).toBe(167);
    expect(hour('G', '0')).toBeUndefined();
  });
});

describe('the charts', () => {
  test.prop([fc.integer({ min: 1, max: 200 }), fc.integer({ min: 1, max: 1440 })], { seed: 3 })(
    'show every hour in some column, in order',
    (columns, hours) => {
      const width = { columns, hours };
      const shown = Array.from({ length: columns }, (_, column) => hoursOfColumn(column, width));
      const covered = new Set(
        shown.flatMap(([from, to]) => Array.from({ length: to - from }, (_, at) => from + at)),
      );
      expect(covered.size).toBe(hours);
      for (let hour = 0; hour < hours; hour++) {
        const [from, to] = shown[columnOfHour(hour, width)];
        // Where hours are wider than columns, one stands for a part of an hour.
        if (hours >= columns) expect(hour >= from - 1 && hour <= to).toBe(true);
      }
    },
  );

  it('keep both an outage and quiet hours on the scale', () => {
    const done = driven(running(), told(1, DONE)).state;
    const latency = MEASURES[2];
    const whole = run(done);
    if (!whole) throw new Error('nothing has run');
    const { low, high, isStruck } = chartOf(latency, whole);
    expect([low, high]).toEqual([20, 1000]);
    expect([29, 30, 41, 42].map(isStruck)).toEqual([false, true, true, false]);
  });
});
