import type { PaletteItem } from '../palette/items.ts';
import type { Intent, ScreenId, Source } from './message.ts';
import type { Recovery } from './services.ts';

/** What a typed line is for. */
export type PromptPurpose = 'save' | 'copy' | 'new' | 'fault';

/** A choice of a question, by its key. */
export interface Option {
  readonly key: string;
  readonly label: string;
  readonly intents: readonly Intent[];
}

/** What lies over the screen and takes the keys. */
export type Overlay =
  | { readonly kind: 'help'; readonly cursor: number }
  | {
      readonly kind: 'palette';
      readonly query: string;
      readonly cursor: number;
      /** All that could be found when the palette was opened, and what matches the query. */
      readonly items: readonly PaletteItem[];
      readonly found: readonly PaletteItem[];
    }
  | {
      readonly kind: 'prompt';
      readonly purpose: PromptPurpose;
      readonly label: string;
      readonly text: string;
    }
  | { readonly kind: 'search'; readonly screen: ScreenId }
  | { readonly kind: 'question'; readonly text: string; readonly options: readonly Option[] }
  | { readonly kind: 'recovery'; readonly recovery: Recovery }
  | { readonly kind: 'source'; readonly source: Source; readonly cursor: number };
