import { describe, expect, it } from 'vitest';
import { bestMetroOf } from '../../src/world/best-metro.ts';
import { loadWorld } from '../../src/world/load.ts';
import { lastDay } from '../../src/world/partial-date.ts';

const world = loadWorld();

/** Regions open to all customers on a day, by the table. */
function openOn(provider: string, day: string) {
  return world.regions.filter(
    (region) =>
      region.provider === provider &&
      (region.status === 'ga' || region.status === 'closed') &&
      region.launched !== undefined &&
      lastDay(region.launched.value) <= day &&
      !(region.closed && lastDay(region.closed.value) <= day),
  );
}

describe('the fleets of the day', () => {
  it.each([
    // Silicon UK, June 2024: 30 regions; Data Center Dynamics, May 2024: 14 of them in mainland China.
    ['alibaba', '2024-06-01', 30],
    // The Register, 25 September 2025: 29 regions.
    ['alibaba', '2025-09-25', 29],
    // South China Morning Post, 26 February 2024: 30 regions.
    ['huawei', '2024-02-26', 30],
  ])('%s had its published number of regions on %s', (provider, day, regions) => {
    expect(openOn(provider, day)).toHaveLength(regions);
  });

  it('had 14 of the 30 regions of Alibaba in mainland China', () => {
    expect(openOn('alibaba', '2024-06-01').filter(({ country }) => country === 'CN')).toHaveLength(
      14,
    );
  });

  it('opens Riyadh to Huawei in September 2023, Cairo in May 2024', () => {
    const opens = (day: string) => openOn('huawei', day).map(({ city }) => city);
    expect(opens('2023-09-03')).not.toContain('Riyadh');
    expect(opens('2023-09-04')).toContain('Riyadh');
    expect(opens('2024-04-30')).not.toContain('Cairo');
    expect(opens('2024-05-31')).toContain('Cairo');
  });

  it('leaves launches empty where nobody wrote them down', () => {
    const unknown = world.regions.filter(({ launched }) => launched === undefined);
    expect(
      new Set(unknown.filter(({ status }) => status !== 'announced').map((it) => it.provider)),
    ).toEqual(new Set(['oracle', 'tencent']));
  });
});

describe('bestMetroOf', () => {
  it('is the largest candidate, else the largest city', () => {
    expect(bestMetroOf(world, 'SA')?.name).toBe('Riyadh');
    expect(bestMetroOf(world, 'MX')?.isCandidate).toBe(true);
    expect(bestMetroOf(world, 'FJ')?.name).toBe('Suva');
    expect(bestMetroOf(world, 'XX')).toBeUndefined();
  });

  it('exists for nearly 200 countries', () => {
    const scored = [...world.countries.keys()].filter((iso2) => bestMetroOf(world, iso2));
    expect(scored.length).toBeGreaterThanOrEqual(195);
  });
});

describe('lastDay', () => {
  it.each([
    ['2024', '2024-12-31'],
    ['2024-02', '2024-02-29'],
    ['2023-02', '2023-02-28'],
    ['2024-11-16', '2024-11-16'],
  ])('of %s is %s', (date, day) => {
    expect(lastDay(date)).toBe(day);
  });
});
