import { fc, test } from '@fast-check/vitest';
import { describe, expect, it } from 'vitest';
import { capitalRecoveryFactor } from '../../src/math/finance/annuity.ts';
import type { MovedRange } from '../../src/cost/range.ts';
import { serviceCost, type ServiceCost } from '../../src/cost/service-cost.ts';
import { siteCost, type SiteCost } from '../../src/cost/site-cost.ts';
import { soldOutRevenue } from '../../src/cost/sold-out-revenue.ts';
import { AS_OF, TEMPLATE, world } from './sites.ts';

const UTILIZATION = 0.65;

function servicesOf(country: string, changes: Partial<typeof TEMPLATE> = {}) {
  const template = { ...TEMPLATE, ...changes };
  const cost = siteCost(world, { template, assumptions: {}, asOf: AS_OF, country });
  const asked = { cost, country, assumptions: {}, utilizationShare: UTILIZATION };
  return { cost, service: serviceCost(world, asked) };
}

/** What all units sold in a year cost together, USD. */
function soldUsd(cost: SiteCost, country: string, service: ServiceCost): number {
  const { vcpus, accelerators } = soldOutRevenue(world, {
    country,
    shape: cost.shape,
    assumptions: {},
  });
  const hours = 8760 * UTILIZATION;
  const vcpu = service.vcpuUsdPerHour?.mid ?? 0;
  const accelerator = service.acceleratorUsdPerHour?.mid ?? 0;
  return hours * (vcpus.mid * vcpu + accelerators.mid * accelerator);
}

describe('what a unit of service costs', () => {
  test.prop(
    [fc.constantFrom('US', 'SA', 'NG', 'BR', 'CN'), fc.double({ min: 0, max: 1, noNaN: true })],
    { seed: 5, numRuns: 20 },
  )('recovers with all units sold what the region costs, but for its traffic', (iso2, share) => {
    const { cost, service } = servicesOf(iso2, { acceleratorShare: share });
    const of = (id: string) => cost.opex.find((item) => item.id === id)?.mid ?? NaN;
    const traffic = of('transit') + of('backbone');
    const whole = cost.capitalUsdPerYear.mid + cost.opexUsdPerYear.mid - traffic;
    expect(soldUsd(cost, iso2, service) / whole).toBeCloseTo(1, 9);
    const average = world.costParameters.get('egress_average_to_peak')?.value ?? NaN;
    const gigabytes = (cost.backboneGbps * average * 8760 * 3600) / 8;
    expect((service.egressUsdPerGigabyte.mid * gigabytes) / traffic).toBeCloseTo(1, 9);
  });

  it('gives accelerators their own capital and the rest by load, by hand', () => {
    const { cost, service } = servicesOf('MX', { acceleratorShare: 0.5 });
    const capex = (id: string) => cost.capex.find((item) => item.id === id)?.mid ?? NaN;
    const years = (id: keyof SiteCost['inputs']) =>
      capitalRecoveryFactor(cost.wacc.mid, cost.inputs[id].mid);
    const servers = capex('servers') * years('serverYears');
    const accelerators = capex('accelerators') * years('acceleratorYears');
    const network = capex('network') * years('networkYears');
    const of = (id: string) => cost.opex.find((item) => item.id === id)?.mid ?? NaN;
    const whole = cost.capitalUsdPerYear.mid + cost.opexUsdPerYear.mid;
    const shared = whole - of('transit') - of('backbone') - servers - accelerators - network;
    const byPrice = capex('accelerators') / (capex('accelerators') + capex('servers'));
    const part = accelerators + network * byPrice + shared / 2;
    const count = ((0.5 * 12_000) / cost.inputs.acceleratorNodeKw.mid) * 8;
    expect(service.acceleratorUsdPerHour?.mid).toBeCloseTo(part / (count * 8760 * 0.65), 9);
  });

  it('has bounds around it and names what moves it most', () => {
    const { service } = servicesOf('MX');
    for (const { low, mid, high, driver } of Object.values(service) as MovedRange[]) {
      expect(low).toBeLessThan(mid);
      expect(mid).toBeLessThan(high);
      expect(driver).toBeDefined();
    }
    expect(service.vcpuUsdPerHour?.driver).toBe('processors of a server');
  });

  it('is nothing that a region does not have', () => {
    expect(servicesOf('MX', { acceleratorShare: 0 }).service.acceleratorUsdPerHour).toBeUndefined();
    expect(servicesOf('MX', { acceleratorShare: 1 }).service.vcpuUsdPerHour).toBeUndefined();
  });
});
