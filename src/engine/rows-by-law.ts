import type { Assignment, ServiceProblem } from './assignment.ts';

/**
 * The rows of a service problem under each reading of the law, with what lets a whole reading be passed over when a new
 * site is looked at: how far its worst served row is from its site, and how near the new site comes to any of its cities.
 */
export interface RowsByLaw {
  /** Rows of reading `l`: `rows[first[l]]` up to `rows[first[l + 1] - 1]`. */
  readonly first: Int32Array;
  readonly rows: Int32Array;
  /** Longest round trip of a row of each reading; infinite where nobody serves one. */
  readonly worstMs: Float64Array;
  /** Readings whose rows have the same cities have the same index here, below `places`. */
  readonly placesOfLaw: Int32Array;
  readonly places: number;
  /** Shortest round trip from any of the cities to a site: `site * places + index`. */
  readonly leastRttMs: Float64Array;
}

/** The rows of a problem by law, as they stand under an assignment. */
export function rowsByLaw(problem: ServiceProblem, { rttMs }: Assignment): RowsByLaw {
  const { laws, lawOfRow } = problem;
  const { first, rows } = grouped(lawOfRow, laws);
  const worstMs = new Float64Array(laws).fill(-Infinity);
  for (let row = 0; row < lawOfRow.length; row++)
    worstMs[lawOfRow[row]] = Math.max(worstMs[lawOfRow[row]], rttMs[row]);
  const indexOf = new Map<string, number>();
  const citySets: Int32Array[] = [];
  const placesOfLaw = Int32Array.from({ length: laws }, (_, law) => {
    const cities = rows.slice(first[law], first[law + 1]).map((row) => problem.cityOfRow[row]);
    const key = cities.join();
    const known = indexOf.get(key) ?? citySets.push(cities) - 1;
    indexOf.set(key, known);
    return known;
  });
  const leastRttMs = leastOf(problem, citySets);
  return { first, rows, worstMs, placesOfLaw, places: citySets.length, leastRttMs };
}

/** Indices by group, in order, with where each group begins. */
function grouped(groupOf: Int32Array, groups: number): Pick<RowsByLaw, 'first' | 'rows'> {
  const first = new Int32Array(groups + 1);
  for (const group of groupOf) first[group + 1] += 1;
  for (let group = 0; group < groups; group++) first[group + 1] += first[group];
  const rows = new Int32Array(groupOf.length);
  const next = first.slice();
  groupOf.forEach((group, row) => {
    rows[next[group]] = row;
    next[group] += 1;
  });
  return { first, rows };
}

function leastOf(
  { sites, cities, rttMs }: ServiceProblem,
  citySets: readonly Int32Array[],
): Float64Array {
  const least = new Float64Array(sites * citySets.length).fill(Infinity);
  for (let site = 0; site < sites; site++) {
    for (let index = 0; index < citySets.length; index++) {
      const at = site * citySets.length + index;
      for (const city of citySets[index])
        least[at] = Math.min(least[at], rttMs[site * cities + city]);
    }
  }
  return least;
}
