import {
  calibrateProviders,
  captureFit,
  type FitCase,
  type ShareFit,
} from '../demand/capture-fit.ts';
import { demandPoints } from '../demand/demand-points.ts';
import { PROVIDER_CONSTANTS, type ProviderConstants } from '../demand/provider-constants.ts';
import { rttModel } from '../network/rtt-model.ts';
import { WORKLOAD_PRESETS } from '../scenario/workload-presets.ts';
import type { World } from '../world/types.ts';
import { providerMarket } from './provider-market.ts';

/** The market on the day of the constants: every provider's regions, the demand and the law of that day. */
export function providerFitCase(world: World, asOf = PROVIDER_CONSTANTS.calibratedOn): FitCase {
  const market = providerMarket({
    world,
    points: demandPoints(world, {
      workloads: WORKLOAD_PRESETS,
      asOf,
      horizonYears: 0,
      growthPerYear: {},
      programs: [],
    }),
    model: rttModel(world, { asOf }),
    sites: [],
    existing: [],
    asOf,
    law: { sourcedOnly: false, cutOff: [] },
  });
  return { world, ...market };
}

/** Published market shares beside those that the stored constants give. */
export function providerFit(world: World): readonly ShareFit[] {
  return captureFit(providerFitCase(world), PROVIDER_CONSTANTS);
}

/** The constants anew, from the world's tables: what `demand/provider-constants.ts` stores. Takes about 20 s. */
export function recalibratedProviders(
  world: World,
  asOf = PROVIDER_CONSTANTS.calibratedOn,
): ProviderConstants {
  return calibrateProviders(providerFitCase(world, asOf), asOf);
}
