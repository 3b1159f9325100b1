import { assert } from '../math/assert.ts';
import type { Commit } from './commit-latency.ts';

/** How many copies of data there are, and which must be safe before a user gets an answer. */
export type Replication =
  /** A majority of `replicas`, spread over the zones (Raft, Paxos). */
  | { readonly kind: 'quorum'; readonly replicas: number }
  /** Every one of `copies`, spread over the zones. */
  | { readonly kind: 'synchronous'; readonly copies: number }
  /** The leader alone; the other zones and regions get the data later. */
  | { readonly kind: 'asynchronous' };

/** The replication schemes that reports compare. */
export const USUAL_REPLICATIONS: readonly Replication[] = [
  { kind: 'quorum', replicas: 3 },
  { kind: 'quorum', replicas: 5 },
  { kind: 'synchronous', copies: 2 },
  { kind: 'synchronous', copies: 3 },
  { kind: 'asynchronous' },
];

/** The smallest majority of `replicas`. */
export function majorityOf(replicas: number): number {
  return Math.floor(replicas / 2) + 1;
}

/** Copies that the scheme keeps inside the region, and how many of them a commit waits for. */
export function copiesOf(replication: Replication): {
  readonly copies: number;
  readonly needed: number;
} {
  switch (replication.kind) {
    case 'quorum':
      return { copies: replication.replicas, needed: majorityOf(replication.replicas) };
    case 'synchronous':
      return { copies: replication.copies, needed: replication.copies };
    case 'asynchronous':
      return { copies: 1, needed: 1 };
  }
}

/**
 * Zones of the copies, when `leader` is one of `zones` zones: the leader's first, then the others in turn, so that no
 * zone gets a second copy before all have one.
 */
export function copyZones(copies: number, leader: number, zones: number): readonly number[] {
  assert(zones >= 1, 'copies need a zone');
  return Array.from({ length: copies }, (_, copy) => (leader + copy) % zones);
}

/** The commits of a region, one per zone that may lead. `rttMs` is the row-major zone matrix. */
export function zoneCommits(replication: Replication, rttMs: Float64Array): readonly Commit[] {
  const zones = Math.round(Math.sqrt(rttMs.length));
  const { copies, needed } = copiesOf(replication);
  return Array.from({ length: zones }, (_, leader) => ({
    needed,
    copies: copyZones(copies, leader, zones).map((zone, copy) => ({
      rttMs: copy === 0 ? 0 : rttMs[leader * zones + zone],
    })),
  }));
}

/**
 * The commit of a write whose leader stands in one region and whose other copies stand in the nearest of `rttsMs`, the
 * round trips to the fleet's other regions. Undefined where fewer regions are within `reachMs` than copies are wanted.
 */
export function regionCommit(
  replicas: number,
  rttsMs: readonly number[],
  reachMs = Infinity,
): Commit | undefined {
  const near = rttsMs.filter((rttMs) => rttMs <= reachMs && Number.isFinite(rttMs));
  if (near.length < replicas - 1) return undefined;
  const others = near.sort((a, b) => a - b).slice(0, replicas - 1);
  return {
    needed: majorityOf(replicas),
    copies: [{ rttMs: 0 }, ...others.map((rttMs) => ({ rttMs }))],
  };
}

/** The scheme in words: `quorum 2 of 3`. */
export function replicationLabel(replication: Replication): string {
  const { copies, needed } = copiesOf(replication);
  if (replication.kind === 'asynchronous') return 'asynchronous';
  return replication.kind === 'quorum' ? `quorum ${needed} of ${copies}` : `all of ${copies}`;
}
