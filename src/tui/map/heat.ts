import type { Reach } from '../../engine/reach.ts';
import type { Tone } from '../look/palette.ts';

/** Round trips told apart on the map: below 20 ms feels immediate, beyond 150 ms nobody talks freely (ITU-T G.114). */
export const RTT_STEPS: readonly {
  readonly belowMs: number;
  readonly tone: Tone;
  readonly label: string;
}[] = [
  { belowMs: 20, tone: 'heat0', label: '<20' },
  { belowMs: 50, tone: 'heat1', label: '<50' },
  { belowMs: 100, tone: 'heat2', label: '<100' },
  { belowMs: 150, tone: 'heat3', label: '<150' },
  { belowMs: Infinity, tone: 'heat4', label: '150+ ms' },
];

/** Place in {@link RTT_STEPS}; nobody serves where the round trip is infinite. */
export function rttStep(rttMs: number): number | undefined {
  if (!Number.isFinite(rttMs)) return undefined;
  return RTT_STEPS.findIndex(({ belowMs }) => rttMs < belowMs);
}

/** Which of the dots of a cell are drawn, from sparse to full: shade that is seen without color too. */
export const DENSITY: readonly ((x: number, y: number) => boolean)[] = [
  (x, y) => x % 2 === 0 && y % 4 === 0,
  (x, y) => y % 2 === 0 && (x + y / 2) % 2 === 0,
  (x, y) => (x + y) % 2 === 0,
  (x, y) => (x + y) % 2 === 0 || y % 2 === 0,
  () => true,
];

/** A cell of each density, for legends. */
export const DENSITY_SIGNS = {
  unicode: ['⠁', '⠡', '⢕', '⢽', '⣿'],
  ascii: ['.', ':', '=', '*', '@'],
};

/** Demand as a step of 0 to 4 on a logarithmic scale: cities differ by factors of thousands. */
export function demandStep(usdPerYear: number): number {
  return Math.max(0, Math.min(4, Math.floor(Math.log10(Math.max(1, usdPerYear)) - 6.5)));
}

export const DEMAND_TONES: readonly Tone[] = ['heat4', 'heat3', 'heat2', 'heat1', 'heat0'];

/** What each city's users get with the site in the fleet: the nearer of today and the site, where it takes any of them. */
export function rttWithSite(reach: Reach, site: string | undefined): Float32Array {
  const own = reach.sites.find((each) => each.site === site);
  if (!own) return reach.todayRttMs;
  return reach.todayRttMs.map((today, city) =>
    own.takenUsdPerYear[city] > 0 ? Math.min(today, own.rttMs[city]) : today,
  );
}
