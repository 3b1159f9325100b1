import { describe, expect, it } from 'vitest';
import { evaluate } from '../../src/engine/evaluate.ts';
import { siteExits } from '../../src/engine/site-exits.ts';
import type { SiteValues } from '../../src/engine/ranked-criteria.ts';
import { loadWorld } from '../../src/world/load.ts';
import { scenarioOf } from './scenarios.ts';

const world = loadWorld();

/** Riyadh and Querétaro judged by what hangs on their cables, under events. */
function judged(events: string) {
  const scenario = scenarioOf(`
name: Cables
provider: huawei
asOf: 2023-06
candidates: [Querétaro, Riyadh]
criteria: { dependenceShare: 1, exchangeRoutes: 1, rttAfterWorstCutMs: 2 }
${events}`);
  const { ranking } = evaluate(world, scenario);
  const valuesOf = (name: string): SiteValues => {
    const found = ranking.find(({ site }) => site.name === name);
    if (found === undefined) throw new Error(`${name} was not ranked`);
    return found.values;
  };
  return { scenario, ranking, riyadh: valuesOf('Riyadh') };
}

const { scenario, ranking, riyadh } = judged('');

describe('criteria about cables', () => {
  it('are worked out for every candidate, and lie on their scales', () => {
    for (const { values } of ranking) {
      const { dependenceShare, exchangeRoutes, rttAfterWorstCutMs } = values;
      expect(dependenceShare.value).toBeGreaterThan(0);
      expect(dependenceShare.value).toBeLessThanOrEqual(1);
      expect(exchangeRoutes.value).toBeGreaterThanOrEqual(1);
      expect(exchangeRoutes.value).toBeLessThanOrEqual(8);
      expect(rttAfterWorstCutMs.value).toBeGreaterThan(5);
    }
  });

  it('count the routes to the exchange that has the fewest', () => {
    for (const { site, values } of ranking) {
      const routes = siteExits(world, scenario, site).map((exit) => exit.routes);
      expect(routes).toHaveLength(3);
      expect(values.exchangeRoutes.value).toBe(Math.min(...routes));
    }
  });

  it('see what an event has cut already', () => {
    const cut = judged('events: [{ cut: Red Sea }, { cut: Strait of Hormuz }]').riyadh;
    expect(cut.exchangeRoutes.value).toBeLessThan(riyadh.exchangeRoutes.value ?? 0);
  });
});
