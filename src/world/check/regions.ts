import type { CloudRegion, World } from '../types.ts';
import { checkEach, type Fault, type WorldCheck } from './finding.ts';

/** Earliest year in which a provider sold cloud services, by its own account: no region is older. */
const FIRST_YEARS: Readonly<Record<string, number>> = {
  alibaba: 2009,
  aws: 2006,
  azure: 2010,
  gcp: 2008,
  huawei: 2011,
  ibm: 2005,
  oracle: 2016,
  tencent: 2010,
};

/** Providers do not announce further ahead than this, years. */
const FURTHEST_AHEAD = 5;

/** Regions have a whole number of zones, and a history that can have happened. */
export const regionsPlausible: WorldCheck = {
  check: 'regions-plausible',
  meaning: 'regions have at least one zone, a known provider, and a possible history',
  run: (world) => checkEach(world.regions, (region) => faultsOf(world, region)),
};

function faultsOf(world: World, region: CloudRegion): readonly Fault[] {
  const row = `regions ${region.id}`;
  return [
    ...zoneFaults(region),
    ...providerFaults(world, region),
    ...historyFaults(world, region),
  ].map((message) => ({ row, message }));
}

function zoneFaults({ zones }: CloudRegion): readonly string[] {
  if (zones === undefined) return ['has no zones'];
  const isWhole = Number.isInteger(zones.value) && zones.value >= 1;
  return isWhole ? [] : [`has ${zones.value} zones`];
}

function providerFaults({ providers }: World, { provider }: CloudRegion): readonly string[] {
  return providers.has(provider) ? [] : [`belongs to ${provider}, which is no provider`];
}

function historyFaults(world: World, region: CloudRegion): readonly string[] {
  const { launched, closed, status, provider } = region;
  const today = world.compiled;
  const latest = Number(today.slice(0, 4)) + FURTHEST_AHEAD;
  const year = launched && Number(launched.value.slice(0, 4));
  const earliest = FIRST_YEARS[provider] ?? Number.POSITIVE_INFINITY;
  return [
    ...(year !== undefined && !(year >= earliest && year <= latest)
      ? [`launched in ${year}, not in ${earliest} to ${latest}`]
      : []),
    ...(status === 'closed' && !closed ? ['is closed, but has no closing date'] : []),
    ...(status !== 'closed' && closed ? [`has a closing date, but is ${status}`] : []),
    ...(launched && closed && closed.value.slice(0, 4) < launched.value.slice(0, 4)
      ? [`closed in ${closed.value}, before its launch in ${launched.value}`]
      : []),
    // A partial date that begins after today lies wholly in the future.
    ...(status === 'ga' && launched && launched.value > today
      ? [`is open, but launches in ${launched.value}`]
      : []),
  ];
}
