import { initialState } from '../../src/tui/app/initial-state.ts';
import type { Message } from '../../src/tui/app/message.ts';
import type { AppState } from '../../src/tui/app/state.ts';
import type { Effect } from '../../src/tui/app/effect.ts';
import { update } from '../../src/tui/app/update.ts';
import type { Size } from '../../src/tui/look/terminal-look.ts';
import type { Atlas } from '../../src/tui/map/atlas.ts';
import { draftKey, draftOf } from '../../src/tui/what-if/draft.ts';
import { ANSWER, REACH, SCENARIO } from './answer.ts';

export const FILE = '/scenarios/three.yaml';

export const ATLAS: Atlas = {
  countries: { SA: 'Saudi Arabia', MX: 'Mexico', EG: 'Egypt', AE: 'United Arab Emirates' },
  cities: [],
  regions: [
    {
      id: 'huawei:x',
      name: 'Dubai (me-1)',
      country: 'AE',
      latDeg: 25.2,
      lonDeg: 55.3,
      provider: 'huawei',
    },
    {
      id: 'aws:y',
      name: 'Bahrain (me-south-1)',
      country: 'BH',
      latDeg: 26,
      lonDeg: 50.5,
      provider: 'aws',
    },
  ],
  hubs: [
    { id: 'JED', name: 'Jeddah', country: 'SA', latDeg: 21.5, lonDeg: 39.2 },
    { id: 'MRS', name: 'Marseille', country: 'FR', latDeg: 43.3, lonDeg: 5.4 },
  ],
  links: [{ from: 0, to: 1, cuts: ['Suez', 'SMW5'] }],
  cuts: [
    { name: 'Suez', kind: 'chokepoint', links: 1 },
    { name: 'SMW5', kind: 'cable', links: 1 },
  ],
  levers: [
    { id: 'ppa_discount_vs_industrial', unit: '%', low: 0, value: 10, high: 25, suffix: ' %' },
  ],
  laws: [
    { jurisdiction: 'EG', law: 'an older law', from: '2020-07' },
    { jurisdiction: 'SA', law: 'PDPL', from: '2024-09-14' },
    { jurisdiction: 'MX', law: 'LFPDPPP', from: '2025-03-21' },
  ],
  lawNotice: {
    short: 'Simulator input, not legal advice: 1 of 3 rules rest on a source.',
    whole:
      'Simulator input, not legal advice: 1 of the 3 rules rest on a source, the others on memory.',
  },
};

/** Presses keys and hands over reports; the effects are collected. */
export function driven(state: AppState, ...messages: readonly (string | Message)[]) {
  const effects: Effect[] = [];
  const end = messages.reduce<AppState>((before, message) => {
    const done = update(
      before,
      typeof message === 'string' ? { type: 'key', key: message } : message,
    );
    effects.push(...done.effects);
    return done.state;
  }, state);
  return { state: end, effects };
}

/** The list of scenarios, with one file. */
export function listedState(size: Size): AppState {
  return driven(
    initialState(size),
    { type: 'started' },
    { type: 'listed', files: [{ path: FILE, name: 'three.yaml', isShipped: false }] },
    {
      type: 'surveyed',
      file: FILE,
      card: { scenario: SCENARIO, overrides: ['dense'], faults: [] },
    },
    { type: 'atlas', atlas: ATLAS },
  ).state;
}

/** A scenario that is open and ranked. */
export function openState(size: Size): AppState {
  return driven(listedState(size), 'enter', {
    type: 'evaluated',
    draft: draftOf(FILE),
    outcome: {
      kind: 'done',
      base: SCENARIO,
      overrides: ['dense'],
      evaluation: ANSWER,
      reach: REACH,
    },
    tookMs: 900,
  }).state;
}

/** What must come back after everything was undone. */
export function draftText({ session }: AppState): string {
  return session ? draftKey(session.plan.present) : '';
}
