import type { Conflict, RuleChange } from '../../math/location/conflict.ts';
import { amountText } from '../../math/location/state-model.ts';
import { locationModel } from './location-model.ts';
import type { PlanBase } from './plan-base.ts';
import type { PlanModel } from './plan-model.ts';
import type { PlanLimits, PlanQuestion } from './plan-question.ts';
import { planRules } from './plan-rules.ts';

const percent = (share: number): string => `${Number((100 * share).toPrecision(4))} %`;

/**
 * Why the service asked for is out of reach where the rules themselves can be kept: the level, and the rules without any one
 * of which it could be reached; and what would help. Found by leaving rules out one at a time (deletion filter).
 * Source: Chinneck and Dravnieks 1991, "Locating minimal infeasible constraint sets in linear programs".
 */
export function outOfReach(
  base: PlanBase,
  { model, question }: { readonly model: PlanModel; readonly question: PlanQuestion },
  limits: PlanLimits,
): Conflict {
  const isReached = (asked: PlanQuestion): boolean =>
    model.solve(planRules(base, asked), limits).kind === 'solved';
  let kept = question;
  for (const drop of DROPPED) {
    const trial = drop(kept);
    if (!isReached(trial)) kept = trial;
  }
  return {
    because: [levelText(question), ...rulesOf(kept)],
    relax: changes(base, { model, question }, limits),
  };
}

function levelText({ level }: PlanQuestion): string {
  return level === undefined
    ? 'all demand that some candidate brings within its latency budget must be'
    : `${percent(level)} of all demand must be within its latency budget`;
}

type Optional = 'sites' | 'budgetUsd' | 'perCountry';

function without(question: PlanQuestion, key: Optional): PlanQuestion {
  const entries = Object.entries(question).filter(([name]) => name !== key);
  return Object.fromEntries(entries) as unknown as PlanQuestion;
}

/** The question with one rule less each, those first that are given up last. */
const DROPPED: readonly ((question: PlanQuestion) => PlanQuestion)[] = [
  (question) => without(question, 'perCountry'),
  (question) => ({ ...question, notBoth: [] }),
  (question) => ({ ...question, forceOut: [] }),
  (question) => without(question, 'budgetUsd'),
  (question) => without(question, 'sites'),
];

function rulesOf(question: PlanQuestion): readonly string[] {
  const { sites, budgetUsd, perCountry, notBoth, forceOut } = question;
  return [
    ...(sites === undefined ? [] : [`at most ${sites} ${sites === 1 ? 'region' : 'regions'}`]),
    ...(budgetUsd === undefined ? [] : [`budget of ${amountText(budgetUsd, 'USD')}`]),
    ...(perCountry === undefined ? [] : [`at most ${perCountry} in a country`]),
    ...notBoth.map((pair) => `not both ${pair.join(' and ')}`),
    ...forceOut.map((id) => `${id} is forced out`),
  ];
}

/** The level that can be reached under the rules, and the number of regions that would reach the level asked for. */
function changes(
  base: PlanBase,
  { model, question }: { readonly model: PlanModel; readonly question: PlanQuestion },
  limits: PlanLimits,
): readonly RuleChange[] {
  const { level = 1, sites } = question;
  const reach = locationModel(base, 'cover').solve(
    planRules(base, { ...question, objective: 'cover' }),
    limits,
  );
  const found: RuleChange[] = [];
  if (reach.kind === 'solved') {
    const reached = Math.floor(1e4 * reach.value) / 1e4;
    found.push({
      text: `ask for ${percent(reached)} (--level ${reached})`,
      change: 1 - reached / level,
    });
  }
  const larger = model.solve(planRules(base, without(question, 'sites')), limits);
  if (sites !== undefined && larger.kind === 'solved') {
    const count = larger.open.length;
    found.push({ text: `open up to ${count} regions`, change: count / sites - 1 });
  }
  return found.sort((a, b) => a.change - b.change);
}
