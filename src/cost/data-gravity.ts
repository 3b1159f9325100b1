import { assert } from '../math/assert.ts';

export interface DataMoveQuery {
  readonly terabytes: number;
  /** Bandwidth that is given to the move. */
  readonly linkGbps: number;
  /** Share of it that the move fills. */
  readonly fillShare: number;
  /** What leaving costs per gigabyte: a list price for a customer, the cost of transit for the provider. */
  readonly egressUsdPerGigabyte: number;
}

export interface DataMove {
  readonly hours: number;
  readonly usd: number;
}

/**
 * What it takes to carry data to where the compute is: `8 bytes / (bandwidth x fill)` and the egress.
 * Errors: throws `AssertionError` for a link that carries nothing.
 */
export function dataMove(query: DataMoveQuery): DataMove {
  const { terabytes, linkGbps, fillShare, egressUsdPerGigabyte } = query;
  assert(linkGbps > 0 && fillShare > 0 && fillShare <= 1, 'data moves over a link that carries');
  const gigabits = terabytes * 8000;
  return {
    hours: gigabits / (linkGbps * fillShare) / 3600,
    usd: terabytes * 1000 * egressUsdPerGigabyte,
  };
}

export interface GravityQuery extends DataMoveQuery {
  /** What the work costs where the data is, and where it would go, USD. */
  readonly hereUsd: number;
  readonly thereUsd: number;
}

export interface Gravity {
  readonly move: DataMove;
  /** What going there saves after the move, USD; negative where the data holds the work back. */
  readonly savedUsd: number;
  /** Price of egress up to which going there pays, USD per gigabyte; 0 where it never does. */
  readonly breakEvenUsdPerGigabyte: number;
}

/** Whether work should go to where it is cheaper, or stay with its data: the saving against the price of the move. */
export function dataGravity(query: GravityQuery): Gravity {
  const move = dataMove(query);
  const saving = query.hereUsd - query.thereUsd;
  const gigabytes = query.terabytes * 1000;
  return {
    move,
    savedUsd: saving - move.usd,
    breakEvenUsdPerGigabyte: gigabytes > 0 ? Math.max(0, saving) / gigabytes : Infinity,
  };
}
