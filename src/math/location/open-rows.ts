import type { ImprovementTable } from './improvement-table.ts';

/** Who serves which row of an improvement table while sites are opened and closed again, last one first. */
export interface OpenRows {
  readonly push: (site: number) => void;
  readonly pop: () => void;
  /** Open sites in the order of their opening. */
  readonly open: readonly number[];
  /** What each open site improves now, in that order. */
  readonly captured: () => readonly number[];
  /** What each of `others` would improve, beside the open ones: in all, and beyond what is improved already. */
  readonly promises: (others: readonly number[]) => {
    readonly captured: Float64Array;
    readonly added: Float64Array;
  };
}

interface Change {
  readonly rows: number[];
  readonly best: number[];
  readonly owner: number[];
  /** What the sites that were open had before. */
  readonly captured: readonly number[];
}

/** Follows an improvement table: opening a site takes the rows where it is best, closing it gives them back. */
export function openRows({ rowCount, columns }: ImprovementTable): OpenRows {
  const best = new Float64Array(rowCount);
  /** Number of the open site that serves a row, -1 where none does. */
  const owner = new Int32Array(rowCount).fill(-1);
  const open: number[] = [];
  let captured: readonly number[] = [];
  const changes: Change[] = [];
  const placeOf = (site: number): number => open.indexOf(site);
  const isBetter = (site: number, row: number, value: number): boolean =>
    value > best[row] || (value === best[row] && site < owner[row]);
  return {
    open,
    captured: () => captured,
    push(site) {
      const change: Change = { rows: [], best: [], owner: [], captured };
      const now = [...captured, 0];
      const places = new Map(open.map((each) => [each, placeOf(each)]));
      const { rows, values } = columns[site];
      for (let n = 0; n < rows.length; n++) {
        const row = rows[n];
        if (!isBetter(site, row, values[n])) continue;
        change.rows.push(row);
        change.best.push(best[row]);
        change.owner.push(owner[row]);
        const loser = places.get(owner[row]);
        if (loser !== undefined) now[loser] -= best[row];
        now[now.length - 1] += values[n];
        best[row] = values[n];
        owner[row] = site;
      }
      changes.push(change);
      open.push(site);
      captured = now;
    },
    pop() {
      const change = changes.pop();
      open.pop();
      if (!change) return;
      change.rows.forEach((row, n) => {
        best[row] = change.best[n];
        owner[row] = change.owner[n];
      });
      ({ captured } = change);
    },
    promises(others) {
      const all = new Float64Array(others.length);
      const added = new Float64Array(others.length);
      others.forEach((site, k) => {
        const { rows, values } = columns[site];
        for (let n = 0; n < rows.length; n++) {
          if (!isBetter(site, rows[n], values[n])) continue;
          all[k] += values[n];
          added[k] += values[n] - best[rows[n]];
        }
      });
      return { captured: all, added };
    },
  };
}
