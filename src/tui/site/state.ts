import type { Intent } from '../app/message.ts';
import { type AppState, noticed, type Step, step } from '../app/state.ts';
import { moveSelection } from '../ranking/state.ts';
import { movedCursor } from '../widgets/window.ts';
import { SECTIONS, sectionRows } from './sections.ts';

export interface SiteState {
  /** Place in {@link SECTIONS}. */
  readonly section: number;
  readonly cursor: number;
}

export const NO_SITE: SiteState = { section: 0, cursor: 0 };

function withSite(state: AppState, site: Partial<SiteState>): Step {
  return step({ ...state, site: { ...state.site, ...site } });
}

function turnedTo(state: AppState, by: number): Step {
  const section = (state.site.section + by + SECTIONS.length) % SECTIONS.length;
  return withSite(state, { section, cursor: 0 });
}

/** Opens where the number under the cursor comes from. */
function openedSource(state: AppState): Step {
  const source = sectionRows(state).at(state.site.cursor)?.source;
  if (!source) return step(noticed(state, 'this line has no source of its own', 'warning'));
  return step({ ...state, overlay: { kind: 'source', source, cursor: 0 } });
}

const PAGE = 10;

export function updateSite(state: AppState, intent: Intent): Step {
  const count = sectionRows(state).length;
  const { cursor } = state.site;
  switch (intent.type) {
    case 'move':
      return withSite(state, { cursor: movedCursor(cursor, intent.by, count) });
    case 'page':
      return withSite(state, { cursor: movedCursor(cursor, intent.by * PAGE, count) });
    case 'jump':
      return withSite(state, { cursor: intent.to === 'first' ? 0 : Math.max(0, count - 1) });
    case 'pane':
      return turnedTo(state, intent.by);
    case 'adjust':
      return (
        moveSelection(
          { ...state, site: { ...state.site, cursor: 0 } },
          { type: 'move', by: intent.by },
        ) ?? step(state)
      );
    case 'enter':
      return openedSource(state);
    default:
      return step(state);
  }
}
