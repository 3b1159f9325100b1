import type { World } from '../world/types.ts';
import { PROVIDER_CONSTANTS, type ProviderConstants } from './provider-constants.ts';
import type { CaptureParameters } from './capture-parameters.ts';

export interface ProviderUtilityQuery {
  readonly providers: readonly string[];
  /** ISO2, in the order of the result. */
  readonly countries: readonly string[];
  readonly parameters: CaptureParameters;
  /** Brand and home constants; the calibrated ones without it. */
  readonly constants?: ProviderConstants;
}

/**
 * Utility of each provider in each country, whatever its sites: its brand constant, the advantage of a home market that
 * its law keeps for its own (China), and the loss where a country bans or restricts vendors of the provider's home.
 * Row-major `country * providers + p`. A provider without a constant gets the smallest of those known: an unknown brand
 * is never taken as a strong one.
 */
export function providerUtility(
  world: Pick<World, 'countries' | 'providers'>,
  { providers, countries, parameters, constants = PROVIDER_CONSTANTS }: ProviderUtilityQuery,
): Float64Array {
  const utility = new Float64Array(countries.length * providers.length);
  const weakest = Math.min(...Object.values(constants.brand));
  countries.forEach((iso2, country) => {
    const policy = world.countries.get(iso2)?.categories.chineseVendorPolicy?.value;
    providers.forEach((id, p) => {
      const brand = (constants.brand as Readonly<Record<string, number | undefined>>)[id];
      const isChinese = isHeadquarteredInChina(world, id);
      const loss = isChinese ? vendorLoss(policy, parameters) : 0;
      const home = isChinese && iso2 === 'CN' ? constants.chinaHomeAdvantage : 0;
      utility[country * providers.length + p] = (brand ?? weakest) + home - loss;
    });
  });
  return utility;
}

/** Whether a provider's ultimate parent sits in China. */
export function isHeadquarteredInChina(world: Pick<World, 'providers'>, id: string): boolean {
  return world.providers.get(id)?.parentHeadquarters.value === 'CN';
}

function vendorLoss(policy: string | undefined, parameters: CaptureParameters): number {
  if (policy === 'ban') return parameters.vendorBanLoss.mid;
  return policy === 'restrict' ? parameters.vendorRestrictionLoss.mid : 0;
}
