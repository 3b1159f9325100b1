/**
 * An independent reading of a search over sets by their worth: it takes the raw table, the claim and the order in which
 * sites were tried, shares no code with the search, and believes no bound that it has not worked out itself.
 */
import type { CertificateCheck } from './check-certificate.ts';
import type { ImprovementTable } from './improvement-table.ts';
import type { SiteWorthCurve } from './set-measures.ts';
import type { SetRules } from './set-search.ts';

/** What a search over sets by their worth claims. */
export interface SetClaim {
  readonly table: ImprovementTable;
  readonly worth: readonly SiteWorthCurve[];
  readonly rules: SetRules;
  /** No allowed set is worth more than this. */
  readonly bound: number;
  /** The free sites in the order of the search. */
  readonly order: readonly number[];
}

/** The row's best improvement among open sites, and which of them it is. */
interface Rows {
  readonly best: Float64Array;
  readonly holder: Int32Array;
}

interface Reading extends SetClaim {
  readonly slack: number;
  /** The set above the claim, once there is one. */
  broken?: string;
}

/** Checks that no allowed set is worth more than the claim, sums being trusted to nine digits. */
export function checkSetProof(claim: SetClaim): CertificateCheck {
  const { table, rules, bound, order } = claim;
  const forced = [...new Set(rules.forcedIn)].sort((a, b) => a - b);
  const closed = new Set(rules.forcedOut);
  const named = [...order, ...forced].sort((a, b) => a - b);
  const all = Array.from({ length: rules.siteCount }, (_, site) => site);
  const expected = all.filter((site) => !closed.has(site) || forced.includes(site));
  if (forced.some((site) => closed.has(site)) || !isAllowed(rules, forced))
    return { isValid: true };
  if (named.join() !== expected.join())
    return { isValid: false, because: 'the order does not name every free site once' };
  const reading: Reading = { ...claim, slack: 1e-9 * Math.max(1, Math.abs(bound)) };
  let rows: Rows = {
    best: new Float64Array(table.rowCount),
    holder: new Int32Array(table.rowCount).fill(-1),
  };
  for (const site of forced) rows = withSite(table, rows, site);
  readNode(reading, { open: forced, rows, later: order });
  const { broken } = reading;
  return broken === undefined ? { isValid: true } : { isValid: false, because: broken };
}

function isAllowed({ caps = [], budget, most }: SetRules, sites: readonly number[]): boolean {
  if (sites.length > most) return false;
  for (const cap of caps) {
    if (sites.filter((site) => cap.sites.includes(site)).length > cap.most) return false;
  }
  if (!budget) return true;
  let spent = 0;
  for (const site of sites) spent += budget.cost[site];
  return spent <= budget.limit + 1e-9 * Math.max(1, budget.limit);
}

function withSite(table: ImprovementTable, { best, holder }: Rows, site: number): Rows {
  const after = { best: best.slice(), holder: holder.slice() };
  const { rows, values } = table.columns[site];
  rows.forEach((row, n) => {
    const wins = values[n] > best[row] || (values[n] === best[row] && site < holder[row]);
    if (!wins) return;
    after.best[row] = values[n];
    after.holder[row] = site;
  });
  return after;
}

interface Node {
  readonly open: readonly number[];
  readonly rows: Rows;
  /** Sites that may still join, in the order of the search. */
  readonly later: readonly number[];
}

function readNode(reading: Reading, { open, rows, later }: Node): void {
  const { table, worth, rules, bound, slack } = reading;
  const captured = new Map<number, number>(open.map((site) => [site, 0]));
  rows.holder.forEach((site, row) => {
    if (site >= 0) captured.set(site, (captured.get(site) ?? 0) + rows.best[row]);
  });
  let [value, most] = [0, 0];
  for (const [site, amount] of captured) {
    value += worth[site].valueAt(amount);
    most += worth[site].mostUpTo(amount);
  }
  if (open.length >= rules.least && value > bound + slack)
    reading.broken ??= `the sites ${open.join(', ')} are worth ${value}, more than ${bound}`;
  const able = later.filter((site) => isAllowed(rules, [...open, site]));
  const promise = able.map((site) => worth[site].mostUpTo(promised(table, rows, site)));
  able.forEach((site, k) => {
    if (reading.broken !== undefined || open.length + able.length - k < rules.least) return;
    const places = { least: rules.least - open.length - 1, most: rules.most - open.length - 1 };
    if (most + promise[k] + greatestSum(promise.slice(k + 1), places) <= bound + slack) return;
    readNode(reading, {
      open: [...open, site],
      rows: withSite(table, rows, site),
      later: able.slice(k + 1),
    });
  });
}

/** What a site would hold beside the open ones: never more than this, whatever else opens. */
function promised(table: ImprovementTable, { best, holder }: Rows, site: number): number {
  const { rows, values } = table.columns[site];
  let sum = 0;
  rows.forEach((row, n) => {
    if (values[n] > best[row] || (values[n] === best[row] && site < holder[row])) sum += values[n];
  });
  return sum;
}

/** The greatest sum of at least `least` and at most `most` of the numbers. */
function greatestSum(
  numbers: readonly number[],
  { least, most }: { readonly least: number; readonly most: number },
): number {
  const sorted = [...numbers].sort((a, b) => b - a).slice(0, Math.max(0, most));
  return sorted.reduce((sum, each, k) => (k < least || each > 0 ? sum + each : sum), 0);
}
