import { acceleratorsAt, type AcceleratorVerdict } from '../compliance/accelerators.ts';
import {
  jurisdictionsOf,
  rulesByJurisdiction,
  type BindingRule,
} from '../compliance/binding-rules.ts';
import { DATA_CLASSES } from '../compliance/data-classes.ts';
import { listsOn } from '../compliance/destinations.ts';
import { isInForce } from '../compliance/in-force.ts';
import { allProviderBars } from '../compliance/provider-bars.ts';
import { serviceMatrix } from '../compliance/service-matrix.ts';
import type { ProviderBar } from '../compliance/vendor-policies.ts';
import { lastDay } from '../world/partial-date.ts';
import type { Country, DataClass, World } from '../world/types.ts';
import type { LawQuestion } from './law-question.ts';

/** Whether a rule holds on the day asked about. */
export type RuleStatus = 'in force' | 'not yet' | 'ended';

/** To how many countries a class may go from here. */
export interface ClassReach {
  readonly dataClass: DataClass;
  readonly allowed: number;
  readonly conditions: number;
  readonly forbidden: number;
}

/** All that the tables say about a country's law on a day. */
export interface LawOfCountry {
  readonly country: Country;
  readonly question: LawQuestion;
  readonly rules: readonly (BindingRule & { readonly status: RuleStatus })[];
  readonly bars: readonly (ProviderBar & { readonly status: RuleStatus })[];
  readonly reach: readonly ClassReach[];
  /** Accelerators that may stand here, per provider home. */
  readonly accelerators: readonly AcceleratorVerdict[];
}

/** Residency rules, bars on providers, reach of each class, and accelerators of one country. */
export function lawOfCountry(world: World, country: Country, question: LawQuestion): LawOfCountry {
  const { asOf } = question;
  const byJurisdiction = rulesByJurisdiction(world);
  const rules = jurisdictionsOf(country.iso2, listsOn(asOf)).flatMap(
    (jurisdiction) => byJurisdiction.get(jurisdiction) ?? [],
  );
  return {
    country,
    question,
    rules: rules.map((binding) => ({
      ...binding,
      status: statusOn(binding.rule.inForceFrom, binding.rule.inForceUntil, asOf),
    })),
    bars: allProviderBars(world)
      .filter(({ countries }) => countries.includes(country.iso2))
      .map((bar) => ({ ...bar, status: statusOn(bar.from, bar.until, asOf) })),
    reach: reachOfClasses(world, country.iso2, question),
    accelerators: acceleratorsAt(world, {
      siteCountry: country.iso2,
      provider: question.provider,
      asOf,
    }),
  };
}

function statusOn(from: string | undefined, until: string | undefined, asOf: string): RuleStatus {
  if (from !== undefined && lastDay(from) > asOf) return 'not yet';
  const period = until === undefined ? {} : { until };
  return isInForce(period, asOf) ? 'in force' : 'ended';
}

function reachOfClasses(
  world: World,
  iso2: string,
  { provider, asOf, sourcedOnly }: LawQuestion,
): readonly ClassReach[] {
  const siteCountries = [...world.countries.keys()].filter((code) => code !== iso2);
  const matrix = serviceMatrix(world, {
    provider,
    asOf,
    sourcedOnly,
    demandCountries: [iso2],
    siteCountries,
    dataClasses: DATA_CLASSES,
  });
  return DATA_CLASSES.map((dataClass, c) => {
    const row = matrix.outcome.subarray(matrix.cell(0, c, 0), matrix.cell(0, c + 1, 0));
    const count = (code: number) => row.filter((each) => each === code).length;
    return { dataClass, forbidden: count(0), conditions: count(1), allowed: count(2) };
  });
}
