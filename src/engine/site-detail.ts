import type { DecidingRule, LawOutcome } from '../compliance/verdict.ts';
import { countryRisk, type RiskPart } from '../cost/country-risk.ts';
import type { CountryLand } from '../region/coastline.ts';
import {
  type CommitLatency,
  commitLatencies,
  plannedShape,
  type RegionModel,
  regionModel,
} from '../region/region-model.ts';
import { lawfulRttMs } from './assignment.ts';
import { cableWaysOf } from './cable-ways.ts';
import type { EvaluationParts } from './evaluate.ts';

/** What users of one country would get from a site, and what the law says to that. */
export interface CountryService {
  readonly country: string;
  readonly usdPerYear: number;
  /** Of the country's demand: what the site may lawfully serve, and what it takes. */
  readonly lawfulShare: number;
  readonly takenShare: number;
  /** Demand-weighted percentiles over the country's cities, whether lawful or not. */
  readonly rttMsP50: number;
  readonly rttMsP95: number;
  /** The strictest that the law says to any class of the scenario's data. */
  readonly outcome: LawOutcome;
  /** Rules that bind some class, the strictest first. */
  readonly rules: readonly DecidingRule[];
}

/** The rest of what is known of one candidate: worked out when asked for, since rankings do not need it. */
export interface SiteDetail {
  readonly site: string;
  /** Largest demand first. */
  readonly countries: readonly CountryService[];
  readonly risk: readonly RiskPart[];
  readonly region: RegionModel;
  readonly commits: readonly CommitLatency[];
}

/** The smallest value with at least a share `p` of the weight at or below it; 0 where there is no weight. */
export function weightedPercentile(
  values: readonly { readonly value: number; readonly weight: number }[],
  p: number,
): number {
  const sorted = values.toSorted((a, b) => a.value - b.value);
  const total = sorted.reduce((sum, { weight }) => sum + weight, 0);
  let reached = 0;
  for (const { value, weight } of sorted) {
    reached += weight;
    if (reached >= p * total) return value;
  }
  return 0;
}

interface CountrySums {
  usd: number;
  lawful: number;
  taken: number;
  readonly cities: Map<number, number>;
}

/** Demand of every country with its cities, split by what the law and the distance say. */
function sumsByCountry({ readings }: EvaluationParts, column: number): readonly CountrySums[] {
  const { problem, today } = readings.middle;
  const { demand, assignment } = today;
  const sums = Array.from({ length: demand.countries }, (): CountrySums => ({
    usd: 0,
    lawful: 0,
    taken: 0,
    cities: new Map(),
  }));
  for (let row = 0; row < problem.rows; row++) {
    const sum = sums[demand.country[row]];
    const usd = demand.usdPerYear[row];
    const city = problem.cityOfRow[row];
    const rttMs = lawfulRttMs(problem, row, column);
    sum.usd += usd;
    if (rttMs < Infinity) sum.lawful += usd;
    if (rttMs < assignment.rttMs[row]) sum.taken += usd;
    sum.cities.set(city, (sum.cities.get(city) ?? 0) + usd);
  }
  return sums;
}

const STRICTEST: readonly LawOutcome[] = ['forbidden', 'conditions', 'allowed'];

/** What the law says to all classes of a country's data at a site, each rule once. */
function lawOf({ law, set }: EvaluationParts, country: number, column: number) {
  const { siteCountries, dataClasses } = law.query;
  const site = siteCountries.indexOf(set.sites[column].country);
  const verdicts = dataClasses.map((_, dataClass) => law.verdictOf(country, dataClass, site));
  const outcome = STRICTEST.find((each) => verdicts.some((verdict) => verdict.outcome === each));
  const rules = new Map(
    verdicts
      .flatMap((verdict) => verdict.rules)
      .filter((rule) => rule.outcome !== 'allowed')
      .map((rule) => [rule.id, rule]),
  );
  return {
    outcome: outcome ?? 'allowed',
    rules: [...rules.values()].sort(
      (a, b) => STRICTEST.indexOf(a.outcome) - STRICTEST.indexOf(b.outcome),
    ),
  };
}

function countryServices(parts: EvaluationParts, column: number): readonly CountryService[] {
  const { problem } = parts.readings.middle;
  const services = sumsByCountry(parts, column).flatMap((sum, index): readonly CountryService[] => {
    if (sum.usd === 0) return [];
    const rtts = [...sum.cities].map(([city, weight]) => ({
      value: problem.rttMs[column * problem.cities + city],
      weight,
    }));
    return [
      {
        country: parts.law.query.demandCountries[index],
        usdPerYear: sum.usd,
        lawfulShare: sum.lawful / sum.usd,
        takenShare: sum.taken / sum.usd,
        rttMsP50: weightedPercentile(rtts, 0.5),
        rttMsP95: weightedPercentile(rtts, 0.95),
        ...lawOf(parts, index, column),
      },
    ];
  });
  return services.toSorted((a, b) => b.usdPerYear - a.usdPerYear);
}

/** Latency and law country by country, risks by part, and the region as a cluster of zones; nothing where `id` is no candidate. */
export function siteDetail(
  parts: EvaluationParts,
  id: string,
  land: readonly CountryLand[],
): SiteDetail | undefined {
  const column = parts.set.candidates.find((each) => parts.set.sites[each].id === id);
  if (column === undefined) return undefined;
  const { world, scenario, set } = parts;
  const site = set.sites[column];
  const region = regionModel(
    { ...plannedShape(site, scenario.region), ...cableWaysOf(world, scenario, site) },
    world.countries.get(site.country),
    land,
  );
  return {
    site: id,
    countries: countryServices(parts, column),
    risk: countryRisk(world, site.country).parts,
    region,
    commits: commitLatencies(region),
  };
}
