import { describe, expect, it } from 'vitest';
import { zoneTrafficPrice } from '../../src/cost/zone-traffic-price.ts';
import type { RegionPrice } from '../../src/world/types.ts';
import { loadWorld } from '../../src/world/load.ts';

const fact = (value: number) => ({ value, source: 'test', year: 2025, confidence: 'low' }) as const;
const region = (provider: string, code: string, usd?: number): RegionPrice => ({
  regionId: `${provider}:${code}`,
  provider,
  instance: 'x',
  instanceUsdPerHour: fact(1),
  ...(usd !== undefined && { interZoneUsdPerGigabyte: fact(usd) }),
});

describe('zoneTrafficPrice', () => {
  const prices = [
    region('a', '1', 0.01),
    region('a', '2', 0.02),
    region('a', '3', 0.04),
    region('b', '1', 0),
    region('b', '2', 0),
    region('c', '1'),
  ];
  it("is the region's own, else the median of its provider's, else that of all", () => {
    const own = zoneTrafficPrice({ prices }, { provider: 'a', regionId: 'a:3' });
    expect(own).toMatchObject({ low: 0.04, mid: 0.04, high: 0.04, basis: 'region' });
    const ofProvider = zoneTrafficPrice({ prices }, { provider: 'a', regionId: 'FR/Paris' });
    expect(ofProvider).toMatchObject({ low: 0.01, mid: 0.02, high: 0.04, basis: 'provider' });
    const unlisted = zoneTrafficPrice({ prices }, { provider: 'c', regionId: 'c:1' });
    expect(unlisted).toMatchObject({ low: 0, mid: 0.01, high: 0.04, basis: 'all providers' });
  });
  it('knows what the world lists, with its source', () => {
    const price = zoneTrafficPrice(loadWorld(), { provider: 'aws', regionId: 'aws:us-east-1' });
    expect(price).toMatchObject({ mid: 0.01, basis: 'region' });
    expect(price.provenance.source).not.toBe('');
  });
});
