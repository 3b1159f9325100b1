import Fuse from 'fuse.js';
import { GLOBAL_BINDINGS, keyText } from '../app/binding.ts';
import type { Intent } from '../app/message.ts';
import { screenOf } from '../app/screens.ts';
import type { AppState } from '../app/state.ts';
import { allControls } from '../what-if/state.ts';

/** A line of the palette: what it is called, what kind of thing it is, and what choosing it does. */
export interface PaletteItem {
  readonly label: string;
  readonly kind: 'command' | 'site' | 'control' | 'scenario';
  readonly detail: string;
  readonly intents: readonly Intent[];
}

/** An item knows nothing of the terminal that it will be shown on. */
const PLAIN = { isUnicode: false, isScreenReader: false };

function commands(state: AppState): readonly PaletteItem[] {
  const bindings = [...screenOf(state.screen).bindings, ...GLOBAL_BINDINGS];
  return bindings
    .filter(({ intent }) => intent.type !== 'palette')
    .map(({ does, keys, intent }) => ({
      label: does,
      kind: 'command',
      detail: keyText(keys[0], PLAIN),
      intents: [intent],
    }));
}

function sites({ session }: AppState): readonly PaletteItem[] {
  const shown = session?.shown;
  if (!shown) return [];
  return [...shown.ranking, ...shown.infeasible].map(({ site, rank }) => ({
    label: `${site.name} (${site.country})`,
    kind: 'site',
    detail: rank === undefined ? 'out' : `#${rank}`,
    intents: [{ type: 'showSite', site: site.id }],
  }));
}

function controls(state: AppState): readonly PaletteItem[] {
  return allControls(state).map(({ id, group, label }) => ({
    label: `${group}: ${label}`,
    kind: 'control',
    detail: 'what if',
    intents: [
      { type: 'goTo', screen: 'whatIf' },
      { type: 'showControl', control: id },
    ],
  }));
}

function scenarios({ scenarios: { files, cards } }: AppState): readonly PaletteItem[] {
  return files.map(({ path, name }) => ({
    label: cards[path]?.scenario?.name ?? name,
    kind: 'scenario',
    detail: name,
    intents: [{ type: 'open', file: path }],
  }));
}

/** Everything that can be found. */
export function allItems(state: AppState): readonly PaletteItem[] {
  return [...commands(state), ...sites(state), ...scenarios(state), ...controls(state)];
}

const MOST_ITEMS = 100;
/** Letters of a query that are looked for: beyond them the search takes several times as long, and finds the same. */
const MOST_LETTERS = 32;

/** What matches the query, best first; the first of all where nothing is typed. */
export function foundItems(items: readonly PaletteItem[], query: string): readonly PaletteItem[] {
  const wanted = query.trim().slice(0, MOST_LETTERS);
  if (wanted === '') return items.slice(0, MOST_ITEMS);
  const fuse = new Fuse(items, {
    keys: [{ name: 'label', weight: 3 }, 'detail', 'kind'],
    threshold: 0.4,
    ignoreLocation: true,
  });
  return fuse.search(wanted, { limit: MOST_ITEMS }).map(({ item }) => item);
}
