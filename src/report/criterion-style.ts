import type { NumberStyle } from './document.ts';

const STYLES: Readonly<Record<string, { unit: string; number: NumberStyle }>> = {
  ms: { unit: 'ms', number: { digits: 2 } },
  share: { unit: '%', number: { digits: 2, style: 'percent' } },
  // Nines are what counts: two digits would print every region as 100 %.
  'share of time': { unit: '%', number: { digits: 4, style: 'percent' } },
  routes: { unit: 'routes', number: { digits: 0 } },
  'USD/kW/yr': { unit: 'USD/kW/yr', number: { digits: 0 } },
  'USD/TB': { unit: 'USD/TB', number: { digits: 3 } },
  USD: { unit: 'USD', number: { digits: 1, style: 'compact' } },
  'gCO2e/kWh': { unit: 'gCO2e/kWh', number: { digits: 0 } },
  'index 0-10': { unit: '0-10', number: { digits: 1 } },
};

/** How a criterion's values are printed; a unit of the user's own reads as a plain number. */
export function criterionStyle(unit: string): { unit: string; number: NumberStyle } {
  return STYLES[unit] ?? { unit, number: { digits: 2 } };
}
