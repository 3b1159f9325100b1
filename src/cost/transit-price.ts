import type { Range } from './range.ts';

/**
 * Price of IP transit at 10 to 100 gigabit ports by subregion, USD per Mbit/s and month: lowest, median and highest over
 * its cities. An expert's guess of 2025, anchored to TeleGeography's public summaries; trust the shape only.
 */
const TRANSIT_USD_PER_MBPS_MONTH: Readonly<Record<string, Range>> = {
  'Australia and New Zealand': { low: 0.8, mid: 1.65, high: 3.5 },
  'Central America': { low: 0.4, mid: 0.9, high: 2.5 },
  'Central Asia': { low: 0.8, mid: 2.4, high: 6 },
  'Eastern Africa': { low: 0.8, mid: 3, high: 15 },
  'Eastern Asia': { low: 0.15, mid: 1.6, high: 12.9 },
  'Eastern Europe': { low: 0.08, mid: 0.175, high: 0.6 },
  'Middle Africa': { low: 1.5, mid: 4.5, high: 12 },
  'Northern Africa': { low: 0.9, mid: 2.35, high: 8 },
  'Northern America': { low: 0.05, mid: 0.1, high: 0.3 },
  'Northern Europe': { low: 0.05, mid: 0.095, high: 0.2 },
  'South America': { low: 0.25, mid: 1.2, high: 3 },
  'South-eastern Asia': { low: 0.15, mid: 1.2, high: 4 },
  'Southern Africa': { low: 0.5, mid: 1, high: 2 },
  'Southern Asia': { low: 0.4, mid: 1.7, high: 5 },
  'Southern Europe': { low: 0.07, mid: 0.15, high: 0.9 },
  'Western Africa': { low: 1, mid: 2.5, high: 5.5 },
  'Western Asia': { low: 0.5, mid: 2.1, high: 5.5 },
  'Western Europe': { low: 0.05, mid: 0.09, high: 0.3 },
};

/** Price of IP transit in a subregion, USD per Mbit/s and month; `undefined` where none is known (the islands). */
export function transitUsdPerMbpsMonth(subregion: string): Range | undefined {
  return TRANSIT_USD_PER_MBPS_MONTH[subregion];
}
