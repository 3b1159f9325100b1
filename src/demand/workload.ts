import type { DataClass } from '../world/types.ts';

/** A kind of work that users ask a region for. Shares of all classes of a scenario sum to 1. */
export interface Workload {
  readonly id: string;
  readonly label: string;
  /** Share of all demand, 0 to 1. */
  readonly demandShare: number;
  /** Round trip that users of this class accept. */
  readonly latencyBudgetMs: number;
  readonly dataClass: DataClass;
  /** Whether it runs on accelerators that export rules may forbid at the site. */
  readonly needsAccelerators: boolean;
}
