import loadHighs from 'highs';
import { mipText, type MipConstraint } from './mip-text.ts';
import { Role, type LocationModel } from './model.ts';

/** What the MIP solver says of a model. */
export type MipOutcome =
  | { readonly kind: 'optimal'; readonly value: number; readonly openSites: readonly number[] }
  | { readonly kind: 'infeasible' }
  /** The solver gave up, or the model is larger than it can hold: nothing is known. */
  | { readonly kind: 'undecided'; readonly because: string };

export interface MipOptions {
  readonly constraints?: readonly MipConstraint[];
  /** Sites known to be closed in every plan of interest. */
  readonly isClosed?: Uint8Array;
  /** Only plans up to this value are of interest. */
  readonly cutoff?: number;
  readonly timeLimitS?: number;
}

/** The WebAssembly build of HiGHS aborts at a few hundred thousand variables (measured: 360,000). */
export const MOST_MIP_VARIABLES = 200_000;

/** Compiling the WebAssembly takes 80 ms; every solve gets a fresh solver of its own inside. */
let loaded: ReturnType<typeof loadHighs> | undefined;

/** The default gap of HiGHS is 1e-4, which is no proof. */
const MIP_GAP = 1e-9;

/**
 * Solves a model with HiGHS (WebAssembly): the second opinion, and the way to side constraints on who is served from
 * where. Synchronous once loaded: call it in a worker where anything else must go on.
 * Source: Huangfu and Hall 2018, "Parallelizing the dual revised simplex method" (HiGHS).
 */
export async function solveWithHighs(
  model: LocationModel,
  options: MipOptions = {},
): Promise<MipOutcome> {
  const { constraints = [], isClosed, cutoff } = options;
  const { text, variableCount } = mipText(model, constraints, isClosed);
  if (variableCount > MOST_MIP_VARIABLES) {
    const because = `the model has ${variableCount} variables, at most ${MOST_MIP_VARIABLES} are given to HiGHS`;
    return { kind: 'undecided', because };
  }
  loaded ??= loadHighs();
  const solver = await loaded;
  const solution = solver.solve(text, {
    mip_rel_gap: MIP_GAP,
    mip_abs_gap: 1e-9,
    ...(cutoff === undefined ? {} : { objective_bound: cutoff }),
    ...(options.timeLimitS === undefined ? {} : { time_limit: options.timeLimitS }),
  });
  switch (solution.Status) {
    case 'Optimal':
      break;
    case 'Infeasible':
    case 'Bound on objective reached':
      return { kind: 'infeasible' };
    default:
      return { kind: 'undecided', because: `HiGHS says: ${solution.Status}` };
  }
  const openSites = Array.from({ length: model.siteCount }, (_, j) => j).filter((j) => {
    const column = solution.Columns[`y${j}`] as { readonly Primal?: number } | undefined;
    return model.role[j] === Role.existing || (column?.Primal ?? 0) > 0.5;
  });
  return { kind: 'optimal', value: solution.ObjectiveValue, openSites };
}
