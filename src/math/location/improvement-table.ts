/** What each site would improve if it alone were opened, by row: a sparse matrix by columns, all values positive. */
export interface ImprovementTable {
  readonly rowCount: number;
  /** By site. */
  readonly columns: readonly ImprovementColumn[];
}

/** Rows that one site improves, ascending, and by how much. */
export interface ImprovementColumn {
  readonly rows: Int32Array;
  readonly values: Float64Array;
}

/** What each site of an open set improves when every row is served by the site that is best for it. */
export interface Split {
  /** In the order of the sites. */
  readonly bySite: Float64Array;
  readonly total: number;
}

/**
 * Splits the rows among the open sites: each row goes to the site that improves it most, ties to the lower number, so
 * that nothing is counted twice.
 */
export function splitAmong(table: ImprovementTable, sites: readonly number[]): Split {
  const order = sites.map((_, k) => k).sort((a, b) => sites[a] - sites[b]);
  const best = new Float64Array(table.rowCount);
  const owner = new Int32Array(table.rowCount).fill(-1);
  for (const k of order) {
    const { rows, values } = table.columns[sites[k]];
    for (let n = 0; n < rows.length; n++) {
      if (!(values[n] > best[rows[n]])) continue;
      best[rows[n]] = values[n];
      owner[rows[n]] = k;
    }
  }
  const bySite = new Float64Array(sites.length);
  let total = 0;
  for (let row = 0; row < best.length; row++) {
    if (owner[row] < 0) continue;
    bySite[owner[row]] += best[row];
    total += best[row];
  }
  return { bySite, total };
}

/** Sum of a site's improvements alone. */
export function aloneTotal({ values }: ImprovementColumn): number {
  let total = 0;
  for (const value of values) total += value;
  return total;
}
