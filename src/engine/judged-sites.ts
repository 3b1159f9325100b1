import { assert } from '../math/assert.ts';
import { countryRisk, type CountryRisk } from '../cost/country-risk.ts';
import type { BackboneLease } from '../cost/region-shape.ts';
import { siteCost, type SiteCost } from '../cost/site-cost.ts';
import { neighborDependence } from '../network/neighbor-dependence.ts';
import type { RoutePlace } from '../network/place-route.ts';
import type { RttModel } from '../network/rtt-model.ts';
import { ALL_CRITERIA } from '../scenario/criteria.ts';
import { compileFormula, type Formula } from '../scenario/formula.ts';
import type { Scenario } from '../scenario/types.ts';
import type { City, World } from '../world/types.ts';
import { backboneLeases } from './backbone-leases.ts';
import { cableCriteriaOf, cableValues } from './cable-values.ts';
import { exactly, type CriterionValue } from './criterion-value.ts';
import type { DemandSide, SiteDemand } from './demand-side.ts';
import type { SiteMoney } from './evaluation.ts';
import { formulaValue } from './formula-value.ts';
import { remembered } from '../math/remembered.ts';
import type { SiteValues } from './ranked-criteria.ts';
import type { Site } from './site.ts';
import type { SiteAccelerator } from './site-accelerator.ts';
import {
  asksForResilience,
  resilienceOf,
  type ResilienceValues,
} from './simulate/resilience-values.ts';
import { siteMoney } from './site-money.ts';
import type { UsersGain } from './users-gain.ts';
import {
  asksForGravity,
  type DataPlace,
  trainingDataUsdPerTb,
  trainingPlaces,
} from './training-gravity.ts';

/** What a user's formula may name. */
const QUANTITIES = ALL_CRITERIA.map(({ id }) => id);

/** A site with everything that is known of it as an addition to the fleet. */
export interface JudgedSite {
  readonly site: Site;
  readonly column: number;
  readonly gain: UsersGain;
  readonly accelerator: SiteAccelerator;
  readonly cost: SiteCost;
  readonly money: SiteMoney;
  readonly values: SiteValues;
}

/** What all sites are judged by. */
export interface Bench extends DemandSide {
  readonly world: World;
  readonly scenario: Scenario;
}

/** Reference sites and candidates, judged as additions to the fleet, by column. */
export function judgedSites(bench: Bench): ReadonlyMap<number, JudgedSite> {
  const { references, candidates } = bench.set;
  const tools = {
    formulas: compiledFormulas(bench.scenario),
    cityOf: new Map(bench.world.cities.map((city) => [city.id, city])),
    leasesOf: leasesByColumn(bench),
    ...(asksForResilience(bench.scenario) && { resilience: resilienceOf(resilienceQuery(bench)) }),
    ...(asksForGravity(bench.scenario) && { dataPlaces: trainingPlaces(bench) }),
  };
  const judgedWith = (columns: readonly number[], hasRanges: boolean) =>
    columns.map((column) => [column, judgedSite(bench, { column, hasRanges }, tools)] as const);
  const others = references.filter((column) => !candidates.includes(column));
  return new Map([...judgedWith(others, false), ...judgedWith(candidates, true)]);
}

/** What judging needs besides the bench, made once for all sites. */
interface Tools {
  readonly formulas: ReadonlyMap<string, Formula>;
  readonly cityOf: ReadonlyMap<string, City>;
  /** Ways on the backbone that a new site leases, by column. */
  readonly leasesOf: ReadonlyMap<number, readonly BackboneLease[]>;
  /** Values of a site as a region of zones, where the scenario asks for them. */
  readonly resilience?: (column: number) => ResilienceValues;
  /** Where the data of training lie, where the scenario asks what they weigh. */
  readonly dataPlaces?: readonly DataPlace[];
}

function resilienceQuery({ world, scenario, set, readings }: Bench) {
  const { sites, existing } = set;
  return { world, scenario, sites, existing, service: readings.middle };
}

function compiledFormulas({ criteria }: Scenario): ReadonlyMap<string, Formula> {
  return new Map(
    criteria.flatMap((spec) => {
      if (spec.kind !== 'formula') return [];
      const formula = compileFormula(spec.formula, QUANTITIES);
      return formula.ok ? [[spec.id, formula.value] as const] : [];
    }),
  );
}

/** Sites whose cost and dependence are kept: what-ifs about demand, law and weights leave both as they are. */
const MOST_SITES = 1000;

const costOf = remembered(siteCost, MOST_SITES);

