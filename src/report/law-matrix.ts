import type { ServiceMatrix } from '../compliance/service-matrix.ts';
import { OUTCOMES, type LawOutcome } from '../compliance/verdict.ts';
import type { World } from '../world/types.ts';
import type { ReportDocument } from './document.ts';
import { lawFooter } from './law.ts';

/** One word a cell, so that a matrix of all countries still reads. */
const CELL: Readonly<Record<LawOutcome, string>> = {
  allowed: 'yes',
  conditions: 'if',
  forbidden: 'no',
};

/** The matrix of a provider on a day: a row per demand country and class, a column per site country. */
export function lawMatrixDocument(world: World, matrix: ServiceMatrix): ReportDocument {
  const { demandCountries, siteCountries, dataClasses, provider, asOf } = matrix.query;
  const rows = demandCountries.flatMap((from, i) =>
    dataClasses.map((dataClass, c) => ({
      from,
      dataClass,
      ...Object.fromEntries(
        siteCountries.map((to, j) => [to, CELL[OUTCOMES[matrix.outcome[matrix.cell(i, c, j)]]]]),
      ),
    })),
  );
  const who = world.providers.get(provider)?.name ?? 'any provider';
  return {
    title: `Who may serve whom: ${who}, ${asOf}`,
    blocks: [
      {
        kind: 'text',
        text:
          'Row: data of a country and class. Column: the country of the site. ' +
          'yes: allowed; if: on conditions, or only a part of it; no: forbidden.',
      },
      {
        kind: 'table',
        pinned: 2,
        columns: [
          { key: 'from', label: 'from' },
          { key: 'dataClass', label: 'data' },
          ...siteCountries.map((to) => ({ key: to, label: to })),
        ],
        rows,
      },
      ...lawFooter(world),
    ],
  };
}

/** The matrix as data: one record a cell, with shares and costs. */
export function lawMatrixData({ hash }: Pick<World, 'hash'>, matrix: ServiceMatrix): object {
  const { demandCountries, siteCountries, dataClasses, ...query } = matrix.query;
  const cells = demandCountries.flatMap((from, i) =>
    dataClasses.flatMap((dataClass, c) =>
      siteCountries.map((to, j) => {
        const cell = matrix.cell(i, c, j);
        return {
          from,
          dataClass,
          to,
          outcome: OUTCOMES[matrix.outcome[cell]],
          lawfulShareLow: matrix.lawfulShareLow[cell],
          lawfulShare: matrix.lawfulShare[cell],
          lawfulShareHigh: matrix.lawfulShareHigh[cell],
          conditionCostShare: matrix.conditionCostShare[cell],
        };
      }),
    ),
  );
  return { schema: 'regionsim/law-matrix', version: 1, worldHash: hash, query, cells };
}
