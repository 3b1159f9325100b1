import type { CaptureProblem } from './capture-problem.ts';

/**
 * What every provider gets from a set of open sites. Row `r`, provider `p`: index `p * rows + r`.
 *
 * A provider's utility in a row is that of its best open site there; shares follow the multinomial logit with an outside
 * option of utility 0 (all other clouds): `share_p = exp(u_p) / (1 + sum_q exp(u_q))`. They sum to less than 1.
 * Source: McFadden 1974, "Conditional Logit Analysis of Qualitative Choice Behavior"; Huff 1964 for sites as stores.
 */
export interface Capture {
  /** Utility of the best open site; minus infinity where no site may serve. */
  readonly bestUtility: Float64Array;
  /** That site; -1 where none. */
  readonly bestSite: Int32Array;
  /** `exp` of the utility with the provider's own: the odds against the outside option. */
  readonly odds: Float64Array;
  /** Per row: 1 plus all odds. */
  readonly total: Float64Array;
}

/** The capture of a market with the sites `open`. Of two equally good sites of a provider the one named first serves. */
export function capture(problem: CaptureProblem, open: readonly number[]): Capture {
  const { rows, providers } = problem;
  const bestUtility = new Float64Array(rows * providers).fill(-Infinity);
  const bestSite = new Int32Array(rows * providers).fill(-1);
  const better = improvements(problem);
  for (const site of open) {
    const first = problem.providerOfSite[site] * rows;
    const incumbent = { bestUtility: bestUtility.subarray(first, first + rows) };
    const count = improve(problem, site, incumbent, better);
    for (let k = 0; k < count; k += 1) {
      incumbent.bestUtility[better.rows[k]] = better.utility[k];
      bestSite[first + better.rows[k]] = site;
    }
  }
  return { bestUtility, bestSite, ...oddsOf(problem, bestUtility) };
}

/** What a site has to beat, by row, and the least of it under each reading of the law where that is known. */
export interface Incumbent {
  readonly bestUtility: Float64Array;
  readonly leastUtility?: Float64Array;
}

/** Rows in which a site is better than the incumbent, and its utility there; as many entries count as `improve` says. */
export interface Improvements {
  readonly rows: Int32Array;
  readonly utility: Float64Array;
}

/** Room for the improvements of any site. */
export function improvements({ rows }: CaptureProblem): Improvements {
  return { rows: new Int32Array(rows), utility: new Float64Array(rows) };
}

/**
 * Writes the rows in which a site is better than the incumbent, with its utility there, and says how many they are. The
 * utility is that before latency, less the loss by latency, which is linear in the RTT and steeper over the budget. Latency
 * only takes away, so that most readings of the law are settled by a look at the site's nearest city of the country.
 */
export function improve(
  problem: CaptureProblem,
  site: number,
  { bestUtility, leastUtility }: Incumbent,
  into: Improvements,
): number {
  const { laws, firstRowOfLaw, countryOfLaw, budgetMsOfLaw, cityOfRow } = problem;
  const { siteUtility, siteUtilityFactor, lossPerMs, overBudgetLoss, rttMs, leastRttMs } = problem;
  const { rows, utility: utilities } = into;
  const firstCity = site * problem.cities;
  const firstCountry = site * problem.countries;
  let count = 0;
  for (let law = 0; law < laws; law += 1) {
    const before = siteUtility[site * laws + law] * siteUtilityFactor;
    if (before === -Infinity) continue;
    const lossOverPerMs = overBudgetLoss / budgetMsOfLaw[law];
    if (leastUtility !== undefined) {
      const nearestMs = leastRttMs[firstCountry + countryOfLaw[law]];
      const lossOver = Math.max(0, nearestMs * lossOverPerMs - overBudgetLoss);
      if (!(before - lossPerMs * nearestMs - lossOver > leastUtility[law])) continue;
    }
    const end = firstRowOfLaw[law + 1];
    for (let row = firstRowOfLaw[law]; row < end; row += 1) {
      const siteRttMs = rttMs[firstCity + cityOfRow[row]];
      const lossOver = siteRttMs * lossOverPerMs - overBudgetLoss;
      const utility = before - lossPerMs * siteRttMs - (lossOver > 0 ? lossOver : 0);
      if (utility > bestUtility[row]) {
        rows[count] = row;
        utilities[count] = utility;
        count += 1;
      }
    }
  }
  return count;
}

/** Odds and their totals for given best utilities: the part that depends on the providers' own utility. */
export function oddsOf(
  { rows, laws, providers, firstRowOfLaw, countryOfLaw, providerUtility }: CaptureProblem,
  bestUtility: Float64Array,
): Pick<Capture, 'odds' | 'total'> {
  const odds = new Float64Array(rows * providers);
  const total = new Float64Array(rows).fill(1);
  for (let p = 0; p < providers; p += 1) {
    for (let law = 0; law < laws; law += 1) {
      const own = providerUtility[countryOfLaw[law] * providers + p];
      for (let row = firstRowOfLaw[law]; row < firstRowOfLaw[law + 1]; row += 1) {
        const utility = bestUtility[p * rows + row];
        if (utility === -Infinity) continue;
        odds[p * rows + row] = Math.exp(utility + own);
        total[row] += odds[p * rows + row];
      }
    }
  }
  return { odds, total };
}

/** Demand that each provider captures, USD a year, over all rows or those of one country. */
export function capturedUsdPerYear(
  problem: CaptureProblem,
  { odds, total }: Pick<Capture, 'odds' | 'total'>,
  country?: number,
): Float64Array {
  const { rows, laws, providers, firstRowOfLaw, countryOfLaw, usdPerYear } = problem;
  const captured = new Float64Array(providers);
  for (let law = 0; law < laws; law += 1) {
    if (country !== undefined && countryOfLaw[law] !== country) continue;
    for (let row = firstRowOfLaw[law]; row < firstRowOfLaw[law + 1]; row += 1) {
      const usdPerOdds = usdPerYear[row] / total[row];
      for (let p = 0; p < providers; p += 1) captured[p] += usdPerOdds * odds[p * rows + row];
    }
  }
  return captured;
}

/** All demand of a market, USD a year, or that of one country. */
export function demandUsdPerYear(
  { laws, firstRowOfLaw, countryOfLaw, usdPerYear }: CaptureProblem,
  country?: number,
): number {
  let total = 0;
  for (let law = 0; law < laws; law += 1) {
    if (country !== undefined && countryOfLaw[law] !== country) continue;
    for (let row = firstRowOfLaw[law]; row < firstRowOfLaw[law + 1]; row += 1)
      total += usdPerYear[row];
  }
  return total;
}
