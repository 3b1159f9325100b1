import type { Commit } from '../../region/commit-latency.ts';
import { copiesOf, copyZones, type Replication } from '../../region/replication.ts';
import type { OperationsSite } from './operations-input.ts';

/** How a write commits at a site when one of its zones leads: where the copies are, and how many must answer. */
export interface SiteCommit extends Commit {
  /** Zone of each copy, within the site. */
  readonly zones: readonly number[];
}

/**
 * The commit of a site by leading zone; undefined for a zone that is down and where no quorum is left. Copies stay where
 * they were: a majority counts the copies of lost zones as well. Synchronous replication is told to go on without them.
 */
export function siteCommits(
  site: Pick<OperationsSite, 'zones' | 'zoneRttMs'>,
  replication: Replication,
  isUp: (zone: number) => boolean,
): readonly (SiteCommit | undefined)[] {
  return Array.from({ length: site.zones }, (_, leader) =>
    isUp(leader) ? commitLedBy(leader, site, { replication, isUp }) : undefined,
  );
}

function commitLedBy(
  leader: number,
  { zones, zoneRttMs }: Pick<OperationsSite, 'zones' | 'zoneRttMs'>,
  { replication, isUp }: { replication: Replication; isUp: (zone: number) => boolean },
): SiteCommit | undefined {
  const { copies, needed } = copiesOf(replication);
  const all = copyZones(copies, leader, zones);
  const reached = all.filter(isUp);
  const wanted = replication.kind === 'quorum' ? needed : Math.min(needed, reached.length);
  if (reached.length < wanted) return undefined;
  return {
    needed: wanted,
    zones: reached,
    // The first copy is the leader's own.
    copies: reached.map((zone, copy) => ({
      rttMs: copy === 0 ? 0 : zoneRttMs[leader * zones + zone],
    })),
  };
}
