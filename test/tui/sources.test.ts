import { describe, expect, it } from 'vitest';
import { contentArea } from '../../src/tui/app/area.ts';
import type { Overlay } from '../../src/tui/app/overlay.ts';
import { dialogWidth, sourceLines, sourceRoom } from '../../src/tui/app/source-lines.ts';
import type { AppState } from '../../src/tui/app/state.ts';
import { sectionRows } from '../../src/tui/site/sections.ts';
import { SOURCE } from './answer.ts';
import { driven, openState } from './program.ts';

const SIZE = { columns: 80, rows: 24 };
const AREA = contentArea(SIZE);

/** A number that many documents speak of. */
function withSource(documents: number): AppState {
  const provenance = Array.from({ length: documents }, (_, index) => ({
    ...SOURCE,
    source: `document ${index}`,
  }));
  const source = { title: 'power price', value: '0.07 USD/kWh', provenance };
  return { ...openState(SIZE), overlay: { kind: 'source', source, cursor: 0 } };
}

function cursorOf({ overlay }: { readonly overlay?: Overlay }): number | undefined {
  return overlay?.kind === 'source' || overlay?.kind === 'help' ? overlay.cursor : undefined;
}

it('opens every number of the money of a site, and says so where a line has none', () => {
  const money = driven(openState(SIZE), '4', 'shift+tab', 'shift+tab', 'shift+tab').state;
  const opened = sectionRows(money).map(({ isHead }, row) => {
    const { state } = driven(money, ...new Array<string>(row).fill('j'), 'enter');
    return isHead ? state.notice?.tone === 'warning' : state.overlay?.kind === 'source';
  });
  expect(opened.length).toBeGreaterThan(8);
  expect(opened).not.toContain(false);
});

describe('a text that is longer than the screen', () => {
  it('scrolls to its last line, and one key comes back from there', () => {
    const state = withSource(12);
    const { overlay } = state;
    if (overlay?.kind !== 'source') throw new Error('no source');
    const most = sourceLines(overlay.source, dialogWidth(AREA)).length - sourceRoom(AREA);
    expect(most).toBeGreaterThan(0);
    const end = driven(state, ...new Array<string>(9).fill('pagedown')).state;
    expect(cursorOf(end)).toBe(most);
    expect(cursorOf(driven(end, 'k').state)).toBe(most - 1);
    expect(driven(end, 'x').state.overlay).toBeUndefined();
  });

  it('is closed by any key where there is nothing to scroll', () => {
    expect(driven(withSource(1), 'j').state.overlay).toBeUndefined();
  });

  it('comes back from the end of help with one key', () => {
    const end = driven(openState(SIZE), '?', ...new Array<string>(9).fill('pagedown')).state;
    const again = driven(end, 'pagedown').state;
    expect(cursorOf(again)).toBe(cursorOf(end));
    expect(cursorOf(driven(end, 'up').state)).toBe((cursorOf(end) ?? NaN) - 1);
  });
});
