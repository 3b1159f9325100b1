import type { Scenario } from '../scenario/types.ts';
import type { VariedInput } from '../engine/vary/varied-input.ts';
import type { NumberStyle, TextBlock } from './document.ts';
import { numberText } from './number-text.ts';

export const POINTS = { digits: 1 } as const;
export const USD = { digits: 1, style: 'compact' } as const;
export const PERCENT = { digits: 1, style: 'percent' } as const;

export function line(text: string, tone: TextBlock['tone'] = 'plain'): TextBlock {
  return { kind: 'text', tone, text };
}

/** What a scenario says of itself, before anything else. */
export function descriptionLines({ description }: Scenario): readonly TextBlock[] {
  return description === '' ? [] : [line(description)];
}

/** The origin of an answer, last. */
export function originLine(
  { hash }: Scenario,
  { worldHash, seed }: { readonly worldHash: string; readonly seed: string },
): TextBlock {
  return line(`input ${hash}, world ${worldHash}, seed ${seed}.`, 'note');
}

/** Enough digits for a value of any size. */
function styleOf(value: number): NumberStyle {
  const size = Math.abs(value);
  if (size >= 1e5) return { digits: 1, style: 'compact' };
  if (size >= 100) return { digits: 0 };
  return { digits: size >= 10 ? 1 : size >= 0.1 ? 2 : 4 };
}

/** A value of an input as people read it, with its unit; readings of the law in words. */
export function inputValueText(input: VariedInput, value: number): string {
  if (input.spread === 'readings') return value < 0 ? 'strict' : value > 0 ? 'mild' : 'as it is';
  if (input.unit.startsWith('share')) return numberText(value, { digits: 1, style: 'percent' });
  const unit = input.unit === 'factor' || input.unit === '' ? '' : ` ${input.unit}`;
  const times = input.unit === 'factor' ? '×' : '';
  return `${times}${numberText(value, styleOf(value))}${unit}`;
}

/** An input as data for programs. */
export function inputData(input: VariedInput) {
  const { id, label, subject, unit, low, mid, high, spread, confidence } = input;
  return { id, label, subject, unit, low, mid, high, knownAs: spread, confidence };
}
