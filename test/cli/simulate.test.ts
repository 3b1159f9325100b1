import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { csvParse } from 'd3-dsv';
import { describe, expect, it } from 'vitest';
import { folderWith, regionsim, ROOT } from './program.ts';

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
      availability: { share: number };
      simulatedAvailability: { mean: number; halfWidth: number };
      zoneTrafficUsdPerGigabyte: { mid: number; basis: string };
    };
    // The closed form and the histories that were played out are two roads to one number.
    const { availability, simulatedAvailability } = json;
    const offShare = Math.abs(availability.share - simulatedAvailability.mean);
    expect(simulatedAvailability.halfWidth).toBeGreaterThan(0);
    expect(offShare).toBeLessThan(2 * simulatedAvailability.halfWidth);
    expect(json.zoneTrafficUsdPerGigabyte).toMatchObject({ mid: 0.01, basis: 'region' });
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
    for (const part of [
      'zone 1 lost, day 2 06:00, 12 h',
      'during',
      'without it',
      'What was refused',
    ]) {
      expect(out).toContain(part);
    }
  });
  it('tells every hour of every site, alone and in full, and who was refused and why', () => {
    const days = ['simulate', ZONE_LOSS, '--days', '2', '--replications', '1', '--format', 'csv'];
    const hours = csvParse(regionsim([...days, '--by', 'hour']).out);
    expect(hours).toHaveLength(48);
    const refused = Number(hours[32].refusedShare) * Number(hours[32].arrived);
    expect(refused).toBeGreaterThan(0);
    const byReason = ['NoSite', 'NoCapacity', 'NoQuorum', 'LinkFull'].map((reason) =>
      Number(hours[32][`refused${reason}`]),
    );
    expect(byReason.reduce((sum, each) => sum + each, 0) / refused).toBeCloseTo(1, 9);
    const ofSites = csvParse(regionsim([...days, '--by', 'site-hour']).out);
    expect(ofSites.length % 48).toBe(0);
    const busiest = (site: string) =>
      Math.max(
        ...ofSites.filter((row) => row.site === site).map((row) => Number(row.utilizationShare)),
      );
    expect(busiest('Riyadh')).toBeGreaterThan(0.9);
    expect(regionsim([...days, '--by', 'moon'])).toMatchObject({ code: 2, out: '' });
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
    [['--years', '2', '--fault', 'zone:1@day2'], 'cannot be used with'],
    [['--replications', '1000000000'], 'at most 10000'],
    [['--set', "simulation.faults=['zone:7@day2']"], '--set:1:20 error simulation.faults[0]'],
  ])('refuses %j', (args, part) => {
    const { code, err } = regionsim(['simulate', ZONE_LOSS, ...args]);
    expect({ code, err }).toMatchObject({ code: 2, err: containing(part) });
  });
  it('names the place of every fault that shows only in the run: the line of the file, or the argument', () => {
    const folder = folderWith({
      'x.yaml': `provider: huawei
asOf: 2023-06
candidates: [Riyadh]
simulation:
  traffic: { wbe: { patience: 1 s } }
  faults:
    - zone:1@day1
    - zone:9@day1
`,
    });
    const args = ['simulate', 'x.yaml', '--fault', 'zone:1@day2', 'region:Atlantis@day2'];
    const { code, err } = regionsim(args, { cwd: folder });
    expect(code).toBe(2);
    expect(err).toContain('x.yaml:8:7 error simulation.faults[1] zone 9 does not exist');
    expect(err).toContain('x.yaml:5:14 error simulation.traffic.wbe is no workload');
    expect(err).toContain('--fault region:Atlantis@day2 error "Atlantis" is neither');
    expect(err.match(/error/g)).toHaveLength(3);
  });
  it('warns of a flash crowd in a country without users, and says where they are', () => {
    const quiet = ['--days', '1', '--replications', '1', '--set', 'simulation.faults=[]'];
    const crowds = ['crowd:JP*3@day1', 'crowd:SA*2@day1', 'crowd*2@day1'];
    const { code, err } = regionsim(['simulate', ZONE_LOSS, ...quiet, '--fault', ...crowds]);
    expect(code).toBe(0);
    expect(err).toContain('--fault crowd:JP*3@day1 warning changes nothing: nobody in JP');
    expect(err).toContain('its users are in SA');
    expect(err.match(/warning/g)).toHaveLength(1);
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
  it('says how far it was when it is interrupted, growth as well', async () => {
    for (const [work, part] of [
      [['--days', '366', '--set', 'simulation.randomFaults=true'], 'of 1830 simulated days'],
      [['--years', '20'], 'of 240 months'],
    ] as const) {
      // On a slow machine the program may still be reading when the interrupt comes: then it has nothing to tell yet.
      let ended = { code: null as number | null, said: '' };
      for (let delayMs = 3000; ended.said === '' && delayMs < 40_000; delayMs *= 2) {
        ended = await interrupted(['simulate', ZONE_LOSS, ...work], delayMs);
        expect(ended.code).toBe(130);
      }
      expect(ended.said).toContain('regionsim: stopped');
      expect(ended.said).toContain(part);
    }
  }, 120_000);
});

function interrupted(
  args: readonly string[],
  delayMs: number,
): Promise<{ code: number | null; said: string }> {
  const program = spawn(process.execPath, [join(ROOT, 'dist/main.js'), ...args], {
    cwd: ROOT,
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let said = '';
  program.stderr.on('data', (chunk: Buffer) => {
    said += chunk.toString();
  });
  const timer = setTimeout(() => program.kill('SIGINT'), delayMs);
  return new Promise((done) => {
    program.on('close', (code) => {
      clearTimeout(timer);
      done({ code, said });
    });
  });
}
