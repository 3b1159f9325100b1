import type { Evaluation } from '../../engine/evaluation.ts';
import type { Reach } from '../../engine/reach.ts';
import type { SiteDetail } from '../../engine/site-detail.ts';
import type { Diagnostic } from '../../scenario/diagnostic.ts';
import type { Scenario } from '../../scenario/types.ts';
import type { Atlas } from '../map/atlas.ts';
import type { Land, LandScale } from '../map/land.ts';
import type {
  SimulationEnd,
  SimulationProgress,
  SimulationQuestion,
} from '../simulation/simulation.ts';
import type { Draft } from '../what-if/draft.ts';

/** A scenario file that can be opened. */
export interface ScenarioFile {
  readonly path: string;
  /** Path as people read it: short, from the folder they are in. */
  readonly name: string;
  readonly isShipped: boolean;
}

/** What is known of a scenario file without evaluating it. */
export interface ScenarioCard {
  readonly scenario?: Scenario;
  readonly overrides: readonly string[];
  readonly faults: readonly Diagnostic[];
}

/** What an evaluation of a draft gave. */
export type Outcome =
  | {
      readonly kind: 'done';
      /** The file with the draft's overrides, without its changes: what controls count from. */
      readonly base: Scenario;
      readonly overrides: readonly string[];
      readonly evaluation: Evaluation;
      readonly reach: Reach;
    }
  | { readonly kind: 'faulty'; readonly faults: readonly Diagnostic[] };

/** Whether a text is a fault as scenario files write them, and else why it is none. */
export type ReadFault =
  { readonly ok: true } | { readonly ok: false; readonly because: string; readonly hint?: string };

/** What came of writing a file. */
export type Written =
  | { readonly kind: 'done'; readonly path: string }
  | { readonly kind: 'failed'; readonly because: string };

/** An unsaved what-if of an earlier session. */
export interface Recovery {
  readonly draft: Draft;
  /** When it was last changed, as people read it. */
  readonly savedAt: string;
}

/** How a session ends. */
export type Farewell = 'quit' | 'interrupted';

/**
 * Everything that the screens need of the world outside: files, threads, the clock, the terminal. The command line gives
 * it; a test gives its own. Rejected: screens that read files themselves; they could be driven in a terminal only.
 */
export interface Services {
  readonly list: () => Promise<readonly ScenarioFile[]>;
  readonly survey: (file: string, signal: AbortSignal) => Promise<ScenarioCard>;
  readonly evaluate: (draft: Draft, signal: AbortSignal) => Promise<Outcome>;
  /** What is known of one candidate beyond the evaluation; nothing where the draft has no such candidate. */
  readonly detail: (
    draft: Draft,
    site: string,
    signal: AbortSignal,
  ) => Promise<SiteDetail | undefined>;
  /** Simulates operations under a draft, and tells how far it is. */
  readonly simulate: (
    draft: Draft,
    question: SimulationQuestion,
    watch: {
      readonly signal: AbortSignal;
      readonly onProgress: (progress: SimulationProgress) => void;
    },
  ) => Promise<SimulationEnd>;
  readonly readFault: (text: string) => Promise<ReadFault>;
  /** Holds the simulation that runs, or lets it go on. */
  readonly holdSimulation: (isHeld: boolean) => void;
  readonly atlas: () => Promise<Atlas>;
  readonly land: (scale: LandScale) => Promise<Land>;
  /** Writes the draft as a scenario file. */
  readonly save: (draft: Draft, name: string) => Promise<Written>;
  readonly copy: (file: string, name: string) => Promise<Written>;
  readonly create: (name: string) => Promise<Written>;
  /** Keeps an unsaved what-if for the next start; `undefined` forgets it. */
  readonly remember: (draft: Draft | undefined) => void;
  readonly recall: () => Recovery | undefined;
  readonly nowMs: () => number;
  /** Calls back until the returned function is called. */
  readonly every: (ms: number, callback: () => void) => () => void;
  /** Calls back once what happens right now has happened, and not faster than frames are worth. */
  readonly soon: (callback: () => void) => void;
  readonly leave: (farewell: Farewell) => void;
  readonly suspend: () => void;
  /** Clears the terminal and draws everything anew. */
  readonly redraw: () => void;
}
