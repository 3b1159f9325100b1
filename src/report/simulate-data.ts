import type { OperationsAnswer } from '../engine/simulate/simulate-plan.ts';

/** A simulation as data for programs. */
export function simulationData({ plan, mode, withSite, withoutSite }: OperationsAnswer) {
  const { scenario, worldHash, site, settings, input } = plan;
  return {
    schema: 'regionsim/simulation',
    version: 1,
    inputHash: scenario.hash,
    worldHash,
    seed: scenario.seed,
    scenario: scenario.name,
    site: { id: site.id, name: site.name },
    days: input.durationS / 86_400,
    mode,
    settings,
    zoneTrafficUsdPerGigabyte: input.sites.map(({ id }, at) => ({
      site: id,
      ...plan.zoneTrafficPrices[at],
    })),
    withSite,
    withoutSite,
  };
}
