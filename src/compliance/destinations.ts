import { isInForce } from './in-force.ts';
import { MEMBERSHIPS, type ListName, type Membership } from './memberships.ts';
import type { ConditionKind } from './conditions.ts';

/**
 * The small language of destinations, resolved here and nowhere else: terms joined by `+`.
 *
 * | term | destinations |
 * | --- | --- |
 * | `any` | every country |
 * | `any_with_safeguards`, `_filing`, `_approval`, `_licence` | every country, on that condition |
 * | `any_except_CoC` | every country but the countries of concern of 28 CFR 202 |
 * | `any_except_blacklist` | every country but those notified; none has been, so every country, on contract |
 * | `EEA`, `EU_ADEQUATE`, `UK_ADEQUATE`, `CH_LIST`, `CONV108` | the members on the day |
 * | `list` | a national list that the tables do not carry: every country counts as unlisted |
 * | `copy` | a copy must stay: said of the term beside it |
 * | `SA` | that country |
 */
export interface Destinations {
  readonly everywhere: boolean;
  readonly condition?: ConditionKind;
  readonly except?: ListName;
  readonly lists: readonly ListName[];
  readonly countries: readonly string[];
  readonly copyStays: boolean;
  /** Terms outside the language; they reach no country. */
  readonly unknownTerms: readonly string[];
}

const EVERYWHERE_ON: ReadonlyMap<string, ConditionKind> = new Map([
  ['any_with_safeguards', 'contract'],
  ['any_with_filing', 'filing'],
  ['any_with_approval', 'approval'],
  ['any_with_licence', 'licence'],
  ['any_except_blacklist', 'contract'],
]);
const LISTS: readonly string[] = [
  'EEA',
  'EU_ADEQUATE',
  'UK_ADEQUATE',
  'CH_LIST',
  'CONV108',
] satisfies ListName[];
const WITHOUT_REACH = ['copy', 'list'];

/** Reads a destination expression; what it does not know is kept in `unknownTerms` and reaches nobody. */
export function parseDestinations(text: string): Destinations {
  const terms = text.split('+').map((term) => term.trim());
  const condition = terms.map((term) => EVERYWHERE_ON.get(term)).find((kind) => kind !== undefined);
  const isCountry = (term: string) => /^[A-Z]{2}$/.test(term);
  return {
    everywhere:
      terms.includes('any') || terms.includes('any_except_CoC') || condition !== undefined,
    ...(condition === undefined ? {} : { condition }),
    ...(terms.includes('any_except_CoC') ? { except: 'CoC' as const } : {}),
    lists: terms.filter((term): term is ListName => LISTS.includes(term)),
    countries: terms.filter(isCountry),
    copyStays: terms.includes('copy'),
    unknownTerms: terms.filter((term) => !isKnown(term) && !isCountry(term)),
  };
}

function isKnown(term: string): boolean {
  return (
    term === 'any' ||
    term === 'any_except_CoC' ||
    EVERYWHERE_ON.has(term) ||
    LISTS.includes(term) ||
    WITHOUT_REACH.includes(term)
  );
}

/** `partly`: only certified recipients or some sectors of the country are covered. */
export type Reach = 'outside' | 'partly' | 'inside';
export const REACHES: readonly Reach[] = ['outside', 'partly', 'inside'];

/** All lists on one day: list -> country -> its membership; a full listing beats a partial one. */
export type Lists = ReadonlyMap<ListName, ReadonlyMap<string, Membership>>;

/** The memberships that hold on a day. */
export function listsOn(asOf: string): Lists {
  const lists = new Map<ListName, Map<string, Membership>>();
  for (const membership of MEMBERSHIPS) {
    if (!isInForce(membership, asOf)) continue;
    const list = lists.get(membership.list) ?? new Map<string, Membership>();
    lists.set(membership.list, list);
    if (membership.isPartial !== true || !list.has(membership.country))
      list.set(membership.country, membership);
  }
  return lists;
}

/** How far a destination expression reaches a country. */
export function reachOf(destinations: Destinations, lists: Lists, country: string): Reach {
  if (destinations.countries.includes(country)) return 'inside';
  if (destinations.except !== undefined && lists.get(destinations.except)?.has(country) === true)
    return 'outside';
  if (destinations.everywhere) return 'inside';
  const found = destinations.lists.flatMap((list) => lists.get(list)?.get(country) ?? []);
  if (found.length === 0) return 'outside';
  return found.every((membership) => membership.isPartial === true) ? 'partly' : 'inside';
}
