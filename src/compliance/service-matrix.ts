import { assert } from '../math/assert.ts';
import type { DataClass, LawRule, World } from '../world/types.ts';
import { providerBars, type CutOff } from './provider-bars.ts';
import { barredSiteRows, reachRows, reasonsFor, type LawOfTheDay, type Reason } from './reasons.ts';
import { residencyOn } from './residency.ts';
import { FREE } from './rule-effect.ts';
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
      const joined = joinedAt(reasonsFor(law, country, dataClass), query.sourcedOnly === true);
      for (let j = 0; j < siteCountries.length; j += 1)
        writeCell(columns, cell(i, c, j), joined(j));
    });
  });
  const verdictOf = (i: number, c: number, j: number): Verdict => {
    assert(
      i < demandCountries.length && c < dataClasses.length && j < siteCountries.length,
      `no cell ${i}, ${c}, ${j} in the service matrix`,
    );
    const reasons = reasonsFor(law, demandCountries[i], dataClasses[c]);
    return explain(reasons, j, query.sourcedOnly === true);
  };
  return { query, ...columns, cell, verdictOf };
}

function lawOfTheDay(
  world: Pick<World, 'laws' | 'countries' | 'providers'>,
  query: ServiceQuery,
): LawOfTheDay {
  const { provider, asOf, cutOff, siteCountries, extraRules } = query;
  const residency = residencyOn(world, { asOf, extraRules });
  const bars = providerBars(world, { provider, asOf, ...(cutOff === undefined ? {} : { cutOff }) });
  return {
    residency,
    siteCountries,
    bars,
    reachRow: reachRows(residency.lists, siteCountries),
    barredSites: barredSiteRows(bars, siteCountries),
    everywhere: new Uint8Array(siteCountries.length).fill(1),
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
 * The joined effect at site country `j`. Rules have few distinct effects, so that most countries of a row share one
 * combination: each is joined once, and found again by the codes of its effects as digits of a number.
 */
function joinedAt(reasons: readonly Reason[], sourcedOnly: boolean): (j: number) => JoinedEffect {
  const known = new Map<number, JoinedEffect>();
  return (j) => {
    let key = 0;
    for (const { codes, effects } of reasons) key = key * effects.length + codes[j];
    const found = known.get(key) ?? joinAt(reasons, j, sourcedOnly);
    known.set(key, found);
    return found;
  };
}

/** Without the unsourced rules when they do not count; they still lower the low end, for they may well be law. */
function joinAt(reasons: readonly Reason[], j: number, sourcedOnly: boolean): JoinedEffect {
  const effectOf = ({ effects, codes }: Reason) => effects[codes[j]];
  const all = joinEffects(reasons.map(effectOf));
  if (!sourcedOnly) return all;
  const counted = joinEffects(reasons.filter(({ sourced }) => sourced).map(effectOf));
  return { ...counted, lawfulShare: { ...counted.lawfulShare, low: all.lawfulShare.low } };
}

function explain(reasons: readonly Reason[], j: number, sourcedOnly: boolean): Verdict {
  const { lawfulShare } = joinAt(reasons, j, sourcedOnly);
  const parts = reasons
    .filter((reason) => reason.sourced || !sourcedOnly)
    .map(({ effects, codes, describe }) => {
      const effect = effects[codes[j]];
      return { rule: describe(effect), effect };
    })
    .filter(({ rule, effect }) => rule.kind !== 'bar' || effect !== FREE);
  return { ...verdictFrom(parts), lawfulShare };
}
