import { assert } from '../math/assert.ts';
import type { DataClass, LawRule, World } from '../world/types.ts';
import { rulesByJurisdiction } from './binding-rules.ts';
import { listsOn } from './destinations.ts';
import { providerBars, type CutOff } from './provider-bars.ts';
import { reasonsFor, type LawOfTheDay, type Reason } from './reasons.ts';
import type { RuleEffect } from './rule-effect.ts';
import { joinEffects, OUTCOMES, verdictFrom, type JoinedEffect, type Verdict } from './verdict.ts';

export interface ServiceQuery {
  readonly provider: string;
  /** `YYYY-MM-DD` or a partial date, which means its last day. */
  readonly asOf: string;
  readonly demandCountries: readonly string[];
  readonly siteCountries: readonly string[];
  readonly dataClasses: readonly DataClass[];
  /** Only rules that rest on a read source forbid; the others still lower the low end of the lawful share. */
  readonly sourcedOnly?: boolean;
  readonly cutOff?: readonly CutOff[];
  /** What-if rules on top of the world's. */
  readonly extraRules?: readonly LawRule[];
}

/**
 * Who may serve whom: cell `(i * dataClasses.length + c) * siteCountries.length + j` is demand country `i`, data class
 * `c`, site country `j`.
 */
export interface ServiceMatrix {
  readonly query: ServiceQuery;
  /** Codes of {@link OUTCOMES}. */
  readonly outcome: Uint8Array;
  /** Share of the class that may lawfully be served there: low end, middle, high end. */
  readonly lawfulShareLow: Float64Array;
  readonly lawfulShare: Float64Array;
  readonly lawfulShareHigh: Float64Array;
  /** Cost of the conditions as a share of revenue, middle. */
  readonly conditionCostShare: Float64Array;
  readonly cell: (i: number, c: number, j: number) => number;
  /** The reasons of one cell, made when asked. */
  readonly verdictOf: (i: number, c: number, j: number) => Verdict;
}

/**
 * The matrix of verdicts for one provider on one day. A cell joins every rule of the demand country's jurisdictions in
 * force for the class, every bar on the provider's customers there, and every bar on its sites in the other country.
 * Data that stays in its own country is free of residency rules, never of bars.
 *
 * Accuracy: simulator input, not legal advice; a rule's reach inside its class is an assumption with a range.
 */
export function serviceMatrix(
  world: Pick<World, 'laws' | 'countries' | 'providers'>,
  query: ServiceQuery,
): ServiceMatrix {
  const { demandCountries, siteCountries, dataClasses } = query;
  const law = lawOfTheDay(world, query);
  const columns = emptyColumns(demandCountries.length * dataClasses.length * siteCountries.length);
  const cell = (i: number, c: number, j: number) =>
    (i * dataClasses.length + c) * siteCountries.length + j;
  demandCountries.forEach((country, i) => {
    dataClasses.forEach((dataClass, c) => {
      const row = rowOf(reasonsFor(law, country, dataClass), query.sourcedOnly === true);
      siteCountries.forEach((site, j) => {
        writeCell(columns, cell(i, c, j), row(site));
      });
    });
  });
  const verdictOf = (i: number, c: number, j: number): Verdict => {
    assert(
      i < demandCountries.length && c < dataClasses.length && j < siteCountries.length,
      `no cell ${i}, ${c}, ${j} in the service matrix`,
    );
    const [country, dataClass, site] = [demandCountries[i], dataClasses[c], siteCountries[j]];
    return explain(reasonsFor(law, country, dataClass), site, query.sourcedOnly === true);
  };
  return { query, ...columns, cell, verdictOf };
}

function lawOfTheDay(
  world: Pick<World, 'laws' | 'countries' | 'providers'>,
  query: ServiceQuery,
): LawOfTheDay {
  const { provider, asOf, cutOff } = query;
  return {
    asOf,
    lists: listsOn(asOf),
    rules: rulesByJurisdiction(world, query.extraRules),
    bars: providerBars(world, { provider, asOf, ...(cutOff === undefined ? {} : { cutOff }) }),
  };
}

type Columns = Pick<
  ServiceMatrix,
  'outcome' | 'lawfulShareLow' | 'lawfulShare' | 'lawfulShareHigh' | 'conditionCostShare'
>;

function emptyColumns(size: number): Columns {
  return {
    outcome: new Uint8Array(size),
    lawfulShareLow: new Float64Array(size),
    lawfulShare: new Float64Array(size),
    lawfulShareHigh: new Float64Array(size),
    conditionCostShare: new Float64Array(size),
  };
}

function writeCell(columns: Columns, index: number, joined: JoinedEffect): void {
  columns.outcome[index] = OUTCOMES.indexOf(joined.outcome);
  columns.lawfulShareLow[index] = joined.lawfulShare.low;
  columns.lawfulShare[index] = joined.lawfulShare.mid;
  columns.lawfulShareHigh[index] = joined.lawfulShare.high;
  columns.conditionCostShare[index] = joined.conditionCostShare.mid;
}

/**
 * The joined effect as a function of the site's country. Rules have few distinct effects, so that most countries of a
 * row share one: each combination is joined once, and found again along a tree of the effects' identities.
 */
function rowOf(
  reasons: readonly Reason[],
  sourcedOnly: boolean,
): (siteCountry: string) => JoinedEffect {
  interface Node {
    readonly next: Map<RuleEffect, Node>;
    joined?: JoinedEffect;
  }
  const root: Node = { next: new Map() };
  return (site) => {
    let node = root;
    for (const reason of reasons) {
      const effect = reason.effectAt(site);
      const known = node.next.get(effect);
      const child = known ?? { next: new Map<RuleEffect, Node>() };
      if (known === undefined) node.next.set(effect, child);
      node = child;
    }
    node.joined ??= joinAt(reasons, site, sourcedOnly);
    return node.joined;
  };
}

/** Without the unsourced rules when they do not count; they still lower the low end, for they may well be law. */
function joinAt(reasons: readonly Reason[], site: string, sourcedOnly: boolean): JoinedEffect {
  const all = joinEffects(reasons.map((reason) => reason.effectAt(site)));
  if (!sourcedOnly) return all;
  const sourced = reasons.filter((reason) => reason.sourced);
  const counted = joinEffects(sourced.map((reason) => reason.effectAt(site)));
  return { ...counted, lawfulShare: { ...counted.lawfulShare, low: all.lawfulShare.low } };
}

function explain(reasons: readonly Reason[], site: string, sourcedOnly: boolean): Verdict {
  const { lawfulShare } = joinAt(reasons, site, sourcedOnly);
  const parts = reasons
    .filter((reason) => reason.sourced || !sourcedOnly)
    .map((reason) => {
      const effect = reason.effectAt(site);
      return { rule: reason.describe(effect), effect };
    });
  return { ...verdictFrom(parts), lawfulShare };
}
