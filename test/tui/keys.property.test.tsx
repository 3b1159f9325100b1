import { fc, test } from '@fast-check/vitest';
import { renderToString } from 'ink';
import { expect } from 'vitest';
import { GLOBAL_BINDINGS } from '../../src/tui/app/binding.ts';
import { Frame } from '../../src/tui/app/frame.tsx';
import { SCREENS } from '../../src/tui/app/screens.ts';
import { lookOf } from '../../src/tui/look/look.ts';
import { textWidth } from '../../src/tui/widgets/span.ts';
import { draftOf, draftKey } from '../../src/tui/what-if/draft.ts';
import { driven, draftText, FILE, openState } from './program.ts';

const LOOK = lookOf({ colors: 'none', background: 'dark', isUnicode: true, isScreenReader: false });
const KEYS = [
  ...new Set(
    [...GLOBAL_BINDINGS, ...SCREENS.flatMap(({ bindings }) => bindings)].flatMap(
      ({ keys }) => keys,
    ),
  ),
];
const key = fc.oneof(
  { weight: 8, arbitrary: fc.constantFrom(...KEYS) },
  {
    weight: 2,
    arbitrary: fc.constantFrom('esc', 'enter', 'backspace', 'é', '🌍', 'ctrl+a', 'f', '%'),
  },
);
const size = fc.constantFrom(
  { columns: 80, rows: 24 },
  { columns: 60, rows: 18 },
  { columns: 140, rows: 45 },
);

test.prop([size, fc.array(key, { maxLength: 60 })], { seed: 7, numRuns: 60 })(
  'any keys lead to a frame that fits the terminal',
  (terminal, keys) => {
    const { state } = driven(openState(terminal), ...keys);
    const lines = renderToString(<Frame state={state} look={LOOK} />, {
      columns: terminal.columns,
    }).split('\n');
    expect(lines.length).toBe(terminal.rows);
    for (const line of lines) expect(textWidth(line)).toBeLessThanOrEqual(terminal.columns);
  },
);

test.prop([fc.array(key, { maxLength: 80 })], { seed: 11, numRuns: 300 })(
  'undo brings every change of the draft back',
  (keys) => {
    const { state } = driven(openState({ columns: 80, rows: 24 }), '5', ...keys);
    fc.pre(state.session?.file === FILE);
    const steps = state.session.plan.past.length;
    const undo = Array.from({ length: steps }, () => ({ type: 'undo' }) as const);
    const redo = undo.map(() => ({ type: 'redo' }) as const);
    const back = driven(state, ...undo).state;
    expect(draftText(back)).toBe(draftKey(draftOf(FILE)));
    expect(draftText(driven(back, ...redo).state)).toBe(draftText(state));
  },
);
