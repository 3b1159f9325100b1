import chalk from 'chalk';
import { renderToString } from 'ink';
import stripAnsi from 'strip-ansi';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadLandShapes } from '../../src/cli/open-tui-land.ts';
import { Frame } from '../../src/tui/app/frame.tsx';
import type { AppState } from '../../src/tui/app/state.ts';
import { lookOf } from '../../src/tui/look/look.ts';
import type { Size, TerminalLook } from '../../src/tui/look/terminal-look.ts';
import type { Land } from '../../src/tui/map/land.ts';
import { driven, listedState, openState } from './program.ts';
import { DONE, hoursUntil, PLANNED, told } from './simulated.ts';

const PLAIN: TerminalLook = {
  colors: 'none',
  background: 'dark',
  isUnicode: true,
  isScreenReader: false,
};
const SIZES = [
  { columns: 80, rows: 24 },
  { columns: 100, rows: 30 },
  { columns: 140, rows: 45 },
];

/** Every screen and overlay, by the keys that lead there. */
const VIEWS: Readonly<Record<string, readonly string[]>> = {
  map: ['2'],
  ranking: ['3'],
  'site-score': ['4'],
  'site-law': ['4', 'tab', 'tab', 'tab'],
  'site-money': ['4', 'shift+tab', 'shift+tab', 'shift+tab'],
  'what-if': ['5', 'j', 'right', 'right', 'right', 'right'],
  compare: ['space', 'space', '6'],
  help: ['5', '?'],
  palette: [':', ...Array.from('lose dubai')],
};

/** A simulation that is at the end of its third day, and held. */
function simulating(size: Size): AppState {
  const news = [told(1, PLANNED), told(1, hoursUntil(71))];
  return driven(openState(size), '7', 'enter', ...news, 'space').state;
}

let land: Land;
const level = chalk.level;

beforeAll(async () => {
  land = await loadLandShapes('world');
});
afterAll(() => {
  chalk.level = level;
});

function frame(state: AppState, look: Partial<TerminalLook> = {}): string {
  chalk.level = look.colors === undefined || look.colors === 'none' ? 0 : 2;
  const element = (
    <Frame state={{ ...state, lands: { world: land } }} look={lookOf({ ...PLAIN, ...look })} />
  );
  return renderToString(element, { columns: state.size.columns });
}

const plainLines = (text: string) =>
  stripAnsi(text)
    .split('\n')
    .map((line) => line.trimEnd());

describe.each(SIZES)('at $columns x $rows', (size) => {
  const states: readonly (readonly [string, AppState])[] = [
    ['scenarios', listedState(size)],
    ...Object.entries(VIEWS).map(
      ([name, keys]) => [name, driven(openState(size), ...keys).state] as const,
    ),
    ['simulation-settings', driven(openState(size), '7', 'j', 'right').state],
    ['simulation-running', simulating(size)],
    ['simulation-done', driven(simulating(size), told(1, DONE)).state],
  ];

  it.each(states)('draws %s', async (name, state) => {
    const text = plainLines(frame(state)).join('\n');
    await expect(`${text}\n`).toMatchFileSnapshot(
      `frames/${name}-${size.columns}x${size.rows}.txt`,
    );
  });

  it.each(states)('says the same of %s in color', (_, state) => {
    const plain = plainLines(frame(state));
    for (const look of [
      { colors: '256', background: 'dark' },
      { colors: '16', background: 'light' },
    ] as const) {
      const colored = frame(state, look);
      expect(colored).not.toBe(stripAnsi(colored));
      expect(plainLines(colored)).toEqual(plain);
    }
  });

  it.each(states)('draws %s with ASCII alone', (_, state) => {
    const beyond = frame(state, { isUnicode: false }).match(/[^\n\x20-\x7e]/g);
    expect(beyond).toBeNull();
  });
});

describe('for a voice', () => {
  const size = { columns: 80, rows: 24 };

  it('says every number of the ranking as text, and draws nothing', () => {
    const text = frame(openState(size), { isScreenReader: true });
    expect(text).toContain('Querétaro');
    expect(text).not.toMatch(/[█●├─⣿]/);
  });

  it.each(Object.entries(VIEWS))('cuts nothing of %s, and draws nothing', (_, keys) => {
    const text = frame(driven(openState(size), ...keys).state, { isScreenReader: true });
    expect(text).not.toMatch(/[…█●◆├─│→↑\u2800-\u28ff]/);
  });

  it('says which of the screens and sections is the one that is shown', () => {
    const text = frame(driven(openState(size), '4', 'tab').state, { isScreenReader: true });
    expect(text).toContain('[4 Site]');
    expect(text).toContain('[Demand]');
  });

  it('says what is cut and what is lost', () => {
    const keys = ['5', '/', ...Array.from('suez'), 'enter', 'space', 'esc', '/'];
    const lose = [...Array.from('lose dubai'), 'enter', 'space', '2'];
    const { state } = driven(openState(size), ...keys, ...lose);
    const text = frame(state, { isScreenReader: true });
    expect(text).toContain('Cut: suez.');
    expect(text).toContain('Lost: Dubai (me-1).');
  });

  it('says in words what the charts show', () => {
    const text = frame(simulating(size), { isScreenReader: true });
    expect(text).toContain('p95, log: from 30 ms on day 1 00:00 to 840 ms on day 2 12:00');
    expect(text).not.toMatch(/[█●├─⣿]/);
  });

  it('says in words what the map shows', () => {
    const text = frame(driven(openState(size), '2').state, { isScreenReader: true });
    expect(text).toContain('It takes demand from Dubai (me-1)');
  });
});

it('shows the same candidates while a change is being worked out as after it', () => {
  const waiting = driven(openState({ columns: 80, rows: 24 }), '5', 'j', 'right').state;
  const { session } = waiting;
  if (!session) throw new Error('no session');
  const done = { ...waiting, session: { ...session, answered: session.plan.present } };
  const [before, after] = [waiting, done].map((state) => plainLines(frame(state)));
  expect(before.join('\n')).toContain('The rest follows');
  expect(after.join('\n')).not.toContain('The rest follows');
  const isOfFoot = (line: string) => /Fleet today|budget, |The rest|out\.$/.test(line);
  expect(after.filter((line) => !isOfFoot(line))).toEqual(before.filter((line) => !isOfFoot(line)));
});

describe('the map beside a what-if', () => {
  it.each([
    [{ columns: 80, rows: 24 }, true],
    [{ columns: 60, rows: 18 }, false],
  ])('at %o is there unasked: %s; a key turns that around', (size, isThere) => {
    const { state } = driven(openState(size), '5');
    const drawn = /[\u2801-\u28ff]{3}/;
    expect(drawn.test(frame(state))).toBe(isThere);
    expect(drawn.test(frame(driven(state, 'v').state))).toBe(!isThere);
  });
});

it('says when the terminal is too small', () => {
  expect(frame(openState({ columns: 50, rows: 12 }))).toContain(
    'regionsim needs 60x18; this is 50x12.',
  );
});
