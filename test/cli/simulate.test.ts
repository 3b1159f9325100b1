import { describe, expect, it } from 'vitest';
import { folderWith, regionsim } from './program.ts';

const containing = (part: string): string => expect.stringContaining(part) as string;
const ZONE_LOSS = 'scenarios/riyadh-zone-loss.yaml';

describe('regionsim region', () => {
  it('shows zones, links, commit latency and availability, in every form', () => {
    const table = regionsim(['region', 'Riyadh', '--provider', 'huawei']);
    expect(table).toMatchObject({ code: 0, err: '' });
    for (const part of [
      'Round trips between zones',
      'quorum 2 of 3',
      'minutes down a year',
      'RPO',
    ]) {
      expect(table.out).toContain(part);
    }
    const json = JSON.parse(regionsim(['region', 'aws:us-east-1', '--format', 'json']).out) as {
      zones: unknown[];
      zoneRttMs: number[];
    };
    expect(json.zones).toHaveLength(6);
    expect(json.zoneRttMs).toHaveLength(36);
    expect(regionsim(['region', 'Riyadh', '--format', 'csv']).out).toMatch(/^zone,latDeg/);
  });
  it.each([
    [['region', 'Riyad'], 'did you mean Riyadh'],
    [['region', 'Riyadh', '--zones', '0'], 'at least 1'],
    [['region', 'Riyadh', '--zones', '13'], 'at most 12'],
    [['region', 'Riyadh', '--spacing', '-3'], 'above 0'],
    [['region', 'Riyadh', '--provider', 'hauwei'], 'did you mean'],
  ])('refuses %j', (args, part) => {
    expect(regionsim(args)).toMatchObject({ code: 2, err: containing(part) });
  });
});

describe('regionsim simulate', () => {
  it('gives the same bytes on one worker and on two', () => {
    const args = [
      'simulate',
      'scenarios/ai-inference-peak.yaml',
      '--days',
      '0.25',
      '--format',
      'json',
    ];
    const more = [...args, '--replications', '2', '--set', 'simulation.faults=[]'];
    const one = regionsim(more);
    expect(one).toMatchObject({ code: 0, err: '' });
    expect(regionsim([...more, '--workers', '2']).out).toBe(one.out);
  });
  it('tells what the loss of a zone does, hour by hour', () => {
    const { code, out } = regionsim(['simulate', ZONE_LOSS, '--days', '2', '--replications', '1']);
    expect(code).toBe(0);
    for (const part of ['Riyadh zone 1 lost', 'during', 'without it', 'What was refused']) {
      expect(out).toContain(part);
    }
  });
  it('shows that the region saves the day when the Red Sea is cut', () => {
    const args = ['simulate', 'scenarios/red-sea-cut.yaml', '--days', '3', '--replications', '1'];
    const answer = JSON.parse(regionsim([...args, '--format', 'json']).out) as {
      withSite: { hours: { p95Ms: number }[] };
      withoutSite: { hours: { p95Ms: number }[] };
    };
    const [before, during] = [10, 34].map((hour) => ({
      with: answer.withSite.hours[hour].p95Ms,
      without: answer.withoutSite.hours[hour].p95Ms,
    }));
    expect(during.without).toBeGreaterThan(before.without * 1.1);
    expect(during.with).toBeLessThan(before.with * 1.1);
    expect(during.with).toBeLessThan(during.without);
  });
  it('follows a site over years', () => {
    const { code, out } = regionsim(['simulate', ZONE_LOSS, '--years', '1', '--format', 'csv']);
    expect(code).toBe(0);
    expect(out.trim().split('\n')).toHaveLength(13);
  });
  it.each([
    [['--site', 'Riyad'], 'did you mean Riyadh'],
    [['--days', '0'], 'above 0'],
    [['--fault', 'zone:1@day9'], 'after the simulated time'],
    [['--fault', 'zone:7@day2'], 'zone 7 does not exist'],
    [['--fault', 'flood@day2'], 'is no fault'],
    [['--set', 'region.zones=0'], 'between 1 and 12'],
    [['--set', 'simulation.requestsPerSecond=-5'], 'must be'],
    [['--mode', 'events'], 'events'],
    [['--years', '0'], 'at least 1'],
  ])('refuses %j', (args, part) => {
    const { code, err } = regionsim(['simulate', ZONE_LOSS, ...args]);
    expect({ code, err }).toMatchObject({ code: 2, err: containing(part) });
  });
  it('says infeasible, with what would help, where a queue would never empty', () => {
    const folder = folderWith({
      'x.yaml':
        'provider: huawei\nasOf: 2023-06\ncandidates: [Riyadh]\nsimulation: {requestsPerSecond: 1000000000000}\n',
    });
    const { code, err } = regionsim(['simulate', 'x.yaml'], { cwd: folder });
    expect(code).toBe(1);
    expect(err).toContain('infeasible');
    expect(err).toContain('What would help');
  });
});
