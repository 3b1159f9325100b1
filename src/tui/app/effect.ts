import type { LandScale } from '../map/land.ts';
import type { SimulationQuestion } from '../simulation/simulation.ts';
import type { Draft } from '../what-if/draft.ts';
import type { Farewell } from './services.ts';

/** What an update asks of the world outside; the store does it and reports back. */
export type Effect =
  | { readonly kind: 'list' }
  | { readonly kind: 'survey'; readonly files: readonly string[] }
  | { readonly kind: 'evaluate'; readonly draft: Draft }
  | { readonly kind: 'compare'; readonly draft: Draft }
  | { readonly kind: 'detail'; readonly draft: Draft; readonly site: string }
  | {
      readonly kind: 'simulate';
      readonly id: number;
      readonly draft: Draft;
      readonly question: SimulationQuestion;
    }
  | { readonly kind: 'readFault'; readonly text: string }
  | { readonly kind: 'holdSimulation'; readonly isHeld: boolean }
  | { readonly kind: 'stopSimulation' }
  | { readonly kind: 'atlas' }
  | { readonly kind: 'land'; readonly scale: LandScale }
  | { readonly kind: 'save'; readonly draft: Draft; readonly name: string }
  | { readonly kind: 'copy'; readonly file: string; readonly name: string }
  | { readonly kind: 'create'; readonly name: string }
  | { readonly kind: 'remember'; readonly draft: Draft | undefined }
  | { readonly kind: 'stop' }
  | { readonly kind: 'leave'; readonly farewell: Farewell }
  | { readonly kind: 'redraw' }
  | { readonly kind: 'suspend' };
