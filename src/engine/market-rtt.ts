import { remembered } from '../math/remembered.ts';
import { transposed } from '../math/transposed.ts';
import type { RoutePlace } from '../network/place-route.ts';
import { placesOf, rttMatrix } from '../network/rtt-matrix.ts';
import type { RttModel } from '../network/rtt-model.ts';

/** Users and the sites that may serve them. */
export interface MarketPlaces {
  readonly users: readonly RoutePlace[];
  readonly sites: readonly RoutePlace[];
}

/** Matrices of a network that are kept: those of a what-if and of what it is held against, at some megabytes each. */
const MOST_MATRICES = 3;

/**
 * Round trip over the public Internet from user place `i`, access network included, to site `j`: `j * users + i`, ms. Kept,
 * since what-ifs about demand, law and money leave all of them as they are.
 */
export const marketRttMs = remembered((model: RttModel, { users, sites }: MarketPlaces) => {
  const from = placesOf(users);
  const { rttMs } = rttMatrix(model, {
    from,
    to: placesOf(sites),
    profile: 'public',
    hasAccess: true,
  });
  return transposed(rttMs, sites.length);
}, MOST_MATRICES);
