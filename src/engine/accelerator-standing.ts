import type { LicenceReview } from '../compliance/export-rules.ts';
import type { Bounds } from '../compliance/bounds.ts';
import type { LawOutcome } from '../compliance/verdict.ts';
import type { SiteAccelerator } from './site-accelerator.ts';

/** An export rule that has a say about the accelerators of a site. */
export interface StandingRule {
  readonly id: string;
  readonly law: string;
  readonly review: LicenceReview;
  readonly from?: string;
  readonly until?: string;
  /** Whether a what-if holds it in force. */
  readonly switchedOn: boolean;
  readonly sourced: boolean;
}

/** Which accelerators a new site would get and under which licence, as plain data; what may not stand says why. */
export interface AcceleratorStanding {
  /** The class, by name; the fastest that is barred where none may stand. */
  readonly label: string;
  readonly outcome: LawOutcome;
  /** Chance that the licences come, 0 to 1. */
  readonly obtainable: Bounds;
  readonly rules: readonly StandingRule[];
}

/** The verdict on a site's accelerators without the rules' own code; `undefined` where none was delivered on the day. */
export function acceleratorStanding({ verdict }: SiteAccelerator): AcceleratorStanding | undefined {
  if (verdict === undefined) return undefined;
  return {
    label: verdict.accelerator.label,
    outcome: verdict.outcome,
    obtainable: verdict.obtainable,
    rules: verdict.rules.map(({ rule, review, switchedOn }) => ({
      id: rule.id,
      law: rule.law,
      review,
      ...(rule.from !== undefined && { from: rule.from }),
      ...(rule.until !== undefined && { until: rule.until }),
      switchedOn,
      sourced: rule.sourced,
    })),
  };
}
