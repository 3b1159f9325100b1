import type { ImprovementTable } from '../../math/location/improvement-table.ts';
import type { ServiceTable } from './service-table.ts';

/** What a candidate improves for the users of a row. */
type Improvement = (rttMs: number, row: number) => number;

/** Milliseconds times USD a year that each candidate saves alone; demand that nobody served comes from the farthest site. */
export function rttImprovements(table: ServiceTable): ImprovementTable {
  const { usdPerYear, fleetMs, longestMs } = table;
  return improvements(
    table,
    (rttMs, row) => usdPerYear[row] * (Math.min(fleetMs[row], longestMs) - rttMs),
  );
}

/** Demand, USD a year, that each candidate alone brings within its latency budget. */
export function coverImprovements(table: ServiceTable): ImprovementTable {
  const { usdPerYear, fleetMs, budgetMs } = table;
  return improvements(table, (rttMs, row) =>
    rttMs <= budgetMs[row] && fleetMs[row] > budgetMs[row] ? usdPerYear[row] : 0,
  );
}

function improvements(table: ServiceTable, improvement: Improvement): ImprovementTable {
  const { rowCount, candidateCount, candidateMs } = table;
  const columns = Array.from({ length: candidateCount }, (_, k) => {
    const rows: number[] = [];
    const values: number[] = [];
    for (let row = 0; row < rowCount; row++) {
      const rttMs = candidateMs[row * candidateCount + k];
      const value = rttMs === Infinity ? 0 : improvement(rttMs, row);
      if (!(value > 0)) continue;
      rows.push(row);
      values.push(value);
    }
    return { rows: Int32Array.from(rows), values: Float64Array.from(values) };
  });
  return { rowCount, columns };
}
