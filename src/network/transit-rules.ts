import type { Backbone } from '../world/types.ts';

/** Countries whose networks carry no transit, as numbered groups: `-1` for all others and for the open sea. */
export interface TransitGroups {
  readonly ofCountry: (country: string | undefined) => number;
  /** Group of each hub. */
  readonly ofHub: Int8Array;
  readonly count: number;
}

/** The transit groups of a backbone: a route may cross a group only when one of its ends is in it. */
export function transitGroups({ hubs, transitRules }: Backbone): TransitGroups {
  const names = [...new Set([...transitRules.values()].map((rule) => rule.group))];
  const ofCountry = (country: string | undefined): number => {
    const rule = country === undefined ? undefined : transitRules.get(country);
    return rule === undefined ? -1 : names.indexOf(rule.group);
  };
  return {
    ofCountry,
    ofHub: Int8Array.from(hubs, (hub) => ofCountry(hub.country)),
    count: names.length,
  };
}
