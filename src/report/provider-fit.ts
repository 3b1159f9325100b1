import type { ShareFit } from '../demand/capture-fit.ts';
import type { TableBlock } from './document.ts';

const PERCENT = { digits: 1, style: 'percent' } as const;

/** Shares that the market model gives beside the published ones that it was fitted to: a section of the validation. */
export function providerFitTable(fits: readonly ShareFit[]): TableBlock {
  return {
    kind: 'table',
    title: 'Market shares, modeled and published; constants were fitted to these shares',
    columns: [
      { key: 'provider', label: 'provider' },
      { key: 'scope', label: 'market' },
      { key: 'published', label: 'published', unit: '%', number: PERCENT },
      { key: 'modeled', label: 'modeled', unit: '%', number: PERCENT },
      { key: 'period', label: 'of' },
      { key: 'source', label: 'source', isElastic: true },
    ],
    rows: fits.map(({ provider, scope, share, modeled, period, source }) => ({
      provider,
      scope,
      published: share,
      modeled,
      period,
      source,
    })),
  };
}
