import { renderToString } from 'ink';
import { describe, expect, it } from 'vitest';
import { Frame } from '../../src/tui/app/frame.tsx';
import type { AppState } from '../../src/tui/app/state.ts';
import { lookOf } from '../../src/tui/look/look.ts';
import type { Size } from '../../src/tui/look/terminal-look.ts';
import { textWidth } from '../../src/tui/widgets/span.ts';
import { ANSWER, SCENARIO } from './answer.ts';
import { driven, FILE, listedState, openState } from './program.ts';

/** What users call things: longer than any row, without a blank, in letters two cells wide. */
const LONG = [
  'a-name-that-nobody-would-give-but-somebody-will-'.repeat(8),
  '沙特阿拉伯的利雅得'.repeat(30),
  'many words that go on and on '.repeat(20),
];
const SIZES = [
  { columns: 60, rows: 18 },
  { columns: 80, rows: 24 },
  { columns: 140, rows: 45 },
];
const LOOK = lookOf({ colors: 'none', background: 'dark', isUnicode: true, isScreenReader: false });

function listed(size: Size, text: string): AppState {
  const overrides = Array.from({ length: 30 }, (_, index) => `${text.slice(0, 20)}-${index}`);
  const scenario = { ...SCENARIO, name: text, description: text };
  const fault = { severity: 'error', file: FILE, path: text, message: text, hint: text } as const;
  const file = `/scenarios/${text}.yaml`;
  return driven(
    listedState(size),
    {
      type: 'listed',
      files: [{ path: file, name: `${text}.yaml`, isShipped: false }],
    },
    { type: 'surveyed', file, card: { scenario, overrides, faults: [fault] } },
  ).state;
}

function open(size: Size, text: string): AppState {
  const state = openState(size);
  const renamed = (site: { readonly name: string }) => ({ ...site, name: text });
  const evaluation = {
    ...ANSWER,
    scenario: { ...SCENARIO, name: text },
    ranking: ANSWER.ranking.map((each) => ({ ...each, site: { ...each.site, name: text } })),
    fleet: ANSWER.fleet.map((each) => ({ ...each, ...renamed(each) })),
  };
  const { session } = state;
  if (!session) throw new Error('nothing is open');
  return { ...state, session: { ...session, answer: evaluation, shown: evaluation } };
}

function expectFits(state: AppState, name: string): void {
  const { columns, rows } = state.size;
  const lines = renderToString(<Frame state={state} look={LOOK} />, { columns }).split('\n');
  expect(lines.length, name).toBe(rows);
  for (const line of lines)
    expect(textWidth(line), `${name}: ${line}`).toBeLessThanOrEqual(columns);
}

describe.each(SIZES)('at $columns x $rows', (size) => {
  it.each(LONG)('no row is longer than the terminal: %.20s', (text) => {
    expectFits(listed(size, text), 'scenarios');
    for (const screen of ['2', '3', '4', '5', '6', '7'])
      expectFits(driven(open(size, text), screen).state, `screen ${screen}`);
    for (const keys of [[':'], ['/'], ['7', 'a'], ['w']])
      expectFits(
        driven(open(size, text), ...keys, ...Array.from(text.slice(0, 100))).state,
        keys.join(' '),
      );
  });
});
