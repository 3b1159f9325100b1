import { compileFormula, type Formula } from '../../scenario/formula.ts';
import { ALL_CRITERIA } from '../../scenario/criteria.ts';
import type { CriterionSpec } from '../../scenario/types.ts';
import type { RankedCriterion } from '../score.ts';
import type { JudgedSite } from '../judged-sites.ts';
import type { InputRegister } from './input-register.ts';
import { valueIn, type InputSubject, type StandingRange } from './varied-input.ts';

/** Criteria that follow from demand, law, network and money; all others are ranges of their own. */
export const DRAWN_CRITERIA = [
  'rttGainMs',
  'newlyWithinBudgetShare',
  'newlyLawfulShare',
  'unitCostUsdPerKwYear',
  'npvUsd',
] as const;
type DrawnCriterion = (typeof DRAWN_CRITERIA)[number];

/** Quantities of a site at a draw, by criterion id. */
export type Quantities = Record<string, number | undefined>;

/** What else is known of a candidate: ranges by criterion, and criteria whose value nobody knows. */
export interface CriterionResponse {
  readonly ranges: Readonly<Record<string, StandingRange>>;
  /** Position on the scale, 0 to 1, by criterion: it may be anywhere. */
  readonly unknown: Readonly<Record<string, StandingRange>>;
}

function isDrawn(id: string): id is DrawnCriterion {
  return (DRAWN_CRITERIA as readonly string[]).includes(id);
}

/** Who shares the input of a criterion: a country's grid and risk are one for all of its sites. */
function inputIdOf(id: string, { site }: JudgedSite): string {
  if (id === 'gridCarbonGCo2ePerKwh') return `cost.gridGCo2ePerKwh.${site.country}`;
  if (id === 'countryRisk') return `country.risk.${site.country}`;
  return `criterion.${id}.${site.id}`;
}

function subjectOf(id: string): InputSubject {
  if (id === 'gridCarbonGCo2ePerKwh') return 'cost';
  return id === 'countryRisk' ? 'country' : 'criterion';
}

/** What a site's criteria are entered with. */
export interface CriterionContext {
  readonly criteria: readonly RankedCriterion[];
  readonly countryName: string;
  /** Whether some part of the country's risk is not known, and its neighbors' bounds stand in for it. */
  readonly isRiskUnknown: boolean;
}

/** The response of the criteria that are ranges of their own, with their inputs entered in the register. */
export function criterionResponse(
  judged: JudgedSite,
  { criteria, countryName, isRiskUnknown }: CriterionContext,
  register: InputRegister,
): CriterionResponse {
  const labels = new Map(
    [...ALL_CRITERIA, ...criteria].map(({ id, label, unit }) => [id, { label, unit }]),
  );
  const ranges: Record<string, StandingRange> = {};
  const unknown: Record<string, StandingRange> = {};
  const isRanked = new Set(criteria.map(({ id }) => id));
  for (const [id, { value, low = value, high = value }] of Object.entries(judged.values)) {
    if (isDrawn(id)) continue;
    const isCountrys = id === 'countryRisk' || id === 'gridCarbonGCo2ePerKwh';
    const where = isCountrys ? countryName : judged.site.name;
    const named = {
      id: inputIdOf(id, judged),
      label: `${labels.get(id)?.label ?? id}, ${where}`,
      subject: subjectOf(id),
    };
    if (value !== undefined && low !== undefined && high !== undefined) {
      const unit = labels.get(id)?.unit ?? '';
      const spread = id === 'countryRisk' && isRiskUnknown ? 'bounds' : 'range';
      ranges[id] = register.add({ ...named, unit, low, mid: value, high, spread });
    } else if (isRanked.has(id)) {
      const whole = { unit: 'share of the scale', low: 0, mid: 0.5, high: 1 };
      unknown[id] = register.add({ ...named, ...whole, spread: 'bounds' });
    }
  }
  return { ranges, unknown };
}

/** How the values of the criteria come about: formulas are compiled once. */
export interface CriterionPlan {
  readonly criterion: RankedCriterion;
  readonly formula?: Formula;
}

/** The criteria of a ranking, ready to be read in every draw. */
export function criterionPlans(
  criteria: readonly RankedCriterion[],
  specs: readonly CriterionSpec[],
): readonly CriterionPlan[] {
  const ids = ALL_CRITERIA.map(({ id }) => id);
  const formulas = new Map(
    specs.flatMap((spec) => {
      if (spec.kind !== 'formula') return [];
      const compiled = compileFormula(spec.formula, ids);
      return compiled.ok ? [[spec.id, compiled.value] as const] : [];
    }),
  );
  return criteria.map((criterion) => {
    const formula = formulas.get(criterion.id);
    return { criterion, ...(formula && { formula }) };
  });
}

/**
 * Position of a criterion on its scale at a draw, 0 (worst) to 1 (best). Where the value is not known, the position itself
 * is drawn; a formula over what is unknown stands in the middle.
 */
export function drawnPosition(
  { criterion, formula }: CriterionPlan,
  {
    quantities,
    response,
  }: { readonly quantities: Quantities; readonly response: CriterionResponse },
  standings: Float64Array,
): number {
  const { id, range } = criterion;
  const unknown = response.unknown[id] as StandingRange | undefined;
  if (unknown !== undefined) return valueIn(unknown, standings);
  const value = formula === undefined ? quantities[id] : formula.evaluate(quantities);
  if (value === undefined || range.best === range.worst) return 0.5;
  const position = (value - range.worst) / (range.best - range.worst);
  return position < 0 ? 0 : position > 1 ? 1 : position;
}
