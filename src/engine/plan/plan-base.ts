import { decimalYear } from '../../demand/market-growth.ts';
import type { Opening } from '../../demand/open-site.ts';
import { aloneTotal, type ImprovementTable } from '../../math/location/improvement-table.ts';
import { brokenConstraints } from '../constraints.ts';
import type { EvaluationParts } from '../evaluate.ts';
import type { JudgedSite } from '../judged-sites.ts';
import type { Site } from '../site.ts';
import { captureTable, openingToday } from './capture-table.ts';
import type { PlanQuestion } from './plan-question.ts';
import { serviceTable, type ServiceTable } from './service-table.ts';
import { siteVenture, type SiteVenture } from './site-venture.ts';

/** A candidate that a plan may open. */
export interface PlanCandidate {
  readonly site: Site;
  readonly judged: JudgedSite;
  readonly venture: SiteVenture;
  readonly capexUsd: number;
  /** Decimal year of its opening if it is decided on the scenario's day. */
  readonly opens: number;
}

/** A candidate of the scenario that no plan may open, and why. */
export interface LeftOutCandidate {
  readonly site: Site;
  readonly because: string;
  /** Decimal year of its opening, where that is too late. */
  readonly opensLate?: number;
}

/** All that plans are made from: the evaluation's matrices, reduced to what a choice among the candidates can change. */
export interface PlanBase {
  readonly parts: EvaluationParts;
  /** By id; the index in this list is the candidate's number everywhere in the plan. */
  readonly candidates: readonly PlanCandidate[];
  readonly leftOut: readonly LeftOutCandidate[];
  readonly table: ServiceTable;
  /** Market before anything opens. */
  readonly opening: Opening;
  /** Demand that each candidate adds to what the provider captures. */
  readonly captured: ImprovementTable;
}

/** The base of all plans that a question may ask for. */
export function planBase(parts: EvaluationParts, { by }: Pick<PlanQuestion, 'by'>): PlanBase {
  const opening = openingToday(parts);
  const today = decimalYear(parts.scenario.asOf);
  const candidates: PlanCandidate[] = [];
  const leftOut: LeftOutCandidate[] = [];
  const columns = parts.set.candidates;
  const captured = captureTable(opening, columns);
  const improved: ImprovementTable['columns'][number][] = [];
  columns.forEach((column, k) => {
    const judged = parts.judged.get(column);
    if (!judged) return;
    const { site } = judged;
    const venture = siteVenture(parts, judged, aloneTotal(captured.columns[k]));
    const opens = today + venture.buildYears;
    const broken = brokenBy(parts, judged);
    if (broken !== undefined) {
      leftOut.push({ site, because: broken });
      return;
    }
    if (by !== undefined && opens > by + 1) {
      const because = `decided on ${parts.scenario.asOf} it opens in ${Math.floor(opens)}, after ${by}`;
      leftOut.push({ site, because, opensLate: opens });
      return;
    }
    candidates.push({ site, judged, venture, capexUsd: judged.money.capexUsd.mid, opens });
    improved.push(captured.columns[k]);
  });
  const table = serviceTable(parts.readings.middle, {
    fleet: parts.set.existing,
    candidates: candidates.map(({ judged }) => judged.column),
  });
  const rows = { rowCount: captured.rowCount, columns: improved };
  return { parts, candidates, leftOut, table, opening, captured: rows };
}

/** The scenario's constraints that a candidate breaks, in words. */
function brokenBy(
  { scenario, today }: EvaluationParts,
  { values, money, gain, accelerator }: JudgedSite,
): string | undefined {
  const lawfulShare = today.level.lawfulShare + gain.newlyLawfulShare;
  const site = { values, money, lawfulShare, accelerator };
  const broken = brokenConstraints(site, scenario.constraints);
  return broken.length > 0 ? broken.join('; ') : undefined;
}

/** Share of each country's demand that would come to the provider if every candidate stood, by country of the market. */
export function mostCapturedShares({ opening, captured }: PlanBase): Float64Array {
  const { problem, now, provider, countryOfRow } = opening;
  const { rows, providers, countries, usdPerYear } = problem;
  const [own, all] = [new Float64Array(countries), new Float64Array(countries)];
  const most = new Float64Array(rows);
  for (const column of captured.columns) {
    column.rows.forEach((row, n) => {
      most[row] = Math.max(most[row], column.values[n]);
    });
  }
  for (let row = 0; row < rows; row++) {
    const had = (usdPerYear[row] * now.odds[row * providers + provider]) / now.total[row];
    own[countryOfRow[row]] += had + most[row];
    all[countryOfRow[row]] += usdPerYear[row];
  }
  return own.map((usd, country) => (all[country] > 0 ? usd / all[country] : 0));
}