const riskOf = remembered(countryRisk, MOST_SITES);

const leasesOn = remembered(backboneLeases);

function leasesByColumn({ model, set }: Bench): ReadonlyMap<number, readonly BackboneLease[]> {
  const { sites, existing, references, candidates } = set;
  const columns = [...new Set([...references, ...candidates])];
  const placesAt = (wanted: readonly number[]) => wanted.map((column) => placeOf(sites[column]));
  const leases = leasesOn(model, { sites: placesAt(columns), fleet: placesAt(existing) });
  return new Map(columns.map((column, index) => [column, leases[index]]));
}

const dependenceShare = remembered(
  (model: RttModel, place: RoutePlace) => neighborDependence(model, { place }).share,
  MOST_SITES,
);

function placeOf({ country, latDeg, lonDeg }: Site): RoutePlace {
  return { country, latDeg, lonDeg };
}

/** Which site to judge; the reference sites only set the scale, so that nobody asks how far their gains may be off. */
interface Asked {
  readonly column: number;
  readonly hasRanges: boolean;
}

function judgedSite(bench: Bench, { column, hasRanges }: Asked, tools: Tools): JudgedSite {
  const { formulas, cityOf, leasesOf, resilience, dataPlaces } = tools;
  const { world, scenario, set, points, market, accelerators } = bench;
  const { accelerator } = accelerators[column];
  const site = set.sites[column];
  const { gain, gainValues, opened, gained } = demandAt(bench, column);
  const cost = costOf(world, {
    country: site.country,
    city: cityOf.get(site.id) ?? site,
    template: scenario.region,
    assumptions: scenario.assumptions,
    asOf: scenario.asOf,
    hasBounds: hasRanges,
    backboneLeases: leasesOf.get(column) ?? [],
    ...(accelerator && { accelerator }),
  });
  const money = siteMoney({
    world,
    scenario,
    country: site.country,
    cost,
    opened,
    ...(gained && { gained }),
    demandYear: points.year,
    providers: market.providers,
    ...(accelerator && { accelerator }),
  });
  const builtIn: SiteValues = {
    ...gainValues,
    unitCostUsdPerKwYear: fromRange(cost.unitCostUsdPerKwYear),
    npvUsd: fromRange(money.npvUsd),
    gridCarbonGCo2ePerKwh: carbonValue(cost),
    countryRisk: riskValue(riskOf(world, site.country)),
    neighborDependenceShare: exactly(dependenceShare(bench.model, placeOf(site))),
    ...resilience?.(column),
    ...cableColumns(bench, column, hasRanges),
    ...(dataPlaces && {
      trainingDataUsdPerTb: trainingDataUsdPerTb({
        model: bench.model,
        site,
        cost,
        places: dataPlaces,
      }),
    }),
  };
  return {
    site,
    column,
    gain,
    accelerator: accelerators[column],
    cost,
    money,
    values: { ...builtIn, ...ownValues(builtIn, formulas) },
  };
}

function demandAt({ siteDemand }: Bench, column: number): SiteDemand {
  const demand = siteDemand.get(column);
  assert(demand !== undefined, `column ${column} was not opened`);
  return demand;
}

/** Values about cables: of candidates alone, since their scales have ends of their own. */
function cableColumns(bench: Bench, column: number, isCandidate: boolean): SiteValues {
  const wanted = cableCriteriaOf(bench.scenario);
  if (wanted.length === 0) return {};
  if (!isCandidate) return Object.fromEntries(wanted.map((id) => [id, {}]));
  const { world, model, points, readings, set } = bench;
  const query = { world, model, cities: points.cities, service: readings.middle };
  return cableValues(query, { site: set.sites[column], column }, wanted);
}

function ownValues(builtIn: SiteValues, formulas: ReadonlyMap<string, Formula>): SiteValues {
  return Object.fromEntries(
    [...formulas].map(([id, formula]) => [id, formulaValue(formula, builtIn)]),
  );
}

function fromRange({ low, mid, high }: { low: number; mid: number; high: number }): CriterionValue {
  return { value: mid, low, high };
}

function riskValue({ value, low, high }: CountryRisk): CriterionValue {
  return { value, low, high };
}

/** A grid that nobody has measured has no carbon value: its neighbors' bounds would look like knowledge. */
function carbonValue({ inputs }: SiteCost): CriterionValue {
  const { isUnknown, ...range } = inputs.gridGCo2ePerKwh;
  return isUnknown ? {} : fromRange(range);
}
