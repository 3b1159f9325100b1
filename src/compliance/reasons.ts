import type { DataClass } from '../world/types.ts';
import { exactly } from './bounds.ts';
import { parseDestinations, reachOf, REACHES, type Lists } from './destinations.ts';
import type { Residency } from './residency.ts';
import { FREE, barred, type RuleEffect } from './rule-effect.ts';
import { barReason, ruleReason, type DecidingRule } from './verdict.ts';
import type { ProviderBar } from './vendor-policies.ts';

/** A rule or bar that may bear on a demand country's class, over all site countries. */
export interface Reason {
  /** Per site country: which of `effects` it meets. */
  readonly codes: Uint8Array;
  readonly effects: readonly RuleEffect[];
  readonly describe: (effect: RuleEffect) => DecidingRule;
  readonly sourced: boolean;
}

export interface LawOfTheDay {
  readonly residency: Residency;
  readonly bars: readonly ProviderBar[];
  readonly siteCountries: readonly string[];
  /** Reach of a destination expression over the site countries, as codes of `REACHES`. */
  readonly reachRow: (destinations: string) => Uint8Array;
  /** Bars that bind sites of the matrix: 1 per site country that one hits. */
  readonly barredSites: ReadonlyMap<ProviderBar, Uint8Array>;
  /** 1 per site country: a bar on customers holds wherever they are served. */
  readonly everywhere: Uint8Array;
}

/** Code of data at home, after those of `REACHES`. */
const HOME = REACHES.length;

/** Reach of each expression over all site countries, worked out once: thirty countries share the Union's. */
export function reachRows(
  lists: Lists,
  siteCountries: readonly string[],
): (destinations: string) => Uint8Array {
  const rows = new Map<string, Uint8Array>();
  return (text) => {
    const known = rows.get(text);
    if (known !== undefined) return known;
    const destinations = parseDestinations(text);
    const row = new Uint8Array(
      siteCountries.map((site) => REACHES.indexOf(reachOf(destinations, lists, site))),
    );
    rows.set(text, row);
    return row;
  };
}

/** The bars on sites, as rows over the site countries; bars that hit none of them are left out. */
export function barredSiteRows(
  bars: readonly ProviderBar[],
  siteCountries: readonly string[],
): ReadonlyMap<ProviderBar, Uint8Array> {
  const rows = new Map<ProviderBar, Uint8Array>();
  for (const bar of bars) {
    if (bar.binds === 'customers') continue;
    const hit = siteCountries.map((site) => (bar.countries.includes(site) ? 1 : 0));
    if (hit.includes(1)) rows.set(bar, new Uint8Array(hit));
  }
  return rows;
}

/** Everything that may bear on a class of a country: residency rules, bars on customers there, bars on sites. */
export function reasonsFor(
  law: LawOfTheDay,
  demandCountry: string,
  dataClass: DataClass,
): readonly Reason[] {
  const rules = law.residency.rulesOf(demandCountry, dataClass);
  const residency = rules.map(({ binding, effects }): Reason => ({
    codes: withHome(law, law.reachRow(binding.rule.destinations), demandCountry),
    effects,
    describe: (effect) => ruleReason(binding, effect),
    sourced: binding.rule.sourced,
  }));
  const bars = law.bars.flatMap(
    (bar) => barReasonOver(law, bar, { demandCountry, dataClass }) ?? [],
  );
  return [...residency, ...bars];
}

function withHome(law: LawOfTheDay, row: Uint8Array, demandCountry: string): Uint8Array {
  const home = law.siteCountries.indexOf(demandCountry);
  if (home < 0) return row;
  const codes = row.slice();
  codes[home] = HOME;
  return codes;
}

/** A bar binds customers of the demand country wherever they are served, or sites whomever they serve, or both. */
function barReasonOver(
  law: LawOfTheDay,
  bar: ProviderBar,
  demand: { readonly demandCountry: string; readonly dataClass: DataClass },
): Reason | undefined {
  const share = bar.bars[demand.dataClass];
  if (share === undefined && bar.rest === undefined) return undefined;
  const hitsCustomers = bar.binds !== 'sites' && bar.countries.includes(demand.demandCountry);
  const codes = hitsCustomers ? law.everywhere : law.barredSites.get(bar);
  if (codes === undefined) return undefined;
  return {
    codes,
    effects: [FREE, barred(share ?? exactly(0), bar.rest)],
    describe: (effect) => barReason(bar, effect),
    sourced: bar.sourced,
  };
}
