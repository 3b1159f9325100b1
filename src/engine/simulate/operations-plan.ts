import { zoneTrafficPrice, type ZoneTrafficPrice } from '../../cost/zone-traffic-price.ts';
import { loadLand, type CountryLand } from '../../region/coastline.ts';
import {
  existingShape,
  plannedShape,
  regionModel,
  type RegionModel,
} from '../../region/region-model.ts';
import { DEFAULT_SIMULATION, type SimulationSettings } from '../../scenario/simulation-settings.ts';
import type { Scenario } from '../../scenario/types.ts';
import type { World } from '../../world/types.ts';
import { cableWaysOf } from '../cable-ways.ts';
import { fleetOf, siteOfRegion, type Site } from '../site.ts';
import { utcOffsetHours, weeklyRhythm, type Rhythm } from './daily-rhythm.ts';
import { demandAtSites, networkOf, siteMajorRttMs, type DemandAtSites } from './demand-at-site.ts';
import { cutPeriods, faultEffect, type FaultContext } from './fault-effects.ts';
import {
  NO_SITE,
  type OperationsClass,
  type OperationsInput,
  type OperationsNetwork,
  type OperationsSite,
  type OperationsSources,
} from './operations-input.ts';
import { serversOf, type SiteLoads } from './operations-servers.ts';
import { siteIndex } from './operations-site.ts';
import { trafficProfile, type TrafficProfile } from './traffic-profile.ts';

/** What is simulated: a site of the scenario, with and without which its users are looked at. */
export interface OperationsPlan {
  readonly scenario: Scenario;
  readonly worldHash: string;
  readonly settings: SimulationSettings;
  readonly site: Site;
  /** Of the sites of the inputs: the one that is looked at first, then the regions that may serve its users. */
  readonly regions: readonly RegionModel[];
  /** What traffic between zones costs at each site of the inputs. */
  readonly zoneTrafficPrices: readonly ZoneTrafficPrice[];
  /** The site stands. */
  readonly input: OperationsInput;
  /** The same demand and faults, served by the other sites alone; they are then built for it. */
  readonly withoutSite: OperationsInput;
}

/** The world says no. */
export interface InfeasiblePlan {
  readonly kind: 'infeasible';
  readonly because: string;
  readonly relax: string;
}

export interface OperationsQuestion {
  readonly world: World;
  readonly scenario: Scenario;
  /** A candidate of the scenario, or a region of the provider's fleet. */
  readonly site: Site;
  readonly durationS: number;
}

/** An hour in which queues fill before anything is measured. */
const WARM_UP_S = 3600;

/** The simulation of a site's users: those to whom it would be the nearest lawful site. */
export async function operationsPlan(
  question: OperationsQuestion,
): Promise<OperationsPlan | InfeasiblePlan> {
  const { world, scenario, site } = question;
  const fleet = fleetOf(world, scenario);
  const others = fleet.map(siteOfRegion).filter(({ id }) => id !== site.id);
  const sites = [site, ...others];
  const demand = demandAtSites(world, scenario, sites);
  const rows = rowsOfTarget(demand);
  if (rows.length === 0) {
    return {
      kind: 'infeasible',
      because: `nobody would come to ${site.name}: it is nowhere the nearest lawful site with demand`,
      relax: 'look at another site, or take nearer regions out of the fleet (fleet.exclude)',
    };
  }
  return assembled(question, { sites, demand, rows, land: await loadLand() });
}

interface Parts {
  /** All sites, the one that is looked at first. */
  readonly sites: readonly Site[];
  readonly demand: DemandAtSites;
  /** Rows of demand to whom the first site is the nearest. */
  readonly rows: readonly number[];
  readonly land: readonly CountryLand[];
}

const TARGET = 0;

function rowsOfTarget({ problem, demand }: DemandAtSites): readonly number[] {
  const all = Array.from({ length: problem.rows }, (_, row) => row);
  const { siteOf, options } = networkOf(problem, all);
  return all.filter((row) => siteOf[row * options] === TARGET && demand.usdPerYear[row] > 0);
}

function assembled(question: OperationsQuestion, parts: Parts): OperationsPlan {
  const { world, scenario, site } = question;
  const settings = scenario.simulation ?? DEFAULT_SIMULATION;
  const used = usedSites(parts, scenario, settings, world);
  const models = used.map((index) => modelOf(question, parts, index));
  const loads = serversOf({ question, settings, parts, used, zones: models.map(zonesOfModel) });
  const shared = {
    durationS: question.durationS,
    warmUpS: WARM_UP_S,
    seed: scenario.seed,
    classes: classesOf(scenario, settings),
    countries: parts.demand.countries,
    sources: sourcesOf(question, settings, parts, loads),
  };
  const inputOf = (without: boolean): OperationsInput => {
    const sites = sitesOf(used, parts, models, without ? loads.serversWithout : loads.servers);
    return {
      ...shared,
      sites,
      ...networksAndEffects({ question, settings, parts, used, sites, without }),
    };
  };
  return {
    scenario,
    worldHash: world.hash,
    settings,
    site,
    regions: models,
    zoneTrafficPrices: used.map((index) =>
      zoneTrafficPrice(world, { provider: scenario.provider, regionId: parts.sites[index].id }),
    ),
    input: inputOf(false),
    withoutSite: inputOf(true),
  };
}

const zonesOfModel = ({ shape }: RegionModel): number => shape.zones;

