import type { World } from '../types.ts';

/** Something in the tables that cannot be right. */
export interface WorldFinding {
  readonly check: string;
  /** Table and row: `cities MX/Querétaro`. */
  readonly row: string;
  /** What is wrong, with the value and what would be right. */
  readonly message: string;
}

/** What one check looked at and found; a check that looked at nothing is itself a finding. */
export interface CheckResult {
  readonly check: string;
  readonly meaning: string;
  readonly checked: number;
  readonly findings: readonly WorldFinding[];
}

/** One fault as a check states it: the row and what is wrong with it. */
export type Fault = Pick<WorldFinding, 'row' | 'message'>;

export interface WorldCheck {
  readonly check: string;
  readonly meaning: string;
  readonly run: (world: World) => { readonly checked: number; readonly faults: readonly Fault[] };
}

/** Runs a check on every item of a list: the common form of a check. */
export function checkEach<T>(
  items: Iterable<T>,
  faultsOf: (item: T) => readonly Fault[],
): { readonly checked: number; readonly faults: readonly Fault[] } {
  const all = [...items];
  return { checked: all.length, faults: all.flatMap(faultsOf) };
}
