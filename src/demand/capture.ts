import { transposed } from '../math/transposed.ts';
import type { CaptureProblem } from './capture-problem.ts';
import { openSites, type OpenSites } from './open-sites.ts';

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
 * The capture of a market with the sites `open`. Of two equally good sites of a provider that of the lower column serves.
 * Who asks about the same sites under several parameters orders them once and hands that in.
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
  };
  for (let law = 0; law < laws; law += 1)
    for (let provider = 0; provider < providers; provider += 1)
      serveRows(problem, { sites, law, provider }, best);
  return { ...best, ...oddsOf(problem, best.bestUtility) };
}

/** The rows of one reading of the law, as one provider's. */
interface ProviderRows {
  readonly sites: OpenSites;
  readonly law: number;
  readonly provider: number;
}

/** Lets each of a provider's open sites serve the rows in which it is better than the provider's best so far. */
function serveRows(
  problem: CaptureProblem,
  { sites, law, provider }: ProviderRows,
  { bestUtility, bestSite }: Pick<Capture, 'bestUtility' | 'bestSite'>,
): void {
  const { rows, cities, cityOfRow, firstRowOfLaw, rttMs, siteUtility, siteUtilityFactor } = problem;
  const loss = lossUnder(problem, law);
  const most = sites.mostUtility[law * problem.providers + provider] * siteUtilityFactor;
  if (most === -Infinity) return;
  const own = problem.countryOfLaw[law] * sites.count;
  const end = own + sites.firstOfProvider[provider + 1];
  const first = provider * rows;
  let least = -Infinity;
  for (let at = own + sites.firstOfProvider[provider]; at < end; at += 1) {
    if (utilityAt(most, sites.atLeastMs[at], loss) < least) break;
    const site = sites.nearestFirst[at];
    const before = siteUtility[law * problem.sites + site] * siteUtilityFactor;
    // Closed by the law, or too far off for what it is.
    if (before === -Infinity || utilityAt(before, sites.atLeastMs[at], loss) < least) continue;
    least = Infinity;
    for (let row = firstRowOfLaw[law]; row < firstRowOfLaw[law + 1]; row += 1) {
      const utility = utilityAt(before, rttMs[site * cities + cityOfRow[row]], loss);
      let served = bestUtility[first + row];
      if (utility > served || (utility === served && site < bestSite[first + row])) {
        served = utility;
        bestUtility[first + row] = utility;
        bestSite[first + row] = site;
      }
      if (served < least) least = served;
    }
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

/** Sites that may open; all that is asked of one lies together. */
export interface NewSites {
  /** Round trip from city `i`, `j * cities + i`. */
  readonly rttMs: Float64Array;
  /** The shortest of them to a city of country `c`, `j * countries + c`. */
  readonly leastRttMs: Float64Array;
  /** Utility before latency and before its factor, `j * laws + l`. */
  readonly utility: Float64Array;
}

/** All columns of a market as sites that may open. */
export function newSites({
  rttMs,
  leastRttMs,
  siteUtility,
  sites,
}: Pick<CaptureProblem, 'rttMs' | 'leastRttMs' | 'siteUtility' | 'sites'>): NewSites {
  return { rttMs, leastRttMs, utility: transposed(siteUtility, sites) };
}

/** Rows in which a site is better than the incumbent, and its utility there; as many entries count as `improve` says. */
export interface Improvements {
  readonly rows: Int32Array;
  readonly utility: Float64Array;
}

/** A site that may open, and what it has to beat. */
export interface Challenger {
  readonly sites: NewSites;
  /** Its place among them. */
  readonly site: number;
  readonly incumbent: Incumbent;
}

/**
 * Writes the rows in which a site is better than the incumbent, with its utility there, and says how many they are. Latency
 * only takes away, so that most readings of the law are settled by a look at the site's nearest city of the country.
 */
export function improve(
  problem: CaptureProblem,
  { sites, site, incumbent: { bestUtility, leastUtility } }: Challenger,
  into: Improvements,
): number {
  const { laws, cities, countries, firstRowOfLaw, countryOfLaw, cityOfRow } = problem;
  const { rttMs, leastRttMs, utility: siteUtility } = sites;
  const { siteUtilityFactor } = problem;
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
