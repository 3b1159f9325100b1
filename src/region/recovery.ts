import { copiesOf, type Replication } from './replication.ts';

/** What is lost and for how long when a part of a region is gone. */
export interface Recovery {
  readonly loss: 'one zone' | 'region';
  /** Recovery point objective: data of the last so many seconds may be lost. */
  readonly rpoS: number;
  /** Recovery time objective: service is back after so many seconds. */
  readonly rtoS: number;
}

/** What failing over takes, seconds; usual settings of cluster software, from memory, low confidence. */
const HEARTBEAT_TIMEOUT_S = 10;
const ELECTION_S = 2;
const RECONFIGURATION_S = 30;
const REGION_DECISION_S = 300;
const DNS_TTL_S = 60;

/** Interval at which changes are shipped to a copy that no commit waits for, seconds. */
const SHIPPING_INTERVAL_S = 5;

/** Loading a backup where no other copy exists: the last backup is a day old, and loading it takes a day. */
const BACKUP_AGE_S = 86_400;

export interface RecoveryQuery {
  readonly replication: Replication;
  readonly zones: number;
  /** Round trip to the region that holds the copy of last resort; absent without one. */
  readonly standbyRttMs?: number;
}

/**
 * RPO and RTO of losing one zone and of losing the whole region.
 * A commit that waited for a copy outside the lost zone loses nothing; where no commit waits, what was shipped since the
 * last interval is lost. A region of one zone loses both at once. Without a standby region the last backup is all.
 */
export function recoveries({
  replication,
  zones,
  standbyRttMs,
}: RecoveryQuery): readonly Recovery[] {
  const region: Recovery = { loss: 'region', ...regionRecovery(standbyRttMs) };
  if (zones === 1) return [{ ...region, loss: 'one zone' }, region];
  return [{ loss: 'one zone', ...zoneRecovery(replication) }, region];
}

function zoneRecovery(replication: Replication): { rpoS: number; rtoS: number } {
  const { copies, needed } = copiesOf(replication);
  if (needed === 1)
    return { rpoS: SHIPPING_INTERVAL_S, rtoS: HEARTBEAT_TIMEOUT_S + RECONFIGURATION_S };
  // With a copy to spare a new leader is enough; without, the scheme must first be told to wait for fewer.
  const rtoS = HEARTBEAT_TIMEOUT_S + (copies > needed ? ELECTION_S : RECONFIGURATION_S);
  return { rpoS: 0, rtoS };
}

function regionRecovery(standbyRttMs: number | undefined): { rpoS: number; rtoS: number } {
  if (standbyRttMs === undefined) return { rpoS: BACKUP_AGE_S, rtoS: BACKUP_AGE_S };
  return {
    rpoS: SHIPPING_INTERVAL_S + standbyRttMs / 1000,
    rtoS: REGION_DECISION_S + DNS_TTL_S + RECONFIGURATION_S,
  };
}
