import type { SimulationSettings } from '../../scenario/simulation-settings.ts';
import type { Scenario } from '../../scenario/types.ts';
import type { World } from '../../world/types.ts';
import type { DemandAtSites } from './demand-at-site.ts';
import { networkOf } from './demand-at-site.ts';
import { busyServersPerUsd, fleetServers, serversByZone, targetServers } from './site-capacity.ts';
import { serversPerKw, trafficProfile } from './traffic-profile.ts';

/** Servers of the used sites, and the requests that demand makes. */
export interface SiteLoads {
  /** By used site: `zone * classes + class`. */
  readonly servers: readonly Float64Array[];
  /** The same where the site that is looked at does not stand and the others were built for its demand. */
  readonly serversWithout: readonly Float64Array[];
  /** Requests a second for each USD a year, by class. */
  readonly requestsPerUsd: readonly number[];
}

interface ServersQuery {
  readonly question: { readonly world: World; readonly scenario: Scenario };
  readonly settings: SimulationSettings;
  readonly parts: { readonly demand: DemandAtSites; readonly rows: readonly number[] };
  /** Sites, by index among all; the first is the one that is looked at. */
  readonly used: readonly number[];
  /** Zones of each used site. */
  readonly zones: readonly number[];
}

/** Sizes all sites: the one that is looked at by its template, the fleet by its demand, at the same utilization. */
export function serversOf(query: ServersQuery): SiteLoads {
  const { question, settings, used, zones } = query;
  const { world, scenario } = question;
  const { workloads, region } = scenario;
  const { utilizationShare } = settings;
  const withSite = demandBySite(query, false);
  const withoutSite = demandBySite(query, true);
  const usdAtTarget = withSite.simulated[0];
  const template = { ...region, zones: zones[0] };
  const wanted = targetServers({ template, perKw: serversPerKw(world), workloads, usdAtTarget });
  const busyPerUsd = busyServersPerUsd(wanted, { usdAtTarget }, utilizationShare);
  const serversAt = (demand: DemandBySite, isBuilt: boolean): readonly Float64Array[] =>
    used.map((_, at) => {
      const perClass = workloads.map((__, index) => {
        if (at === 0) return isBuilt ? wanted[index] : 0;
        const of = {
          simulatedUsd: demand.simulated[at][index],
          otherUsd: demand.other[at][index],
        };
        const least = { utilizationShare, leastServers: wanted[index] };
        return fleetServers(of, busyPerUsd[index], least);
      });
      return byZone(perClass, zones[at]);
    });
  return {
    servers: serversAt(withSite, true),
    serversWithout: serversAt(withoutSite, false),
    requestsPerUsd: requestsPerUsd(query, busyPerUsd, usdAtTarget),
  };
}

/** Servers by zone and class from servers by class. */
function byZone(perClass: readonly number[], zones: number): Float64Array {
  const servers = new Float64Array(zones * perClass.length);
  perClass.forEach((count, index) => {
    serversByZone(count, zones).forEach((ofZone, zone) => {
      servers[zone * perClass.length + index] = ofZone;
    });
  });
  return servers;
}

/** Requests that keep the servers busy; scaled where the scenario states their number. */
function requestsPerUsd(
  { question, settings }: ServersQuery,
  busyPerUsd: readonly number[],
  usdAtTarget: readonly number[],
): readonly number[] {
  const { workloads } = question.scenario;
  const perUsd = workloads.map(
    (workload, index) =>
      busyPerUsd[index] / trafficProfile(workload, settings.traffic).serviceTimeS,
  );
  const atTarget = perUsd.reduce((sum, rate, index) => sum + rate * usdAtTarget[index], 0);
  const { requestsPerS } = settings;
  if (requestsPerS === undefined || atTarget === 0) return perUsd;
  return perUsd.map((rate) => (rate * requestsPerS) / atTarget);
}

/** USD a year by used site and class, of the simulated rows and of all others. */
interface DemandBySite {
  readonly simulated: readonly (readonly number[])[];
  readonly other: readonly (readonly number[])[];
}

function demandBySite({ parts, used, question }: ServersQuery, isWithout: boolean): DemandBySite {
  const { problem, demand, workloadOfRow } = parts.demand;
  const all = Array.from({ length: problem.rows }, (_, row) => row);
  const { siteOf, options } = networkOf(problem, all, new Set(isWithout ? [used[0]] : []));
  const isSimulated = new Set(parts.rows);
  const table = (): number[][] =>
    used.map(() => new Array<number>(question.scenario.workloads.length).fill(0));
  const sums = { simulated: table(), other: table() };
  const atOf = new Map(used.map((site, at) => [site, at]));
  for (const row of all) {
    const at = atOf.get(siteOf[row * options]);
    if (at === undefined) continue;
    sums[isSimulated.has(row) ? 'simulated' : 'other'][at][workloadOfRow[row]] +=
      demand.usdPerYear[row];
  }
  return sums;
}
