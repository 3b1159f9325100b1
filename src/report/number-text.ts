import type { Cell, NumberStyle } from './document.ts';

/** What stands for a value that is not known. */
export const UNKNOWN = '?';

const formats = new Map<string, Intl.NumberFormat>();

function formatOf({ digits, style = 'plain', isSigned = false }: NumberStyle): Intl.NumberFormat {
  const key = `${digits} ${style} ${String(isSigned)}`;
  const known = formats.get(key);
  if (known) return known;
  const made = new Intl.NumberFormat('en-US', {
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
    ...(style === 'percent' && { style: 'percent' }),
    ...(style === 'compact' && { notation: 'compact' }),
    ...(style === 'year' && { useGrouping: false }),
    ...(isSigned && { signDisplay: 'exceptZero' }),
  });
  formats.set(key, made);
  return made;
}

/** A number as people read it, in American English: `12,345.6`, `34.5%`, `1.2B`; unknown is a question mark. */
export function numberText(value: number | undefined, style: NumberStyle): string {
  if (value === undefined || Number.isNaN(value)) return UNKNOWN;
  return formatOf(style).format(value === 0 ? 0 : value);
}

/** A cell as people read it. */
export function cellText(cell: Cell, style: NumberStyle | undefined): string {
  if (cell === undefined) return style ? UNKNOWN : '';
  if (typeof cell === 'string') return cell;
  return numberText(cell, style ?? { digits: 0 });
}
