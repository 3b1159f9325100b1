import type { ServiceQuery } from '../compliance/service-matrix.ts';
import { remembered } from '../math/remembered.ts';
import type { LawAssumptions } from '../scenario/types.ts';
import type { World } from '../world/types.ts';
import { lawOfTheDay } from './law-of-the-day.ts';

export interface MarketLawQuery extends Pick<
  LawAssumptions,
  'sourcedOnly' | 'cutOff' | 'extraRules'
> {
  readonly asOf: string;
  readonly demandCountries: readonly string[];
  readonly dataClassOfWorkload: ServiceQuery['dataClasses'];
  /** Provider and country of every site of the market. */
  readonly columns: readonly { readonly provider: string; readonly country: string }[];
}

/** What the law lets every site of a market do: `(country * workloads + w) * columns + j`. */
export interface MarketLaw {
  readonly lawfulShare: Float64Array;
  readonly conditionCostShare: Float64Array;
}

/** Markets whose law is kept: that of a what-if and of what it is held against. */
const MOST_MARKETS = 3;

/** Lawful shares and costs of conditions of all sites of a market, each under its own provider's law; kept, as the law is. */
export const marketLaw = remembered((world: World, query: MarketLawQuery): MarketLaw => {
  const { demandCountries, dataClassOfWorkload, columns } = query;
  const size = demandCountries.length * dataClassOfWorkload.length * columns.length;
  const law = { lawfulShare: new Float64Array(size), conditionCostShare: new Float64Array(size) };
  for (const provider of new Set(columns.map((column) => column.provider)))
    writeProviderLaw(law, world, { ...query, provider });
  return law;
}, MOST_MARKETS);

/** Writes the columns of one provider's sites. */
function writeProviderLaw(
  { lawfulShare, conditionCostShare }: MarketLaw,
  world: World,
  query: MarketLawQuery & { readonly provider: string },
): void {
  const { provider, asOf, demandCountries, dataClassOfWorkload, columns } = query;
  const own = columns.flatMap((column, j) => (column.provider === provider ? [j] : []));
  const siteCountries = [...new Set(own.map((j) => columns[j].country))];
  const siteOf = own.map((j) => siteCountries.indexOf(columns[j].country));
  const dataClasses = [...new Set(dataClassOfWorkload)];
  const { sourcedOnly, cutOff, extraRules } = query;
  const places = {
    provider,
    asOf,
    demandCountries,
    siteCountries,
    ...(extraRules && { extraRules }),
  };
  const matrix = lawOfTheDay(world, { ...places, dataClasses, sourcedOnly, cutOff });
  for (let i = 0; i < demandCountries.length; i += 1) {
    for (const [w, dataClass] of dataClassOfWorkload.entries()) {
      const from = matrix.cell(i, dataClasses.indexOf(dataClass), 0);
      const to = (i * dataClassOfWorkload.length + w) * columns.length;
      for (const [k, j] of own.entries()) {
        lawfulShare[to + j] = matrix.lawfulShare[from + siteOf[k]];
        conditionCostShare[to + j] = matrix.conditionCostShare[from + siteOf[k]];
      }
    }
  }
}
