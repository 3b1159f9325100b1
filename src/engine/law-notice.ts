import { EXPORT_RULES } from '../compliance/export-rules.ts';
import { allProviderBars } from '../compliance/provider-bars.ts';
import type { World } from '../world/types.ts';

interface Sourced {
  readonly sourced: boolean;
}

function sourcedOf(rules: readonly Sourced[], of = 'of the'): string {
  return `${rules.filter(({ sourced }) => sourced).length} ${of} ${rules.length}`;
}

/** What every report that rests on law says: what it is not, and how many of the tables' rules rest on a read source. */
export function lawNotice(world: Pick<World, 'laws' | 'countries'>): string {
  return (
    `Simulator input, not legal advice: ${sourcedOf(world.laws)} residency rules, ${sourcedOf(EXPORT_RULES)} export ` +
    `rules and ${sourcedOf(allProviderBars(world))} bars on providers rest on a source that was read, the others on memory (low confidence).`
  );
}

/** The notice as one line of a screen, all kinds of rules counted together. */
export function shortLawNotice(world: Pick<World, 'laws' | 'countries'>): string {
  const rules = [...world.laws, ...EXPORT_RULES, ...allProviderBars(world)];
  return `Simulator input, not legal advice: ${sourcedOf(rules, 'of')} rules are sourced.`;
}
