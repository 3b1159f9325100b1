import { decimalYear, marketIndex } from '../../demand/market-growth.ts';
import { splitAmong, type ImprovementTable } from '../../math/location/improvement-table.ts';
import type { PlanBase } from './plan-base.ts';
import type { PlanObjective } from './plan-question.ts';
import type { RoadmapProblem } from './roadmap-search.ts';
import { coverImprovements, rttImprovements } from './service-improvements.ts';

/** What the order of a roadmap is judged by. */
export type RoadmapMeasure = 'npv' | 'rtt' | 'cover';

/** Objectives in money are ordered by NPV, those of coverage by coverage, the others by round trips. */
export function roadmapMeasure(objective: PlanObjective): RoadmapMeasure {
  if (objective === 'npv' || objective === 'uflp' || objective === 'cflp') return 'npv';
  return objective === 'cover' || objective === 'lscp' ? 'cover' : 'rtt';
}

export type ScheduleValue = Pick<RoadmapProblem, 'valueOf' | 'mostOf'>;

/** The value of schedules of a plan, by years from the scenario's day in which its regions are decided. */
export function scheduleValue(
  base: PlanBase,
  open: readonly number[],
  measure: RoadmapMeasure,
): ScheduleValue {
  return measure === 'npv' ? npvOfSchedules(base, open) : gainOfSchedules(base, open, measure);
}

/**
 * NPV of all regions on the scenario's day, USD. Each is worth what it captures in each year of its operation beside those
 * that are open by then, discounted from its own day of decision.
 */
function npvOfSchedules(base: PlanBase, open: readonly number[]): ScheduleValue {
  const { captured, candidates, parts } = base;
  const { horizonYears } = parts.scenario;
  const shares = new Map<string, readonly number[]>();
  const sharesOf = (sites: readonly number[]): readonly number[] =>
    remember(shares, sites.join(), () => [
      ...splitAmong(
        captured,
        sites.map((site) => open[site]),
      ).bySite,
    ]);
  const npvs = new Map<string, number>();
  const siteNpv = (years: readonly (number | undefined)[], site: number): number => {
    const decided = years[site];
    if (decided === undefined) return 0;
    const beside = Array.from({ length: horizonYears }, (_, year) =>
      open.map((_, other) => other).filter((other) => (years[other] ?? Infinity) <= decided + year),
    );
    const key = `${site} ${decided} ${beside.join(' ')}`;
    return remember(npvs, key, () => {
      const byYear = beside.map((sites) => sharesOf(sites)[sites.indexOf(site)]);
      return candidates[open[site]].venture.npvUsdAfter(decided, byYear);
    });
  };
  return {
    valueOf: (years) => open.reduce((sum, _, site) => sum + siteNpv(years, site), 0),
    // A region's NPV need not rise with every year's demand (equipment follows it), so nothing is ruled out beforehand.
    mostOf: () => Infinity,
  };
}

function remember<T>(known: Map<string, T>, key: string, make: () => T): T {
  const found = known.get(key);
  if (found !== undefined) return found;
  const made = make();
  known.set(key, made);
  return made;
}

/**
 * Gain over the fleet of today on average over all demand of the horizon, each year's demand grown to that year: in ms of
 * round trip, or as the share of demand that comes within its latency budget.
 */
function gainOfSchedules(
  base: PlanBase,
  open: readonly number[],
  measure: 'rtt' | 'cover',
): ScheduleValue {
  const { parts, table, candidates } = base;
  const improvements = measure === 'rtt' ? rttImprovements(table) : coverImprovements(table);
  const buildYears = open.map((k) => candidates[k].venture.buildYears);
  const growth = growthByYear(base);
  const total = parts.today.byCountry.total;
  const allUsd = growth.reduce(
    (sum, index) => sum + index.reduce((part, each, c) => part + each * total[c], 0),
    0,
  );
  const gains = new Map<string, Float64Array>();
  const gainIn = (sites: readonly number[], year: number): number => {
    const byCountry = remember(gains, sites.join(), () =>
      gainsByCountry({ improvements, country: table.country, countries: total.length }, sites),
    );
    return growth[year].reduce((sum, index, c) => sum + index * byCountry[c], 0);
  };
  const valueOf = (years: readonly (number | undefined)[]): number => {
    let sum = 0;
    for (let year = 0; year < growth.length; year++) {
      const serving = open.filter(
        (_, site) => (years[site] ?? Infinity) + buildYears[site] <= year + 0.5,
      );
      if (serving.length > 0) sum += gainIn(serving, year);
    }
    return sum / (allUsd || 1);
  };
  return {
    valueOf,
    mostOf: (site, year) => valueOf(open.map((_, other) => (other === site ? year : undefined))),
  };
}

interface CountryRows {
  readonly improvements: ImprovementTable;
  readonly country: Int32Array;
  readonly countries: number;
}

function gainsByCountry(
  { improvements, country, countries }: CountryRows,
  sites: readonly number[],
): Float64Array {
  const best = new Float64Array(improvements.rowCount);
  for (const site of sites) {
    const { rows, values } = improvements.columns[site];
    rows.forEach((row, n) => {
      best[row] = Math.max(best[row], values[n]);
    });
  }
  const gains = new Float64Array(countries);
  best.forEach((value, row) => {
    gains[country[row]] += value;
  });
  return gains;
}

/** By year from the scenario's day and country: demand at its middle over that of the demand points. */
function growthByYear({ parts }: PlanBase): readonly (readonly number[])[] {
  const { scenario, points, market } = parts;
  const start = decimalYear(scenario.asOf);
  const growthPerYear: Readonly<Record<string, number | undefined>> = scenario.demand.growthPerYear;
  return Array.from({ length: scenario.horizonYears }, (_, year) =>
    market.countries.map((iso2) => {
      const growth = growthPerYear[iso2] ?? growthPerYear['*'];
      return marketIndex(start + year + 0.5, growth) / marketIndex(points.year, growth);
    }),
  );
}
