import type { SiteDetail } from '../../engine/site-detail.ts';
import type { Provenance } from '../../world/types.ts';
import type { Size } from '../look/terminal-look.ts';
import type { Atlas } from '../map/atlas.ts';
import type { Land, LandScale } from '../map/land.ts';
import type { SimulationEnd, SimulationProgress } from '../simulation/simulation.ts';
import type { Draft } from '../what-if/draft.ts';
import type {
  Outcome,
  ReadFault,
  Recovery,
  ScenarioCard,
  ScenarioFile,
  Written,
} from './services.ts';

export type ScreenId =
  'scenarios' | 'map' | 'ranking' | 'site' | 'whatIf' | 'compare' | 'simulation';

/** What the user did, by a key or by a line of the palette. */
export type Intent =
  | { readonly type: 'goTo'; readonly screen: ScreenId }
  | { readonly type: 'cycleScreen'; readonly by: number }
  | { readonly type: 'move'; readonly by: number }
  | { readonly type: 'page'; readonly by: number }
  | { readonly type: 'jump'; readonly to: 'first' | 'last' }
  | { readonly type: 'pane'; readonly by: number }
  | { readonly type: 'enter' }
  | { readonly type: 'back' }
  | { readonly type: 'mark' }
  | { readonly type: 'sort'; readonly by: number }
  | { readonly type: 'reverseSort' }
  | { readonly type: 'adjust'; readonly by: number }
  | { readonly type: 'toggle' }
  | { readonly type: 'reset' }
  | { readonly type: 'undo' }
  | { readonly type: 'redo' }
  | { readonly type: 'compareMarked' }
  | { readonly type: 'compareMode' }
  | { readonly type: 'zoom'; readonly by: number }
  | { readonly type: 'pan'; readonly x: number; readonly y: number }
  | { readonly type: 'layer' }
  | { readonly type: 'mapBeside' }
  | { readonly type: 'wholeMap' }
  | { readonly type: 'open'; readonly file: string }
  | { readonly type: 'openAnyway'; readonly file: string }
  | { readonly type: 'showSite'; readonly site: string }
  | { readonly type: 'showControl'; readonly control: string }
  | { readonly type: 'askSave' }
  | { readonly type: 'askCopy' }
  | { readonly type: 'askNew' }
  | { readonly type: 'reload' }
  | { readonly type: 'runSimulation' }
  | { readonly type: 'holdSimulation' }
  | { readonly type: 'stopSimulation' }
  | { readonly type: 'askFault' }
  | { readonly type: 'search' }
  | { readonly type: 'help' }
  | { readonly type: 'palette' }
  | { readonly type: 'recover' }
  | { readonly type: 'discard' }
  | { readonly type: 'stopWork' }
  | { readonly type: 'quit' }
  | { readonly type: 'quitNow' }
  | { readonly type: 'interrupt' }
  | { readonly type: 'suspend' }
  | { readonly type: 'redraw' };

/** What came back from outside. */
export type Report =
  | { readonly type: 'started'; readonly file?: string; readonly recovery?: Recovery }
  | { readonly type: 'resized'; readonly size: Size }
  | { readonly type: 'listed'; readonly files: readonly ScenarioFile[] }
  | { readonly type: 'surveyed'; readonly file: string; readonly card: ScenarioCard }
  | {
      readonly type: 'evaluated';
      readonly draft: Draft;
      readonly outcome: Outcome;
      readonly tookMs: number;
    }
  | { readonly type: 'compared'; readonly file: string; readonly outcome: Outcome }
  | { readonly type: 'detailed'; readonly draft: Draft; readonly detail: SiteDetail | undefined }
  | {
      readonly type: 'simulated';
      readonly id: number;
      readonly news: SimulationProgress | SimulationEnd | { readonly kind: 'ended' };
    }
  | { readonly type: 'faultRead'; readonly text: string; readonly fault: ReadFault }
  | { readonly type: 'atlas'; readonly atlas: Atlas }
  | { readonly type: 'land'; readonly scale: LandScale; readonly land: Land }
  | { readonly type: 'saved'; readonly draft: Draft; readonly written: Written }
  | { readonly type: 'created'; readonly written: Written }
  | {
      readonly type: 'workStarted';
      readonly lane: string;
      readonly label: string;
      readonly atMs: number;
    }
  | { readonly type: 'workEnded'; readonly lane: string; readonly failure?: string }
  | { readonly type: 'ticked'; readonly atMs: number };

export type Message = Intent | Report | { readonly type: 'key'; readonly key: string };

/** The origin of a number, as shown when it is opened. */
export interface Source {
  readonly title: string;
  readonly value: string;
  readonly provenance: readonly Provenance[];
  readonly remark?: string;
}
