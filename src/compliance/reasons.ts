import type { DataClass } from '../world/types.ts';
import { exactly } from './bounds.ts';
import { bindingRules, jurisdictionsOf, type BindingRule } from './binding-rules.ts';
import type { Lists } from './destinations.ts';
import { FREE, barred, ruleEffect, type RuleEffect } from './rule-effect.ts';
import { barReason, ruleReason, type DecidingRule } from './verdict.ts';
import type { ProviderBar } from './vendor-policies.ts';

/** A rule or bar that may bear on a demand country's class, as a function of where the site stands. */
export interface Reason {
  readonly effectAt: (siteCountry: string) => RuleEffect;
  readonly describe: (effect: RuleEffect) => DecidingRule;
  readonly sourced: boolean;
}

export interface LawOfTheDay {
  readonly asOf: string;
  readonly lists: Lists;
  readonly rules: ReadonlyMap<string, readonly BindingRule[]>;
  readonly bars: readonly ProviderBar[];
}

/** Everything that may bear on a class of a country: residency rules, bars on customers there, bars on sites. */
export function reasonsFor(
  law: LawOfTheDay,
  demandCountry: string,
  dataClass: DataClass,
): readonly Reason[] {
  const jurisdictions = jurisdictionsOf(demandCountry, law.lists);
  const residency = jurisdictions
    .flatMap((jurisdiction) => law.rules.get(jurisdiction) ?? [])
    .filter((binding) => bindingRules([binding], dataClass, law.asOf).length > 0)
    .map((binding) => residencyReason(binding, { demandCountry, dataClass, lists: law.lists }));
  const bars = law.bars.flatMap((bar) => barReasons(bar, demandCountry, dataClass));
  return [...residency, ...bars];
}

interface Place {
  readonly demandCountry: string;
  readonly dataClass: DataClass;
  readonly lists: Lists;
}

function residencyReason(binding: BindingRule, place: Place): Reason {
  const effect = ruleEffect(binding, place.dataClass, place.lists);
  return {
    effectAt: (site) => (site === place.demandCountry ? FREE : effect(site)),
    describe: (made) => ruleReason(binding.rule, binding.assumed, made),
    sourced: binding.rule.sourced,
  };
}

/** A bar binds customers of the demand country, sites wherever they stand, or both: at most one reason for each. */
function barReasons(bar: ProviderBar, demandCountry: string, dataClass: DataClass): Reason[] {
  const share = bar.bars[dataClass];
  if (share === undefined && bar.rest === undefined) return [];
  const effect = barred(share ?? exactly(0), bar.rest);
  const hitsCustomers = bar.binds !== 'sites' && bar.countries.includes(demandCountry);
  const hitsSites = bar.binds !== 'customers';
  if (!hitsCustomers && !hitsSites) return [];
  return [
    {
      effectAt: (site) =>
        hitsCustomers || (hitsSites && bar.countries.includes(site)) ? effect : FREE,
      describe: (made) => barReason(bar, made),
      sourced: bar.sourced,
    },
  ];
}
