import type { AssignmentRows } from './assignment-rows.ts';
import { bitSets, elements, exclude, include, isSubset, type BitSets } from './bit-sets.ts';
import type { ProofStep } from './certificate.ts';

/** What a covering model can do without, at a node. */
export interface CoverReduction {
  readonly steps: readonly ProofStep[];
  /** Demand points that are covered whenever certain others are. */
  readonly implied: readonly number[];
}

interface Cover {
  readonly sites: Int32Array;
  readonly demand: Int32Array;
  /** For each site the rows it covers, for each row the sites that cover it; those out of play are taken out. */
  readonly rowsOf: BitSets;
  readonly sitesOf: BitSets;
  readonly rowCountOf: Int32Array;
  readonly siteCountOf: Int32Array;
  readonly isGone: Uint8Array;
  readonly isImplied: Uint8Array;
}

/**
 * Reduces a covering model to its core: a site goes that covers nothing which a site as cheap does not cover too, and
 * a demand point goes whose covering sites include all those of another; in turns, until nothing changes.
 * Source: Toregas and ReVelle 1972, "Optimal location under time or distance constraints" (row and column reduction).
 */
export function reduceCover(
  rows: AssignmentRows,
  free: Int32Array,
  openCost: Float64Array,
): CoverReduction {
  const cover = coverOf(rows, free);
  const steps: ProofStep[] = [];
  for (;;) {
    const dominated = removeDominatedSites(cover, openCost);
    const implied = removeImpliedRows(cover);
    if (dominated.length > 0) steps.push({ kind: 'dominance', pairs: dominated });
    if (implied.length > 0) steps.push({ kind: 'implied', pairs: implied });
    if (dominated.length === 0 || implied.length === 0) break;
  }
  const opened = new Set<number>();
  const implied: number[] = [];
  cover.demand.forEach((demand, r) => {
    if (cover.isImplied[r] === 1) implied.push(demand);
    else if (cover.siteCountOf[r] === 1) {
      const site = cover.sites[elements(cover.sitesOf, r)[0]];
      if (!opened.has(site)) steps.push({ kind: 'last-server', demand, site });
      opened.add(site);
    }
  });
  return { steps, implied };
}

function coverOf(rows: AssignmentRows, free: Int32Array): Cover {
  const rowCount = rows.demand.length;
  const localOf = new Int32Array((free.at(-1) ?? 0) + 1);
  free.forEach((j, s) => (localOf[j] = s));
  const rowsOf = bitSets(free.length, rowCount);
  const sitesOf = bitSets(rowCount, free.length);
  const rowCountOf = new Int32Array(free.length);
  const siteCountOf = new Int32Array(rowCount);
  for (let r = 0; r < rowCount; r++) {
    for (let k = rows.start[r]; k < rows.start[r + 1]; k++) {
      const s = localOf[rows.site[k]];
      include(rowsOf, s, r);
      include(sitesOf, r, s);
      rowCountOf[s]++;
      siteCountOf[r]++;
    }
  }
  const isGone = new Uint8Array(free.length);
  const isImplied = new Uint8Array(rowCount);
  return {
    sites: free,
    demand: rows.demand,
    rowsOf,
    sitesOf,
    rowCountOf,
    siteCountOf,
    isGone,
    isImplied,
  };
}

/** A dominator covers every row of the site, so it is found among the sites of the site's rarest row. */
function removeDominatedSites(cover: Cover, openCost: Float64Array): (readonly [number, number])[] {
  const pairs: (readonly [number, number])[] = [];
  const { sites, rowsOf, sitesOf, rowCountOf, siteCountOf, isGone } = cover;
  const order = Array.from(sites.keys()).sort((a, b) => rowCountOf[a] - rowCountOf[b] || b - a);
  for (const s of order) {
    if (isGone[s] === 1 || rowCountOf[s] === 0) continue;
    const covered = elements(rowsOf, s);
    const rarest = covered.reduce((a, b) => (siteCountOf[b] < siteCountOf[a] ? b : a));
    const by = elements(sitesOf, rarest).find(
      (t) => t !== s && openCost[sites[t]] <= openCost[sites[s]] && isSubset(rowsOf, s, t),
    );
    if (by === undefined) continue;
    isGone[s] = 1;
    pairs.push([sites[s], sites[by]]);
    for (const r of covered) {
      exclude(sitesOf, r, s);
      siteCountOf[r]--;
    }
  }
  return pairs;
}

/** A row implied by row r has all its sites, so it is found among the rows of r's rarest site. */
function removeImpliedRows(cover: Cover): (readonly [number, number])[] {
  const { demand, rowsOf, sitesOf, rowCountOf, siteCountOf, isImplied } = cover;
  const pairs: (readonly [number, number])[] = [];
  const order = Array.from(demand.keys()).sort((a, b) => siteCountOf[a] - siteCountOf[b] || a - b);
  for (const r of order) {
    if (isImplied[r] === 1 || siteCountOf[r] === 0) continue;
    const covering = elements(sitesOf, r);
    const rarest = covering.reduce((a, b) => (rowCountOf[b] < rowCountOf[a] ? b : a));
    for (const other of elements(rowsOf, rarest)) {
      if (other === r || isImplied[other] === 1 || !isSubset(sitesOf, r, other)) continue;
      isImplied[other] = 1;
      pairs.push([demand[other], demand[r]]);
      for (const s of elements(sitesOf, other)) {
        exclude(rowsOf, s, other);
        rowCountOf[s]--;
      }
    }
  }
  return pairs;
}
