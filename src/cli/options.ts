import { InvalidArgumentError, Option } from '@commander-js/extra-typings';
import { lastDayOf } from '../scenario/partial-date.ts';

export const FORMATS = ['table', 'json', 'csv', 'md'] as const;
export type Format = (typeof FORMATS)[number];

/** Options that every command takes for its output. */
export interface OutputOptions {
  readonly format: Format;
  readonly out?: string;
}

export const formatOption = () =>
  new Option('--format <form>', 'how the answer is written')
    .choices(FORMATS)
    .default('table' as const);

export const outOption = () =>
  new Option('--out <file>', 'write the answer to a file, whole or not at all');

/**
 * Options that change a scenario for one run. They take one value and may be repeated: an option that took all words
 * behind it would swallow the file in `run --set region.zones=2 FILE`.
 */
export const setOption = () =>
  new Option('--set <path=value>', 'change a field for this run, e.g. --set asOf=2025 (repeatable)')
    .default([] as string[], 'none')
    .argParser((value: string, others: string[]) => [...others, value]);

export const overrideOption = () =>
  new Option(
    '--override <names>',
    "apply the file's named overrides, in this order: a,b (repeatable)",
  )
    .default([] as string[], 'none')
    .argParser((value: string, others: string[]) => [...others, ...namesOf(value)]);

/** `a,b` as two names. */
export function namesOf(list: string): readonly string[] {
  return list.split(',').filter((name) => name !== '');
}

/** A whole number of at least `low`, as commander's argument parser. */
export function wholeNumber(low: number): (text: string) => number {
  return (text) => {
    const value = Number(text);
    if (!Number.isSafeInteger(value) || value < low)
      throw new InvalidArgumentError(`Expected a whole number of at least ${low}, got ${text}.`);
    return value;
  };
}

/** A date of which the day or the month may be left out, as commander's argument parser. */
export function partialDate(text: string): string {
  if (!lastDayOf(text).ok)
    throw new InvalidArgumentError(
      `Expected a day of the calendar as YYYY, YYYY-MM or YYYY-MM-DD, got ${text}.`,
    );
  return text;
}
