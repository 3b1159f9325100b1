import type { HourSummary, OperationsSummary } from '../../engine/simulate/operations-summary.ts';
import type { OperationsMode } from '../../engine/simulate/run-operations.ts';

/** What is simulated of a draft; what strikes is part of the draft. */
export interface SimulationQuestion {
  /** A candidate, or a region of the fleet. */
  readonly site: { readonly id: string; readonly name: string };
  readonly days: number;
  readonly replications: number;
  /** Absent for the mode that the load suits. */
  readonly mode?: OperationsMode;
  /** Simulated hours a second that the first run is shown at; absent for as fast as it goes. */
  readonly hoursPerS?: number;
}

/** A time in which something is wrong, as the charts mark it. */
export interface FaultMark {
  readonly label: string;
  readonly startS: number;
  readonly endS: number;
}

/** How far a simulation is. */
export type SimulationProgress =
  /** What runs is known; `hours` is the length of the charts. */
  | {
      readonly kind: 'planned';
      readonly mode: OperationsMode;
      readonly hours: number;
      readonly marks: readonly FaultMark[];
    }
  /** Hours that the run under way has been through since the last time, all replications so far taken together. */
  | {
      readonly kind: 'hours';
      readonly isWithSite: boolean;
      readonly replication: number;
      readonly doneShare: number;
      readonly hours: readonly HourSummary[];
      /** Faults that struck this replication at random. */
      readonly struck: readonly FaultMark[];
    };

/** What came of a simulation that was not stopped. */
export type SimulationEnd =
  | {
      readonly kind: 'done';
      readonly withSite: OperationsSummary;
      readonly withoutSite: OperationsSummary;
    }
  | { readonly kind: 'refused'; readonly because: string; readonly hint?: string };
