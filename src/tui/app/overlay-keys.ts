import { helpLines, helpRoom } from '../help/lines.ts';
import { lookOf } from '../look/look.ts';
import { foundItems } from '../palette/items.ts';
import { fileUnderCursor } from '../scenarios/state.ts';
import { movedCursor } from '../widgets/window.ts';
import { contentArea } from './area.ts';
import { typedCharacter } from './key-name.ts';
import { without } from './without.ts';
import type { Intent, ScreenId } from './message.ts';
import type { Overlay } from './overlay.ts';
import { dialogWidth, sourceLines, sourceRoom } from './source-lines.ts';
import { type AppState, type Step, step } from './state.ts';

/** What a key does while something lies over the screen: the next state, and what to do after it is closed. */
export interface OverlayStep extends Step {
  readonly intents: readonly Intent[];
}

function closed(state: AppState, ...intents: readonly Intent[]): OverlayStep {
  return { state: without(state, 'overlay'), effects: [], intents };
}

function stay(state: AppState, overlay: Overlay): OverlayStep {
  return { ...step({ ...state, overlay }), intents: [] };
}

/** A line of text after a key; `undefined` where the key types nothing. */
export function typedText(text: string, key: string): string | undefined {
  if (key === 'backspace') return Array.from(text).slice(0, -1).join('');
  if (key === 'ctrl+u') return '';
  if (key === 'ctrl+w') return text.replace(/\S*\s*$/, '');
  const character = typedCharacter(key);
  return character === undefined ? undefined : text + character;
}

/** The text that the search of a screen types into. */
export function filterOf(state: AppState, screen: ScreenId): string {
  if (screen === 'scenarios') return state.scenarios.filter;
  if (screen === 'whatIf') return state.whatIf.filter;
  return state.ranking.filter;
}

export function withFilter(state: AppState, screen: ScreenId, filter: string): AppState {
  if (screen === 'scenarios')
    return { ...state, scenarios: { ...state.scenarios, filter, cursor: 0 } };
  if (screen === 'whatIf') return { ...state, whatIf: { ...state.whatIf, filter, cursor: 0 } };
  return { ...state, ranking: { ...state.ranking, filter } };
}

function searchKey(
  state: AppState,
  { screen }: Overlay & { kind: 'search' },
  key: string,
): OverlayStep {
  if (key === 'enter' || key === 'down' || key === 'up') return closed(state);
  if (key === 'esc') return closed(withFilter(state, screen, ''));
  const text = typedText(filterOf(state, screen), key);
  return { ...step(text === undefined ? state : withFilter(state, screen, text)), intents: [] };
}

function promptIntent(
  { purpose, text }: Overlay & { kind: 'prompt' },
  state: AppState,
): OverlayStep {
  const { session, scenarios } = state;
  const name = text.trim();
  const rest = without(state, 'overlay');
  if (name === '') return closed(state);
  if (purpose === 'save' && session)
    return { ...step(rest, { kind: 'save', draft: session.plan.present, name }), intents: [] };
  if (purpose === 'fault') return { ...step(rest, { kind: 'readFault', text: name }), intents: [] };
  const file = fileUnderCursor(scenarios)?.path;
  if (purpose === 'copy' && file !== undefined)
    return { ...step(rest, { kind: 'copy', file, name }), intents: [] };
  return { ...step(rest, { kind: 'create', name }), intents: [] };
}

function promptKey(
  state: AppState,
  overlay: Overlay & { kind: 'prompt' },
  key: string,
): OverlayStep {
  if (key === 'esc') return closed(state);
  if (key === 'enter') return promptIntent(overlay, state);
  const text = typedText(overlay.text, key);
  return stay(state, text === undefined ? overlay : { ...overlay, text });
}

const PALETTE_PAGE = 8;
const PALETTE_MOVES: Readonly<Record<string, number>> = {
  up: -1,
  'ctrl+k': -1,
  down: 1,
  'ctrl+j': 1,
  'ctrl+n': 1,
  'ctrl+p': -1,
  tab: 1,
  'shift+tab': -1,
  pageup: -PALETTE_PAGE,
  pagedown: PALETTE_PAGE,
};

function paletteKey(
  state: AppState,
  overlay: Overlay & { kind: 'palette' },
  key: string,
): OverlayStep {
  const { query, cursor, items, found } = overlay;
  if (key === 'esc') return closed(state);
  if (key === 'enter') return closed(state, ...(found.at(cursor)?.intents ?? []));
  if (key in PALETTE_MOVES)
    return stay(state, {
      ...overlay,
      cursor: movedCursor(cursor, PALETTE_MOVES[key], found.length),
    });
  const text = typedText(query, key);
  return text === undefined
    ? stay(state, overlay)
    : stay(state, { ...overlay, query: text, cursor: 0, found: foundItems(items, text) });
}

function questionKey(
  state: AppState,
  overlay: Overlay & { kind: 'question' },
  key: string,
): OverlayStep {
  if (key === 'esc') return closed(state);
  const option = overlay.options.find((each) => each.key === key);
  return option ? closed(state, ...option.intents) : stay(state, overlay);
}

const SCROLL_PAGE = 10;
const SCROLLED_BY: Readonly<Record<string, number>> = {
  up: -1,
  k: -1,
  down: 1,
  j: 1,
  pageup: -SCROLL_PAGE,
  pagedown: SCROLL_PAGE,
};

/** Scrolls a text that is longer than its room by so many lines; any other key closes it. */
function scrollKey(
  state: AppState,
  overlay: Overlay & { kind: 'help' | 'source' },
  { key, most }: { readonly key: string; readonly most: number },
): OverlayStep {
  if (most <= 0 || !(key in SCROLLED_BY)) return closed(state);
  const cursor = Math.max(0, Math.min(most, overlay.cursor + SCROLLED_BY[key]));
  return stay(state, { ...overlay, cursor });
}

/** How text is laid out does not depend on how it is drawn: any look counts the same lines. */
const ANY_LOOK = lookOf({
  colors: 'none',
  background: 'dark',
  isUnicode: false,
  isScreenReader: false,
});

function helpKey(state: AppState, overlay: Overlay & { kind: 'help' }, key: string): OverlayStep {
  const area = contentArea(state.size);
  const most = helpLines({ state, area, look: ANY_LOOK }).length - helpRoom(area);
  return scrollKey(state, overlay, { key, most });
}

function sourceKey(
  state: AppState,
  overlay: Overlay & { kind: 'source' },
  key: string,
): OverlayStep {
  const area = contentArea(state.size);
  const most = sourceLines(overlay.source, dialogWidth(area)).length - sourceRoom(area);
  return scrollKey(state, overlay, { key, most });
}

/** What a key does to the overlay that has the keys. */
export function overlayKey(state: AppState, overlay: Overlay, key: string): OverlayStep {
  switch (overlay.kind) {
    case 'search':
      return searchKey(state, overlay, key);
    case 'prompt':
      return promptKey(state, overlay, key);
    case 'palette':
      return paletteKey(state, overlay, key);
    case 'question':
      return questionKey(state, overlay, key);
    case 'recovery':
      if (key === 'enter' || key === 'y') return closed(state, { type: 'recover' });
      if (key === 'd') return closed(state, { type: 'discard' });
      return key === 'esc' ? closed(state) : stay(state, overlay);
    case 'help':
      return helpKey(state, overlay, key);
    case 'source':
      return sourceKey(state, overlay, key);
  }
}
