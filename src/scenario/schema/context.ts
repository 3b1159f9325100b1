import type { World } from '../../world/types.ts';
import type { CurrencyRates } from '../quantity.ts';

/** What the fields of a scenario are read against. */
export interface SchemaContext {
  readonly world: World;
  /** From the scenario's own `rates`, read before everything else. */
  readonly rates: CurrencyRates;
  /** Id of the scenario's provider, `undefined` where its field is faulty. */
  readonly provider?: string | undefined;
}
