import { describe, expect, it } from 'vitest';
import { providerFit } from '../../src/engine/provider-fit.ts';
import { loadWorld } from '../../src/world/load.ts';

/** Largest error of a share that the stored constants may leave, relative; it only tightens. */
const TOLERANCE = 0.08;

describe('published market shares', () => {
  it('are met by the stored constants of the providers', () => {
    const fits = providerFit(loadWorld());
    console.table(
      fits.map(({ provider, scope, share, modeled, period }) => ({
        provider,
        scope,
        period,
        publishedPercent: (100 * share).toFixed(1),
        modeledPercent: (100 * modeled).toFixed(2),
      })),
    );
    expect(fits).toHaveLength(11);
    for (const { provider, scope, share, modeled } of fits)
      expect(Math.abs(modeled / share - 1), `${provider} ${scope}`).toBeLessThan(TOLERANCE);
    const big = fits
      .filter(
        ({ scope, provider }) => scope === 'world' && ['aws', 'azure', 'gcp'].includes(provider),
      )
      .reduce((sum, { modeled }) => sum + modeled, 0);
    // Synergy via The Register, August 2024: 67 % of the world's market.
    expect(Math.abs(big - 0.67)).toBeLessThan(0.01);
  });
});
