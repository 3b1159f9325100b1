import type { Glyphs } from '../look/glyphs.ts';

function clamped(share: number): number {
  return Math.max(0, Math.min(1, share));
}

/** A bar of at most `width` cells for a share of 0 to 1, filled up with blanks; finer than a cell where there are glyphs. */
export function barText(share: number, width: number, { bar }: Glyphs): string {
  const steps = bar.length - 1;
  if (steps === 0) return '';
  const parts = Math.round(clamped(share) * width * steps);
  const full = Math.floor(parts / steps);
  const rest = parts % steps;
  const text = bar[steps].repeat(full) + (rest > 0 ? bar[rest] : '');
  return text + ' '.repeat(width - full - (rest > 0 ? 1 : 0));
}

/** A range with its middle on a scale of 0 to 1: `  ├──●─┤  `. */
export function rangeText(
  { low, mid, high }: { readonly low: number; readonly mid: number; readonly high: number },
  width: number,
  { range }: Glyphs,
): string {
  if (range.mid === '') return '';
  const cell = (share: number) => Math.round(clamped(share) * (width - 1));
  const [from, at, to] = [cell(low), cell(mid), cell(high)];
  const cells = Array.from({ length: width }, (_, index) => {
    if (index === at) return range.mid;
    if (index === from) return range.from;
    if (index === to) return range.to;
    return index > from && index < to ? range.line : ' ';
  });
  return cells.join('');
}

/** Small columns, one a value, on the scale of the largest: a line of history in a row of text. */
export function sparkText(values: readonly number[], { column }: Glyphs): string {
  const steps = column.length - 1;
  const most = Math.max(...values.map(Math.abs), Number.MIN_VALUE);
  return values.map((value) => column[Math.round((Math.abs(value) / most) * steps)]).join('');
}

/** A slider: knob on a track. */
export function sliderText(
  share: number,
  width: number,
  { knob, track, trackFull }: Glyphs,
): { readonly done: string; readonly knob: string; readonly rest: string } {
  if (knob === '') return { done: '', knob: '', rest: '' };
  const at = Math.round(clamped(share) * (width - 1));
  return { done: trackFull.repeat(at), knob, rest: track.repeat(width - 1 - at) };
}
