import { candidateId, unknownCandidate } from '../engine/plan/plan-faults.ts';
import type { PlanCriterion, PlanObjective, PlanQuestion } from '../engine/plan/plan-question.ts';
import type { Diagnostic } from '../scenario/diagnostic.ts';
import { readQuantity } from '../scenario/quantity.ts';
import type { Scenario } from '../scenario/types.ts';

/** What the command line says of a plan. */
export interface PlanWords {
  readonly sites?: number;
  readonly objective: PlanObjective;
  readonly budget?: string;
  readonly by?: number;
  readonly forceIn: readonly string[];
  readonly forceOut: readonly string[];
  readonly notBoth: readonly string[];
  readonly perCountry?: number;
  readonly level?: number;
  readonly alternatives?: number;
  readonly within: number;
  readonly pareto: readonly PlanCriterion[];
  readonly closings?: boolean;
  readonly yearlyBudget?: string;
  readonly perYear?: number;
}

const MONEY = { noun: 'an amount of money', unit: 'USD', example: '2e9 USD' } as const;

/** The question in the engine's terms, with every word of it that cannot be read. */
export function readPlanQuestion(
  scenario: Scenario,
  words: PlanWords,
): { readonly question: PlanQuestion; readonly faults: readonly Diagnostic[] } {
  const faults: Diagnostic[] = [];
  const ids = (option: string, names: readonly string[]): readonly string[] =>
    names.flatMap((name) => {
      const id = candidateId(scenario, name);
      if (id === undefined) faults.push(unknownCandidate(scenario, option, name));
      return id === undefined ? [] : [id];
    });
  const usd = (option: string, text: string | undefined): number | undefined => {
    if (text === undefined) return undefined;
    const read = readQuantity(text, MONEY);
    if (read.ok && read.value >= 0) return read.value;
    const message = read.ok ? 'must not be below 0' : read.message;
    const hint = read.ok ? undefined : read.hint;
    faults.push({
      severity: 'error',
      file: `${option} ${text}`,
      message,
      ...(hint !== undefined && { hint }),
    });
    return undefined;
  };
  const pairs = words.notBoth.flatMap((text): (readonly [string, string])[] => {
    const names = text.split(',');
    const pair = ids('--not-both', names);
    if (names.length !== 2)
      faults.push({
        severity: 'error',
        file: `--not-both ${text}`,
        message: `wants two candidates, got ${names.length}`,
        hint: 'for example --not-both Seoul,Busan',
      });
    return pair.length === 2 ? [[pair[0], pair[1]]] : [];
  });
  const budgetUsd = usd('--budget', words.budget);
  const yearlyBudgetUsd = usd('--yearly-budget', words.yearlyBudget);
  const { perYear } = words;
  const question: PlanQuestion = {
    objective: words.objective,
    forceIn: ids('--force-in', words.forceIn),
    forceOut: ids('--force-out', words.forceOut),
    notBoth: pairs,
    withinShare: words.within,
    pareto: words.pareto,
    hasClosings: words.closings === true,
    ...(words.sites !== undefined && { sites: words.sites }),
    ...(budgetUsd !== undefined && { budgetUsd }),
    ...(words.by !== undefined && { by: words.by }),
    ...(words.perCountry !== undefined && { perCountry: words.perCountry }),
    ...(words.level !== undefined && { level: words.level }),
    ...(words.alternatives !== undefined && { alternatives: words.alternatives }),
    ...((words.yearlyBudget !== undefined || perYear !== undefined) && {
      roadmap: {
        ...(yearlyBudgetUsd !== undefined && { yearlyBudgetUsd }),
        ...(perYear !== undefined && { perYear }),
      },
    }),
  };
  return { question, faults };
}
