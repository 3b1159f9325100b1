import type { Look } from '../look/look.ts';
import type { Size } from '../look/terminal-look.ts';
import type { AppState } from './state.ts';

/** What every screen is drawn from. */
export interface ViewProps {
  readonly state: AppState;
  readonly look: Look;
  /** The room for the screen. */
  readonly area: Size;
}
