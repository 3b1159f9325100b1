import type { Backbone } from '../world/types.ts';

/**
 * Groups of countries that backbone traffic enters only to end there: a route may cross such a group only when one
 * of its ends is in it. Reasons: sanctions, a national gateway with filtered and congested exits, war, or no
 * through-capacity on offer. Source: expert judgment from the routes that public traceroutes show, low confidence.
 */
export const NO_TRANSIT_GROUPS: readonly (readonly string[])[] = [
  ['RU', 'KZ', 'KG', 'UZ', 'MN'],
  ['CN'],
  ['IR'],
  ['IQ'],
  ['IL'],
  ['LB'],
  ['DZ', 'LY'],
  ['UA', 'BY', 'MD'],
];

const GROUP_OF: ReadonlyMap<string, number> = new Map(
  NO_TRANSIT_GROUPS.flatMap((group, index) => group.map((country) => [country, index] as const)),
);

/** The no-transit group of a country, `-1` for those that carry transit and for the open sea. */
export function transitGroup(country: string | undefined): number {
  return country === undefined ? -1 : (GROUP_OF.get(country) ?? -1);
}

/** The no-transit group of each hub. */
export function transitGroups(backbone: Backbone): Int8Array {
  return Int8Array.from(backbone.hubs, (hub) => transitGroup(hub.country));
}

/** Marks the hubs that a route may use whose ends lie in the groups `a` and `b` (`-1` for none). */
export function openHubs(groups: Int8Array, a: number, b: number): Uint8Array {
  return Uint8Array.from(groups, (group) => Number(group < 0 || group === a || group === b));
}
