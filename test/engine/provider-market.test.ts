import { expect, it } from 'vitest';
import { demandSide } from '../../src/engine/demand-side.ts';
import { loadWorld } from '../../src/world/load.ts';
import { shipped } from './scenarios.ts';

it('gives a new site no cheaper accelerators than the provider may add to a region next to it', () => {
  const { market, set } = demandSide(loadWorld(), shipped('hyperscaler-next'));
  const { laws, sites, siteUtility } = market.problem;
  const american = (column: number) => set.sites[column].country === 'US';
  const [standing] = set.existing.filter(american);
  const [proposed] = set.candidates.filter(american);
  const differences = Array.from(
    { length: laws },
    (_, law) => siteUtility[law * sites + proposed] - siteUtility[law * sites + standing],
  ).filter(Number.isFinite);
  // One for the list price, the same for work with accelerators and for work without.
  expect(new Set(differences.map((difference) => difference.toFixed(9))).size).toBe(1);
});
