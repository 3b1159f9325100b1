import type { Formula } from '../scenario/formula.ts';
import type { CriterionValue } from './criterion-value.ts';
import type { SiteValues } from './ranked-criteria.ts';

/** Up to this many uncertain quantities every corner of their ranges is visited; beyond, one is moved at a time. */
const MOST_CORNERS = 6;

type Draw = Readonly<Record<string, number | undefined>>;

/** Points at which the range of a formula is looked for. */
function draws(middle: Draw, uncertain: readonly string[], values: SiteValues): readonly Draw[] {
  if (uncertain.length > MOST_CORNERS) {
    return uncertain.flatMap((name) => [
      { ...middle, [name]: values[name].low },
      { ...middle, [name]: values[name].high },
    ]);
  }
  return uncertain.reduce<readonly Draw[]>(
    (corners, name) =>
      corners.flatMap((corner) => [
        { ...corner, [name]: values[name].low },
        { ...corner, [name]: values[name].high },
      ]),
    [middle],
  );
}

/**
 * A user's formula over the criteria of one site, with the range that theirs allow.
 * Accuracy: the range is exact for formulas that rise or fall in each quantity, and an estimate for others.
 */
export function formulaValue({ names, evaluate }: Formula, values: SiteValues): CriterionValue {
  const middle = Object.fromEntries(names.map((name) => [name, values[name].value]));
  const value = evaluate(middle);
  if (value === undefined) return {};
  const uncertain = names.filter((name) => values[name].low !== values[name].high);
  const ends = draws(middle, uncertain, values).flatMap((draw) => evaluate(draw) ?? []);
  return { value, low: Math.min(value, ...ends), high: Math.max(value, ...ends) };
}
