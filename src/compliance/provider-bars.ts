import type { Provider, World } from '../world/types.ts';
import { DATA_CLASSES } from './data-classes.ts';
import { exactly } from './bounds.ts';
import { isInForce } from './in-force.ts';
import { chineseVendorBar, STANDING_BARS, type ProviderBar } from './vendor-policies.ts';

/** Customers of `countries` can no longer buy from `providers`. */
export interface CutOff {
  readonly providers: readonly string[];
  readonly countries: readonly string[];
}

export interface BarQuery {
  readonly provider: string;
  readonly asOf: string;
  /**
   * What-if bars. An empty list of providers means every provider, an empty list of countries every country; an entry
   * with both lists empty lifts every bar of the tables instead.
   */
  readonly cutOff?: readonly CutOff[];
}

/** Every bar of the tables: sanctions, home-market rules and the countries' policies on vendors. */
export function allProviderBars(world: Pick<World, 'countries'>): readonly ProviderBar[] {
  const policies = [...world.countries.values()].flatMap((country) => {
    const policy = country.categories.chineseVendorPolicy;
    if (policy === undefined) return [];
    return chineseVendorBar(country.iso2, policy.value, policy.source) ?? [];
  });
  return [...STANDING_BARS, ...policies];
}

/** The bars that hit a provider on a day, by its headquarters and by its ultimate parent's. */
export function providerBars(
  world: Pick<World, 'countries' | 'providers'>,
  query: BarQuery,
): readonly ProviderBar[] {
  const cutOff = query.cutOff ?? [];
  const lifted = cutOff.some((cut) => cut.providers.length === 0 && cut.countries.length === 0);
  const provider = world.providers.get(query.provider);
  const standing = lifted
    ? []
    : allProviderBars(world).filter(
        (bar) => isInForce(bar, query.asOf) && hits(bar, query.provider, provider),
      );
  return [...standing, ...cutOff.flatMap((cut) => cutOffBar(world, cut, query.provider) ?? [])];
}

function hits(bar: ProviderBar, id: string, provider: Provider | undefined): boolean {
  if (bar.providers !== undefined) return bar.providers.includes(id);
  const homes = homesOf(provider);
  if (bar.headquarters === 'foreign')
    return homes.length > 0 && !homes.some((home) => bar.countries.includes(home));
  const { headquarters } = bar;
  return homes.some((home) => headquarters.includes(home));
}

/** Headquarters of the provider and of its parent; a provider that the tables do not know has none. */
export function homesOf(provider: Provider | undefined): readonly string[] {
  if (provider === undefined) return [];
  return [...new Set([provider.headquarters.value, provider.parentHeadquarters.value])];
}

function cutOffBar(
  world: Pick<World, 'countries'>,
  cut: CutOff,
  provider: string,
): ProviderBar | undefined {
  if (cut.providers.length === 0 && cut.countries.length === 0) return undefined;
  if (cut.providers.length > 0 && !cut.providers.includes(provider)) return undefined;
  return {
    id: 'cut-off',
    law: 'cut off by the scenario',
    headquarters: [],
    countries: cut.countries.length > 0 ? cut.countries : [...world.countries.keys()],
    binds: 'customers',
    bars: Object.fromEntries(DATA_CLASSES.map((name) => [name, exactly(1)])),
    sourced: true,
    source: 'the scenario',
    confidence: 'high',
  };
}
