import { remembered } from '../math/remembered.ts';
import type { DataClass, LawRule, World } from '../world/types.ts';
import {
  bindingRules,
  jurisdictionsOf,
  rulesByJurisdiction,
  type BindingRule,
} from './binding-rules.ts';
import { listsOn, type Lists } from './destinations.ts';
import { FREE, ruleEffects, type RuleEffect } from './rule-effect.ts';

/** A rule on where data of a class may be, with what it leaves of it: by reach, then at home. */
export interface ResidencyRule {
  readonly binding: BindingRule;
  readonly effects: readonly RuleEffect[];
}

/** What of the law depends on nobody's name: lists of countries and rules of residency, on a day. */
export interface Residency {
  readonly lists: Lists;
  /** Rules that bind a class of a demand country, worked out when asked. */
  readonly rulesOf: (demandCountry: string, dataClass: DataClass) => readonly ResidencyRule[];
}

type LawWorld = Pick<World, 'laws' | 'countries'>;

/** A day, and what-if rules on top of the world's. */
export interface ResidencyQuery {
  readonly asOf: string;
  readonly extraRules?: readonly LawRule[] | undefined;
}

/** The residency rules of a day; kept, for a market asks for them once a provider. */
export const residencyOn = remembered(
  (world: LawWorld, { asOf, extraRules }: ResidencyQuery): Residency => {
    const lists = listsOn(asOf);
    const rules = rulesByJurisdiction(world, extraRules);
    const known = new Map<string, readonly ResidencyRule[]>();
    const rulesOf = (demandCountry: string, dataClass: DataClass): readonly ResidencyRule[] => {
      const own = jurisdictionsOf(demandCountry, lists).flatMap(
        (jurisdiction) => rules.get(jurisdiction) ?? [],
      );
      return bindingRules(own, dataClass, asOf).map((binding) => ({
        binding,
        effects: [...ruleEffects(binding, dataClass), FREE],
      }));
    };
    return {
      lists,
      rulesOf: (demandCountry, dataClass) => {
        const key = `${demandCountry} ${dataClass}`;
        const found = known.get(key) ?? rulesOf(demandCountry, dataClass);
        known.set(key, found);
        return found;
      },
    };
  },
);