/** Sites that some source may turn to under some network, and those that faults name, the one looked at first. */
function usedSites(
  parts: Parts,
  scenario: Scenario,
  settings: SimulationSettings,
  world: World,
): readonly number[] {
  const used = new Set([TARGET]);
  const note = ({ siteOf }: OperationsNetwork): void => {
    for (const index of siteOf) if (index !== NO_SITE) used.add(index);
  };
  for (const cuts of [[], ...cutPeriods(settings.faults).map((period) => period.cuts)]) {
    const problem = problemAfter(world, scenario, parts, cuts);
    note(networkOf(problem, parts.rows));
    note(networkOf(problem, parts.rows, new Set([TARGET])));
  }
  for (const fault of settings.faults) {
    const named = 'site' in fault ? siteIndex(parts.sites, fault.site) : undefined;
    if (named !== undefined) used.add(named);
  }
  return [...used].sort((a, b) => a - b);
}

function problemAfter(world: World, scenario: Scenario, parts: Parts, cuts: readonly string[]) {
  const { problem, cities } = parts.demand;
  if (cuts.length === 0) return problem;
  return {
    ...problem,
    rttMs: siteMajorRttMs(world, scenario, { cities, sites: parts.sites, cuts }),
  };
}

function modelOf({ world, scenario }: OperationsQuestion, { sites, land }: Parts, index: number) {
  const site = sites[index];
  const country = world.countries.get(site.country);
  const region = world.regions.find(({ id }) => id === site.id);
  const shape =
    site.isExisting && region !== undefined
      ? existingShape(region, world, scenario.region.interZoneGbps)
      : plannedShape(site, scenario.region);
  return regionModel({ ...shape, ...cableWaysOf(world, scenario, site) }, country, land);
}

function classesOf(scenario: Scenario, settings: SimulationSettings): readonly OperationsClass[] {
  return scenario.workloads.map((workload) => {
    const profile = trafficProfile(workload, settings.traffic);
    return {
      id: workload.id,
      label: workload.label,
      latencyBudgetMs: workload.latencyBudgetMs,
      meanServiceS: profile.serviceTimeS,
      serviceScv: profile.serviceScv,
      writeShare: profile.writeShare,
      writeKilobytes: profile.writeKilobytes,
      requestKilobytes: profile.requestKilobytes,
      patienceS: profile.patienceS,
      replication: settings.replication,
    };
  });
}

function sitesOf(
  used: readonly number[],
  { sites }: Parts,
  models: readonly RegionModel[],
  servers: readonly Float64Array[],
): readonly OperationsSite[] {
  let firstZone = 0;
  return used.map((index, at) => {
    const { shape, zoneRttMs } = models[at];
    const site = {
      id: sites[index].id,
      name: sites[index].name,
      zones: shape.zones,
      firstZone,
      zoneRttMs,
      linkGbps: shape.interZoneGbps,
      servers: servers[at],
    };
    firstZone += shape.zones;
    return site;
  });
}

function sourcesOf(
  { scenario }: OperationsQuestion,
  settings: SimulationSettings,
  { demand, rows }: Parts,
  { requestsPerUsd }: SiteLoads,
): OperationsSources {
  const rhythms: Rhythm[] = [];
  const rhythmIndex = new Map<string, number>();
  const profiles = scenario.workloads.map((each) => trafficProfile(each, settings.traffic));
  const rhythmOf = (row: number): number => {
    const city = demand.cities[demand.problem.cityOfRow[row]];
    const { rhythm }: TrafficProfile = profiles[demand.workloadOfRow[row]];
    const key = `${rhythm} ${city.timeZone} ${city.country}`;
    const known = rhythmIndex.get(key);
    if (known !== undefined) return known;
    const offset = utcOffsetHours(city.timeZone, scenario.asOf);
    rhythmIndex.set(key, rhythms.length);
    return rhythms.push(weeklyRhythm(rhythm, offset, city.country)) - 1;
  };
  const classOf = Int32Array.from(rows, (row) => demand.workloadOfRow[row]);
  return {
    count: rows.length,
    classOf,
    countryOf: Int32Array.from(rows, (row) => demand.demand.country[row]),
    meanPerS: Float64Array.from(
      rows,
      (row, source) => demand.demand.usdPerYear[row] * requestsPerUsd[classOf[source]],
    ),
    rhythmOf: Int32Array.from(rows, rhythmOf),
    rhythms,
  };
}

interface NetworkParts {
  readonly question: OperationsQuestion;
  readonly settings: SimulationSettings;
  readonly parts: Parts;
  readonly used: readonly number[];
  readonly sites: readonly OperationsSite[];
  /** Whether the site that is looked at is left out. */
  readonly without: boolean;
}

/** The network of quiet times and of every period with cuts, and all effects of the scenario's faults. */
function networksAndEffects({ question, settings, parts, used, sites, without }: NetworkParts) {
  const { world, scenario } = question;
  const left = new Set(without ? [TARGET] : []);
  const networkAfter = (cuts: readonly string[]): OperationsNetwork =>
    renumbered(networkOf(problemAfter(world, scenario, parts, cuts), parts.rows, left), used);
  const periods = cutPeriods(settings.faults);
  const context: FaultContext = {
    sites,
    siteOf: (name) => used.indexOf(siteIndex(parts.sites, name) ?? TARGET),
    countries: parts.demand.countries,
  };
  return {
    networks: [networkAfter([]), ...periods.map(({ cuts }) => networkAfter(cuts))],
    effects: [
      ...settings.faults.flatMap((fault) => faultEffect(fault, context) ?? []),
      ...periods.map(({ startS, endS }, index) => ({
        kind: 'network' as const,
        network: index + 1,
        startS,
        endS,
      })),
    ],
  };
}

/** The same network with sites counted among those that are used. */
function renumbered(network: OperationsNetwork, used: readonly number[]): OperationsNetwork {
  const indexOf = new Map(used.map((site, index) => [site, index]));
  return {
    ...network,
    siteOf: network.siteOf.map((site) =>
      site === NO_SITE ? NO_SITE : (indexOf.get(site) ?? NO_SITE),
    ),
  };
}
