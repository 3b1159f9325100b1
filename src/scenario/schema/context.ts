import type { Backbone, World } from '../../world/types.ts';
import type { CurrencyRates } from '../quantity.ts';

/** The tables whose names a scenario uses. */
export type NamedWorld = Pick<
  World,
  'countries' | 'cities' | 'regions' | 'providers' | 'costParameters'
> & { readonly backbone: Pick<Backbone, 'links'> };

/** What the fields of a scenario are read against. */
export interface SchemaContext {
  readonly world: NamedWorld;
  /** From the scenario's own `rates`, read before everything else. */
  readonly rates: CurrencyRates;
  /** Id of the scenario's provider, `undefined` where its field is faulty. */
  readonly provider?: string | undefined;
}
