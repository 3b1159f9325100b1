import { splitAmong, type ImprovementTable } from './improvement-table.ts';
import { openRows } from './open-rows.ts';
import type { SetMeasure } from './set-search.ts';

/**
 * The sum over the rows of what the best open site improves. Monotone and submodular: what a site adds never rises as
 * others open, so that the gains of single sites bound every completion.
 * Source: Nemhauser, Wolsey and Fisher 1978, "An analysis of approximations for maximizing submodular set functions".
 */
export function sumMeasure(table: ImprovementTable): SetMeasure {
  const rows = openRows(table);
  const score = (): number => splitAmong(table, rows.open).total;
  return {
    push: rows.push,
    pop: rows.pop,
    score,
    optimistic: (others) => ({
      base: rows.captured().reduce((sum, each) => sum + each, 0),
      gains: rows.promises(others).added,
    }),
  };
}

/** What a site is worth by what it captures. */
export interface SiteWorthCurve {
  readonly valueAt: (captured: number) => number;
  /** Not below the value at anything up to `captured`. */
  readonly mostUpTo: (captured: number) => number;
}

/**
 * The sum over the open sites of what each is worth by what it captures. A site captures less the more others are open,
 * so that the most it can be worth with what it captures now bounds every completion.
 */
export function worthMeasure(
  table: ImprovementTable,
  worth: readonly SiteWorthCurve[],
): SetMeasure {
  const rows = openRows(table);
  return {
    push: rows.push,
    pop: rows.pop,
    score: () => worthOfSet(table, worth, rows.open),
    optimistic(others) {
      const captured = rows.captured();
      const promised = rows.promises(others).captured;
      return {
        base: rows.open.reduce((sum, site, k) => sum + worth[site].mostUpTo(captured[k]), 0),
        gains: Float64Array.from(others, (site, k) => worth[site].mostUpTo(promised[k])),
      };
    },
  };
}

/** The worth of a set, sites ascending, so that the order of opening does not show in the last digit. */
export function worthOfSet(
  table: ImprovementTable,
  worth: readonly SiteWorthCurve[],
  sites: readonly number[],
): number {
  const sorted = [...sites].sort((a, b) => a - b);
  const { bySite } = splitAmong(table, sorted);
  return sorted.reduce((sum, site, k) => sum + worth[site].valueAt(bySite[k]), 0);
}

/** Less of a number that each open site adds: money, carbon, or 1 for their count. */
export function costMeasure(perSite: Float64Array): SetMeasure {
  const open: number[] = [];
  const score = (): number =>
    -[...open].sort((a, b) => a - b).reduce((sum, site) => sum + perSite[site], 0);
  return {
    push: (site) => void open.push(site),
    pop: () => void open.pop(),
    score,
    optimistic: (others) => ({
      base: score(),
      gains: Float64Array.from(others, (site) => -perSite[site]),
    }),
  };
}

/**
 * Less of the greatest distance to the nearest open site. `start` is the distance of each row without any; row-major
 * `distance[row * sites + site]`.
 */
export function worstMeasure(start: Float64Array, distance: Float64Array): SetMeasure {
  const siteCount = start.length === 0 ? 0 : distance.length / start.length;
  const levels: Float64Array[] = [start];
  const nearest = (): Float64Array => levels[levels.length - 1];
  return {
    push(site) {
      levels.push(nearest().map((now, row) => Math.min(now, distance[row * siteCount + site])));
    },
    pop: () => void levels.pop(),
    score: () => -greatest(nearest()),
    optimistic(others) {
      let worst = 0;
      nearest().forEach((now, row) => {
        let least = now;
        for (const site of others) least = Math.min(least, distance[row * siteCount + site]);
        worst = Math.max(worst, least);
      });
      return { base: -worst, gains: new Float64Array(others.length) };
    },
  };
}

function greatest(values: Float64Array): number {
  let most = 0;
  for (const value of values) most = Math.max(most, value);
  return most;
}
