import {
  type AlternativeSummary,
  type EvaluationSummary,
  type ScaleAgreement,
  scaleAgreement,
} from './summary.ts';

/** One candidate in two evaluations; a side is absent where it was no candidate. */
export interface ComparedAlternative {
  readonly id: string;
  readonly name: string;
  readonly country: string;
  readonly before?: AlternativeSummary;
  readonly after?: AlternativeSummary;
}

/** Two evaluations side by side. */
export interface Comparison {
  readonly before: EvaluationSummary;
  readonly after: EvaluationSummary;
  /** Those whose rank or score moved most come first. */
  readonly alternatives: readonly ComparedAlternative[];
  /** Whether scores mean the same on both sides. */
  readonly scale: ScaleAgreement;
}

/** How much a candidate moved; appearing or vanishing is the largest move. */
function movement({ before, after }: ComparedAlternative): number {
  if (before?.rank === undefined || after?.rank === undefined)
    return before?.rank === after?.rank ? 0 : Infinity;
  return Math.abs(before.score - after.score) + Math.abs(before.rank - after.rank);
}

/** Larger first, where a difference of two infinite numbers would not be a number. */
function descending(a: number, b: number): number {
  return a === b ? 0 : a < b ? 1 : -1;
}

/** Differences first: every candidate of either evaluation, with both its judgments. */
export function compareSummaries(before: EvaluationSummary, after: EvaluationSummary): Comparison {
  const left = new Map(before.alternatives.map((each) => [each.id, each]));
  const right = new Map(after.alternatives.map((each) => [each.id, each]));
  const both = new Map([...right, ...left]);
  const alternatives = [...both.values()].map(({ id, name, country }) => ({
    id,
    name,
    country,
    before: left.get(id),
    after: right.get(id),
  }));
  return {
    before,
    after,
    alternatives: alternatives.sort(
      (a, b) => descending(movement(a), movement(b)) || (a.id < b.id ? -1 : 1),
    ),
    scale: scaleAgreement(before, after),
  };
}
