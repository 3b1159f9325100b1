import { EXPORT_RULES } from '../../compliance/export-rules.ts';
import { lastDay } from '../../world/partial-date.ts';
import type { Scenario } from '../../scenario/types.ts';
import type { World } from '../../world/types.ts';

/** Something that changes who may go where, or how far it is. */
export interface DatedChange {
  /** The day from which it holds, `YYYY-MM-DD`. */
  readonly day: string;
  readonly label: string;
}

/**
 * What the tables and the scenario know to change between two days: laws of both that enter into force or end, rules on the
 * export of accelerators, cables that open or close, regions of the provider that open or close. A partial date counts from
 * its last day. Sorted by day.
 */
export function datedChanges(
  { laws, backbone, regions }: World,
  { provider, law: { extraRules = [] } }: Pick<Scenario, 'provider' | 'law'>,
  { after, until }: { readonly after: string; readonly until: string },
): readonly DatedChange[] {
  const change = (date: string | undefined, label: string): readonly DatedChange[] => {
    const day = date === undefined ? '' : lastDay(date);
    return day > after && day <= until ? [{ day, label }] : [];
  };
  return [
    ...[...laws, ...extraRules].flatMap(({ jurisdiction, law, inForceFrom, inForceUntil }) => [
      ...change(inForceFrom, `law of ${jurisdiction}: ${law}`),
      ...change(inForceUntil, `law of ${jurisdiction} ends: ${law}`),
    ]),
    ...EXPORT_RULES.flatMap(({ law, from, until }) => [
      ...change(from, `export rule: ${law}`),
      ...change(until, `export rule ends: ${law}`),
    ]),
    ...[...backbone.cables.values()].flatMap(({ name, inServiceFrom, inServiceUntil }) => [
      ...change(inServiceFrom, `cable opens: ${name}`),
      ...change(inServiceUntil, `cable ends: ${name}`),
    ]),
    ...regions
      .filter((region) => region.provider === provider)
      .flatMap(({ id, city, launched, closed }) => [
        ...change(launched?.value, `region opens: ${city} (${id})`),
        ...change(closed?.value, `region closes: ${city} (${id})`),
      ]),
  ].sort((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0));
}
