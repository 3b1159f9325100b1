import { DATA_CLASSES } from '../compliance/data-classes.ts';
import type { Checked, Diagnostic } from '../scenario/diagnostic.ts';
import { didYouMean } from '../scenario/nearest-name.ts';
import { findCountry, findProvider } from '../world/find.ts';
import { lastDay } from '../world/partial-date.ts';
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

const DATE = /^\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?$/;

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

function providerOf(world: World, text: string | undefined, faults: Diagnostic[]): string {
  if (text === undefined) return ANY_PROVIDER;
  const found = findProvider(world, text)?.id;
  if (found === undefined)
    faults.push(unknown('--provider', 'provider', text, [...world.providers.keys()]));
  return found ?? ANY_PROVIDER;
}

function dayOf(world: World, text: string | undefined, faults: Diagnostic[]): string {
  if (text === undefined) return world.compiled;
  if (DATE.test(text)) return lastDay(text);
  faults.push({
    severity: 'error',
    file: 'arguments',
    path: '--as-of',
    message: `"${text}" is no date`,
    hint: 'write YYYY, YYYY-MM or YYYY-MM-DD; a partial date means its last day',
  });
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
