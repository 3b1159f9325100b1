import { lastDay } from '../world/partial-date.ts';
import type { LawRule } from '../world/types.ts';
import { parseDestinations } from './destinations.ts';
import { ruleScope } from './rule-scopes.ts';

/** A contradiction in a table of rules, with its place. */
export interface RuleFault {
  /** Id of the rule. */
  readonly rule: string;
  /** Column of the table. */
  readonly field: keyof LawRule;
  readonly message: string;
}

const DATE = /^\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?$/;

/**
 * Rules that contradict themselves or each other: a term outside the language of destinations, data that must stay and
 * may go anywhere, a rule that ends before it begins, an id used twice, a class that is free and must stay at once.
 */
export function ruleFaults(rules: readonly LawRule[]): readonly RuleFault[] {
  return [...rules.flatMap(ownFaults), ...doubledIds(rules), ...rules.flatMap(conflicts(rules))];
}

function ownFaults(rule: LawRule): readonly RuleFault[] {
  const { id, kind, jurisdiction, inForceFrom, inForceUntil } = rule;
  const destinations = parseDestinations(rule.destinations);
  const faults: RuleFault[] = destinations.unknownTerms.map((term) => ({
    rule: id,
    field: 'destinations',
    message: `unknown destination "${term}"`,
  }));
  const fault = (field: keyof LawRule, message: string) =>
    faults.push({ rule: id, field, message });
  if (kind === 'mustStay' && destinations.everywhere)
    fault('destinations', `data that must stay may go to "${rule.destinations}"`);
  else if (kind === 'mustStay' && !staysSomewhere(rule))
    fault('destinations', `data that must stay may not stay in ${jurisdiction}`);
  if (kind === 'free' && !destinations.everywhere)
    fault('destinations', `free data may go to "${rule.destinations}" only`);
  if (kind !== 'copyStays' && destinations.copyStays)
    fault('kind', `a copy must stay, but the kind is ${kind}`);
  for (const [field, date] of Object.entries({ inForceFrom, inForceUntil }))
    if (date !== undefined && !DATE.test(date))
      fault(field as keyof LawRule, `"${date}" is no date`);
  if (
    inForceFrom !== undefined &&
    inForceUntil !== undefined &&
    lastDay(inForceUntil) < lastDay(inForceFrom)
  )
    fault('inForceUntil', `ends ${inForceUntil}, before it begins ${inForceFrom}`);
  return faults;
}

/** The own country is among the destinations, or a list that may hold it. */
function staysSomewhere({ destinations, jurisdiction }: LawRule): boolean {
  const { countries, lists } = parseDestinations(destinations);
  return countries.includes(jurisdiction) || lists.length > 0;
}

function doubledIds(rules: readonly LawRule[]): readonly RuleFault[] {
  const seen = new Set<string>();
  return rules.flatMap(({ id }) => {
    if (!seen.has(id)) {
      seen.add(id);
      return [];
    }
    return [{ rule: id, field: 'id' as const, message: `a second rule of the id "${id}"` }];
  });
}

/** A rule that frees a whole class while another of the same law keeps all of it inside, at the same time. */
function conflicts(rules: readonly LawRule[]): (free: LawRule) => readonly RuleFault[] {
  return (free) => {
    if (free.kind !== 'free' || free.dataClass === 'all') return [];
    const { dataClass } = free;
    return rules
      .filter(
        (other) =>
          other.kind === 'mustStay' &&
          other.jurisdiction === free.jurisdiction &&
          ruleScope(other).binds[dataClass]?.low === 1 &&
          overlap(free, other),
      )
      .map((other) => ({
        rule: free.id,
        field: 'kind' as const,
        message: `frees ${free.dataClass} data that ${other.id} keeps inside`,
      }));
  };
}

function overlap(a: LawRule, b: LawRule): boolean {
  const starts = (rule: LawRule) => lastDay(rule.inForceFrom ?? '0000');
  const ends = (rule: LawRule) => lastDay(rule.inForceUntil ?? '9999');
  return starts(a) <= ends(b) && starts(b) <= ends(a);
}
