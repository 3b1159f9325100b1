/** Before this no provider of the tables had a region; later than this nothing is known. */
export const FIRST_MONTH = 12 * 2006;
export const LAST_MONTH = 12 * 2030 + 11;

/** A month as a number, so that a slider can move over it: months since the year 0. */
export function monthOf(date: string): number {
  const [year, month] = date.split('-').map(Number);
  return 12 * year + (month || 12) - 1;
}

/** `2024-05`. */
export function monthText(month: number): string {
  const year = Math.floor(month / 12);
  return `${String(year).padStart(4, '0')}-${String((month % 12) + 1).padStart(2, '0')}`;
}
