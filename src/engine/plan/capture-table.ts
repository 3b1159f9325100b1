import { capture } from '../../demand/capture.ts';
import { openingOf, type Opening } from '../../demand/open-site.ts';
import type { ImprovementColumn, ImprovementTable } from '../../math/location/improvement-table.ts';
import type { EvaluationParts } from '../evaluate.ts';

/** The market as it is, with the provider that may open more sites in it. */
export function openingToday({ market, scenario }: EvaluationParts): Opening {
  const now = capture(market.problem, market.open);
  return openingOf(market.problem, now, {
    provider: market.providers.indexOf(scenario.provider),
  });
}

/**
 * What each candidate would add to the demand that the provider captures, by row of the market and USD a year: all of the
 * row's demand goes to the provider's best site there, so that of several candidates the best one's entry holds. A row's
 * share grows with the utility of the best site alone; hence the greatest entry is that of the best site, and what a set
 * adds is monotone and submodular.
 * Source: Benati and Hansen 2002, "The maximum capture problem with random utilities", European Journal of Operational
 * Research 143.
 */
export function captureTable(opening: Opening, columns: readonly number[]): ImprovementTable {
  return {
    rowCount: opening.problem.rows,
    columns: columns.map((column) => captureColumn(opening, column)),
  };
}

function captureColumn({ problem, now, provider }: Opening, column: number): ImprovementColumn {
  const alone = capture(problem, [column]);
  const first = provider * problem.rows;
  const rows: number[] = [];
  const values: number[] = [];
  for (let row = 0; row < problem.rows; row++) {
    if (!(alone.bestUtility[first + row] > now.bestUtility[first + row])) continue;
    const at = row * problem.providers + provider;
    const [before, after] = [now.odds[at], alone.odds[at]];
    const total = now.total[row];
    const gained = problem.usdPerYear[row] * (after / (total - before + after) - before / total);
    if (!(gained > 0)) continue;
    rows.push(row);
    values.push(gained);
  }
  return { rows: Int32Array.from(rows), values: Float64Array.from(values) };
}
