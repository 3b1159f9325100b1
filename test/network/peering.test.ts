import { group } from 'd3-array';
import { describe, expect, it, test } from 'vitest';
import { peering } from '../../src/network/peering.ts';
import { placeRoutes } from '../../src/network/place-route.ts';
import { rttModel } from '../../src/network/rtt-model.ts';
import { transitGroups } from '../../src/network/transit-rules.ts';
import { loadWorld } from '../../src/world/load.ts';

const world = loadWorld();
const { backbone } = world;
const model = rttModel(world);
const routeOf = placeRoutes(model, 'public');

function hubsBetween(from: string, to: string): readonly string[] {
  const [a, b] = [from, to].map((id) => world.cities.find((city) => city.id === id));
  if (a === undefined || b === undefined) throw new Error(`no ${from} or ${to}`);
  return routeOf(a, b).nodes.map((node) => backbone.hubs[node].id);
}

describe('networks of one region', () => {
  test.each([
    ['UG/Kampala', 'KE/Nairobi', 'NBO'],
    ['ZW/Harare', 'ZA/Johannesburg', 'JNB'],
    ['SA/Riyadh', 'AE/Dubai', 'DXB'],
    ['NP/Kathmandu', 'IN/Delhi', 'DEL'],
    ['BG/Sofia', 'AT/Vienna', 'VIE'],
  ])('meet near home: %s to %s', (from, to, exchange) => {
    const hubs = hubsBetween(from, to);
    expect(hubs).toContain(exchange);
    expect(hubs.filter((id) => ['LON', 'PAR', 'AMS', 'FRA', 'SIN'].includes(id))).toEqual([]);
  });

  it('meet in Europe where they have no exchange of their own', () => {
    expect(hubsBetween('CI/Abidjan', 'GH/Accra')).toContain('PAR');
    expect(hubsBetween('LB/Beirut', 'IL/Tel Aviv')).toContain('FRA');
  });
});

describe('networks of different regions', () => {
  it('meet where both are present: African and Asian ones in Europe', () => {
    const hubs = hubsBetween('KE/Nairobi', 'SG/Singapore');
    expect(['LON', 'PAR', 'AMS', 'FRA'].some((id) => hubs.includes(id))).toBe(true);
    expect(hubsBetween('AE/Dubai', 'MY/Kuala Lumpur')).toContain('SIN');
  });

  it('never use an exchange of one of the regions only', () => {
    const { between } = peering(backbone, transitGroups(backbone));
    const nodeOf = (id: string) => backbone.hubs.findIndex((hub) => hub.id === id);
    expect(between(nodeOf('JNB'), nodeOf('DXB'))).not.toContain(nodeOf('DXB'));
    expect(between(nodeOf('RUH'), nodeOf('MCT'))).toContain(nodeOf('DXB'));
  });
});

describe('the table of regions', () => {
  it('holds no country twice, and the program refuses one that does', () => {
    const [first, ...others] = backbone.peeringRegions;
    const doubled = { ...first, countries: [...first.countries, others[0].countries[0]] };
    const broken = { ...backbone, peeringRegions: [doubled, ...others] };
    expect(() => peering(broken, transitGroups(broken))).toThrow(/peers in two regions/);
  });

  it('keeps each group without transit in one region, as the triangle inequality needs', () => {
    const regionOf = (country: string) =>
      backbone.peeringRegions.find(({ countries }) => countries.includes(country))?.name;
    const groups = group(backbone.transitRules.values(), (rule) => rule.group);
    for (const rules of groups.values()) {
      expect(new Set(rules.map(({ country }) => regionOf(country))).size).toBe(1);
    }
  });

  it('has regions of two kinds only: present everywhere, or all at the same exchanges', () => {
    const abroad = backbone.peeringRegions.map(({ exchangesAbroad }) => exchangesAbroad.join());
    expect(new Set(abroad.filter((it) => it !== '')).size).toBe(1);
  });
});
