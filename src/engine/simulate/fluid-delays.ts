import { quantileOf, type Distribution } from '../../math/statistics/order-statistics.ts';
import { commitDistribution, DURABLE_WRITE_MEAN_MS } from '../../region/commit-latency.ts';
import type { Replication } from '../../region/replication.ts';
import type { FluidWait } from './fluid-pools.ts';
import type { OperationsClass, OperationsSite } from './operations-input.ts';
import { siteCommits, type SiteCommit } from './site-commits.ts';

/** Points by which a distribution of delays is counted in each step. */
export const DELAY_POINTS = 24;

/** Nodes of the tables of commit times. */
const COMMIT_NODES = 128;

/** What a class does at a site under the conditions of now, worked out once per change. */
export interface SiteDelays {
  /** Quantiles of the commit time, ms, evenly spaced; undefined where no quorum is left. */
  readonly commitMs: Float64Array | undefined;
  /** Round trips between a zone that serves and the zone of the data, one for each pair that is up, shortest first. */
  readonly hopMs: readonly number[];
  /** Copies that a write sends to other zones, mean over leaders. */
  readonly remoteCopies: number;
  /** Share of requests that hop. */
  readonly hopShare: number;
}

export function siteDelays(
  site: OperationsSite,
  replication: Replication,
  isUp: (zone: number) => boolean,
): SiteDelays {
  const up = Array.from({ length: site.zones }, (_, zone) => zone).filter(isUp);
  const commits = siteCommits(site, replication, isUp).filter((commit) => commit !== undefined);
  const hopMs = up
    .flatMap((from) => up.map((to) => (from === to ? 0 : site.zoneRttMs[from * site.zones + to])))
    // By length, so that the points of the lattice meet the same hops however the zones are named.
    .sort((a, b) => a - b);
  const remote = commits.reduce((sum, { zones }) => sum + remoteZones(zones), 0);
  return {
    commitMs: commits.length === 0 ? undefined : commitTable(commits),
    hopMs,
    remoteCopies: commits.length === 0 ? 0 : remote / commits.length,
    hopShare: up.length === 0 ? 0 : 1 - 1 / up.length,
  };
}

/** Copies outside the leader's zone, which is the first. */
function remoteZones(zones: readonly number[]): number {
  return zones.filter((zone) => zone !== zones[0]).length;
}

function commitTable(commits: readonly SiteCommit[]): Float64Array {
  const each = commits.map(commitDistribution);
  const mixed: Distribution = (ms) =>
    each.reduce((sum, distribution) => sum + distribution(ms), 0) / each.length;
  const support = { low: 0, scale: DURABLE_WRITE_MEAN_MS };
  return Float64Array.from({ length: COMMIT_NODES }, (_, node) =>
    quantileOf(mixed, (node + 0.5) / COMMIT_NODES, support),
  );
}

/** Steps of the additive lattice that stands in for independent draws: fractional powers of the generalized golden ratio. */
const LATTICE = latticeSteps(4);

/** Source: Roberts 2018, "The Unreasonable Effectiveness of Quasirandom Sequences": x^(d+1) = x + 1. */
function latticeSteps(dimensions: number): readonly number[] {
  let root = 1.5;
  for (let i = 0; i < 40; i++) root = (1 + root) ** (1 / (dimensions + 1));
  return Array.from({ length: dimensions }, (_, at) => root ** -(at + 1));
}

function latticePoint(index: number, dimension: number): number {
  const value = 0.5 + (index + 1) * LATTICE[dimension];
  return value - Math.floor(value);
}

/** A uniform number of the lattice for a user's round trip, in step with {@link serverDelayMs}. */
export function roundTripPoint(index: number): number {
  return latticePoint(index, 3);
}

/** The `index`-th point of the distribution of wait, hop and commit, ms. */
export function serverDelayMs(
  delays: SiteDelays,
  { writeShare, patienceS }: OperationsClass,
  { wait, index }: { readonly wait: FluidWait; readonly index: number },
): number {
  const ofWait = latticePoint(index, 0);
  const hopAt = latticePoint(index, 1) * delays.hopMs.length;
  const ofWrite = latticePoint(index, 2);
  const waitS = ofWait < wait.probability ? -Math.log(ofWait / wait.probability) * wait.meanS : 0;
  const hopMs = delays.hopMs.at(Math.floor(hopAt)) ?? 0;
  // Below the share of writes the same number, stretched, says how slow the commit is.
  const isWrite = delays.commitMs !== undefined && ofWrite < writeShare;
  const node = Math.floor((ofWrite / (writeShare || 1)) * COMMIT_NODES);
  const commitMs = isWrite ? (delays.commitMs[node] ?? 0) : 0;
  // Near the limit the steady state's waits grow without bound; nobody was admitted to wait longer than patience.
  return 1000 * Math.min(waitS + wait.backlogS, patienceS) + hopMs + commitMs;
}
