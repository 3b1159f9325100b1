import { DATA_CLASSES } from '../compliance/data-classes.ts';
import type { Checked, Diagnostic } from '../scenario/diagnostic.ts';
import { didYouMean } from '../scenario/nearest-name.ts';
import { lastDayOf } from '../scenario/partial-date.ts';
import { findCountry, findProvider } from '../world/find.ts';
import type { DataClass, World } from '../world/types.ts';

/** What a user typed. */
export interface LawArguments {
  readonly country?: string;
  readonly from?: readonly string[];
  readonly to?: readonly string[];
  readonly class?: readonly string[];
  readonly provider?: string;
  readonly asOf?: string;
  readonly sourcedOnly: boolean;
  /** Whether the matrix of verdicts is asked for. */
  readonly matrix?: boolean;
}

/** The same with every name resolved. */
export interface LawQuestion {
  readonly country?: string;
  /** Empty where none was named. */
  readonly from: readonly string[];
  readonly to: readonly string[];
  readonly dataClasses: readonly DataClass[];
  readonly provider: string;
  /** `YYYY-MM-DD`. */
  readonly asOf: string;
  readonly sourcedOnly: boolean;
}

/** The provider that a question means when it names none: bars on providers hit nobody of this name. */
export const ANY_PROVIDER = 'any';

/** Resolves names and days; every fault is found, with the nearest known name. */
export function lawQuestion(world: World, args: LawArguments): Checked<LawQuestion> {
  const faults: Diagnostic[] = [];
  const country = (path: string) => (text: string) => {
    const found = findCountry(world, text)?.iso2;
    if (found === undefined) faults.push(unknown(path, 'country', text, countryNames(world)));
    return found ?? '';
  };
  const dataClass = (text: string): DataClass => {
    const found = DATA_CLASSES.find((name) => name === text.toLowerCase());
    if (found === undefined) faults.push(unknown('--class', 'data class', text, DATA_CLASSES));
    return found ?? 'personal';
  };
  faults.push(...besideCountry(args));
  const question: LawQuestion = {
    ...(args.country !== undefined && { country: country('COUNTRY')(args.country) }),
    from: (args.from ?? []).map(country('--from')),
    to: (args.to ?? []).map(country('--to')),
    dataClasses: (args.class ?? []).map(dataClass),
    provider: providerOf(world, args.provider, faults),
    asOf: dayOf(world, args.asOf, faults),
    sourcedOnly: args.sourcedOnly,
  };
  return faults.length > 0
    ? { ok: false, diagnostics: faults }
    : { ok: true, value: question, warnings: [] };
}

/** All of a country's law is one answer: what would narrow it down asks something else, and is not passed over. */
function besideCountry({
  country,
  from = [],
  to = [],
  class: named = [],
  matrix = false,
}: LawArguments): readonly Diagnostic[] {
  if (country === undefined) return [];
  const given = { '--from': from.length, '--to': to.length, '--class': named.length };
  const counted = { ...given, '--matrix': Number(matrix) };
  const unused = Object.entries(counted).filter(([, count]) => count > 0);
  return unused.map(([path]) => ({
    severity: 'error',
    file: 'arguments',
    path,
    message: `does not go with a country alone (${country})`,
    hint: 'ask either: regionsim law SA; or: regionsim law --from DE --to SA --class health',
  }));
}

function providerOf(world: World, text: string | undefined, faults: Diagnostic[]): string {
  if (text === undefined) return ANY_PROVIDER;
  const found = findProvider(world, text)?.id;
  if (found === undefined)
    faults.push(unknown('--provider', 'provider', text, [...world.providers.keys()]));
  return found ?? ANY_PROVIDER;
}

function dayOf(world: World, text: string | undefined, faults: Diagnostic[]): string {
  if (text === undefined) return world.compiled;
  const day = lastDayOf(text);
  if (day.ok) return day.value;
  const { message, hint = 'write YYYY, YYYY-MM or YYYY-MM-DD; a partial date means its last day' } =
    day;
  faults.push({ severity: 'error', file: 'arguments', path: '--as-of', message, hint });
  return world.compiled;
}

function unknown(path: string, what: string, text: string, known: readonly string[]): Diagnostic {
  const hint = didYouMean(text, known);
  return {
    severity: 'error',
    file: 'arguments',
    path,
    message: `unknown ${what} "${text}"`,
    ...(hint !== undefined && { hint }),
  };
}

function countryNames(world: World): readonly string[] {
  return [...world.countries.values()].flatMap(({ name, iso2 }) => [name, iso2]);
}
