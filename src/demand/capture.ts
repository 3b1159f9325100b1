import { transposed } from '../math/transposed.ts';
import type { CaptureProblem } from './capture-problem.ts';

/**
 * What every provider gets from a set of open sites. Row `r`, provider `p`: index `p * rows + r` of what is best, and
 * `r * providers + p` of the odds, which are read by the row.
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

/**
 * The capture of a market with the sites `open`. Of two equally good sites of a provider the one named first serves. Who
 * asks about the same sites under several parameters lays them side by side once and hands that in.
 */
export function capture(
  problem: CaptureProblem,
  open: readonly number[],
  sites: OpenSites = openSites(problem, open),
): Capture {
  const { rows, providers, laws } = problem;
  const best = {
    bestUtility: new Float64Array(rows * providers).fill(-Infinity),
    bestSite: new Int32Array(rows * providers).fill(-1),
    leastUtility: new Float64Array(providers),
  };
  for (let law = 0; law < laws; law += 1) serveLaw(problem, law, { sites, best });
  const { bestUtility, bestSite } = best;
  return { bestUtility, bestSite, ...oddsOf(problem, bestUtility) };
}

/** What is asked of all open sites under one reading of the law lies side by side. */
export interface OpenSites {
  readonly columns: Int32Array;
  /** Utility before latency and before its factor, `law * count + k`. */
  readonly utility: Float64Array;
  /** Shortest round trip from a city of country `c`, `c * count + k`. */
  readonly leastRttMs: Float64Array;
}

/** The open sites of a market, side by side; they hold for every price elasticity. */
export function openSites(problem: CaptureProblem, open: readonly number[]): OpenSites {
  const { laws, countries, siteUtility, leastRttMs } = problem;
  const utility = new Float64Array(open.length * laws);
  const least = new Float64Array(open.length * countries);
  open.forEach((site, k) => {
    utility.set(siteUtility.subarray(site * laws, (site + 1) * laws), k * laws);
    least.set(leastRttMs.subarray(site * countries, (site + 1) * countries), k * countries);
  });
  return {
    columns: Int32Array.from(open),
    utility: transposed(utility, laws),
    leastRttMs: transposed(least, countries),
  };
}

interface Best {
  readonly bestUtility: Float64Array;
  readonly bestSite: Int32Array;
  /** Per provider: the least of its best utilities under the reading of the law at hand. */
  readonly leastUtility: Float64Array;
}

/** Lets every open site serve the rows of a reading of the law in which it is better than its provider's best so far. */
function serveLaw(
  problem: CaptureProblem,
  law: number,
  { sites, best }: { readonly sites: OpenSites; readonly best: Best },
): void {
  const { cities, cityOfRow, firstRowOfLaw, rttMs, providerOfSite, siteUtilityFactor } = problem;
  const { bestUtility, bestSite, leastUtility } = best;
  const count = sites.columns.length;
  const loss = lossUnder(problem, law);
  const firstRow = firstRowOfLaw[law];
  const endRow = firstRowOfLaw[law + 1];
  leastUtility.fill(-Infinity);
  for (let k = 0; k < count; k += 1) {
    const before = sites.utility[law * count + k] * siteUtilityFactor;
    // Closed by the law: many are.
    if (before === -Infinity) continue;
    const site = sites.columns[k];
    const provider = providerOfSite[site];
    const nearestMs = sites.leastRttMs[problem.countryOfLaw[law] * count + k];
    if (!(utilityAt(before, nearestMs, loss) > leastUtility[provider])) continue;
    const first = provider * problem.rows;
    let least = Infinity;
    for (let row = firstRow; row < endRow; row += 1) {
      const utility = utilityAt(before, rttMs[site * cities + cityOfRow[row]], loss);
      let served = bestUtility[first + row];
      if (utility > served) {
        served = utility;
        bestUtility[first + row] = utility;
        bestSite[first + row] = site;
      }
      if (served < least) least = served;
    }
    leastUtility[provider] = least;
  }
}

/** What a round trip takes from a site's utility under one reading of the law. */
interface LatencyLoss {
  readonly perMs: number;
  /** Beside it, per ms over the latency budget; over the whole budget it is `over`. */
  readonly overPerMs: number;
  readonly over: number;
}

function lossUnder(
  { lossPerMs, overBudgetLoss, budgetMsOfLaw }: CaptureProblem,
  law: number,
): LatencyLoss {
  return { perMs: lossPerMs, overPerMs: overBudgetLoss / budgetMsOfLaw[law], over: overBudgetLoss };
}

/** Utility of a site: that before latency, less a loss that is linear in the RTT and steeper over the budget. */
function utilityAt(before: number, rttMs: number, { perMs, overPerMs, over }: LatencyLoss): number {
  const lossOver = rttMs * overPerMs - over;
  return before - perMs * rttMs - (lossOver > 0 ? lossOver : 0);
}

/** What a site has to beat: by row, and the least of it under each reading of the law. */
export interface Incumbent {
  readonly bestUtility: Float64Array;
  readonly leastUtility: Float64Array;
}

/** Rows in which a site is better than the incumbent, and its utility there; as many entries count as `improve` says. */
export interface Improvements {
  readonly rows: Int32Array;
  readonly utility: Float64Array;
}

/**
 * Writes the rows in which a site is better than the incumbent, with its utility there, and says how many they are. Latency
 * only takes away, so that most readings of the law are settled by a look at the site's nearest city of the country.
 */
export function improve(
  problem: CaptureProblem,
  site: number,
  {
    incumbent: { bestUtility, leastUtility },
    into,
  }: { readonly incumbent: Incumbent; readonly into: Improvements },
): number {
  const { laws, cities, countries, firstRowOfLaw, countryOfLaw, cityOfRow } = problem;
  const { siteUtility, siteUtilityFactor, rttMs, leastRttMs } = problem;
  let count = 0;
  for (let law = 0; law < laws; law += 1) {
    const before = siteUtility[site * laws + law] * siteUtilityFactor;
    // Closed by the law: most are.
    if (before === -Infinity) continue;
    const loss = lossUnder(problem, law);
    const nearestMs = leastRttMs[site * countries + countryOfLaw[law]];
    if (!(utilityAt(before, nearestMs, loss) > leastUtility[law])) continue;
    const end = firstRowOfLaw[law + 1];
    for (let row = firstRowOfLaw[law]; row < end; row += 1) {
      const utility = utilityAt(before, rttMs[site * cities + cityOfRow[row]], loss);
      if (!(utility > bestUtility[row])) continue;
      into.rows[count] = row;
      into.utility[count] = utility;
      count += 1;
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
        const at = row * providers + p;
        odds[at] = Math.exp(utility + own);
        total[row] += odds[at];
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
  const { laws, providers, firstRowOfLaw, countryOfLaw, usdPerYear } = problem;
  const captured = new Float64Array(providers);
  for (let law = 0; law < laws; law += 1) {
    if (country !== undefined && countryOfLaw[law] !== country) continue;
    for (let row = firstRowOfLaw[law]; row < firstRowOfLaw[law + 1]; row += 1) {
      const usdPerOdds = usdPerYear[row] / total[row];
      for (let p = 0; p < providers; p += 1) captured[p] += usdPerOdds * odds[row * providers + p];
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
