import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { folderWith, regionsim } from './program.ts';

const HEADER = 'from_lat,from_lon,to_lat,to_lon,note';

describe('regionsim rtt', () => {
  it('shows the route with cables and chokepoints, and the map', () => {
    const { code, out } = regionsim(['rtt', 'Mumbai', 'Frankfurt']);
    expect(code).toBe(0);
    expect(out).toContain('Bab-el-Mandeb');
    expect(out).toMatch(/median \d+ ms, 95th percentile \d+ ms \(modeled; 80 %/);
    expect(out).toMatch(/[\u2801-\u28ff]{5}/);
  });

  it('shows what a cut does and to whom', () => {
    const { code, out } = regionsim(['rtt', 'Mumbai', 'Frankfurt', '--cut', 'Red Sea']);
    expect(code).toBe(0);
    expect(out).toMatch(/Without Red Sea: \d+ ms becomes \d+ ms/);
    expect(out).toContain('Who else is hit by losing Red Sea');
  });

  it('exits 1 where a cut leaves no route, and 2 for names that it does not know', () => {
    const cutOff = ['rtt', 'Las Palmas', 'Madrid', '--cut', 'Las Palmas'];
    expect(regionsim(cutOff).code).toBe(1);
    const { code, err } = regionsim(['rtt', 'Mumbay', 'Frankfurt', '--cut', 'Red Se']);
    expect(code).toBe(2);
    expect(err).toContain('Mumbai');
    expect(err).toContain('Red Sea');
  });

  it('answers a file of pairs in order, keeps other columns, and reports a faulty row by its line', () => {
    const rows = ['51.5,-0.1,40.7,-74,"a, b"', 'x,0,1,2,bad', '', '1.3,103.8,35.7,139.7,c'];
    const folder = folderWith({ 'pairs.csv': [HEADER, ...rows, ''].join('\n') });
    const args = ['rtt', '--pairs', join(folder, 'pairs.csv'), '--profile', 'public'];
    const { code, out, err } = regionsim([...args, '--format', 'csv']);
    expect(code).toBe(2);
    expect(err).toMatch(/pairs\.csv:3 error from_lat/);
    const lines = out.trimEnd().split('\n');
    expect(lines).toHaveLength(4);
    expect(lines[0]).toBe(`${HEADER},rtt_ms,rtt_ms_p95,low_ms,high_ms,path_km,kind`);
    expect(lines[1]).toMatch(/^51\.5,-0\.1,40\.7,-74,"a, b",\d+\.\d\d,.*,modeled$/);
    expect(lines[2]).toBe('x,0,1,2,bad,,,,,,error');
    expect(lines[3]).toMatch(/modeled$/);
  });

  it('says how many routes that share no link lead out of either end', () => {
    const { out } = regionsim(['rtt', 'Kampala', 'Frankfurt', '--format', 'json']);
    const { answer } = JSON.parse(out) as {
      answer: { exits: Record<'from' | 'to', { exchange: string; routes: number }[]> };
    };
    expect(answer.exits.from.map(({ exchange }) => exchange)).toHaveLength(3);
    const fewest = Math.min(...answer.exits.from.map(({ routes }) => routes));
    expect(fewest).toBeGreaterThanOrEqual(1);
    expect(fewest).toBeLessThan(8);
  });

  it('refuses a month that no year has, and a place off the Earth', () => {
    expect(regionsim(['rtt', 'London', 'Paris', '--asOf', '2019-13']).code).toBe(2);
    const { code, err } = regionsim(['rtt', '91,0', 'London']);
    expect(code).toBe(2);
    expect(err).toContain('-90 to 90');
  });

  it('names the other places of a name, and how to name them', () => {
    const { code, err } = regionsim(['rtt', 'London', 'Paris']);
    expect(code).toBe(0);
    expect(err).toContain('took London, GB; also London, CA');
    expect(err).toContain('CA/London');
  });

  it('refuses a file without the columns', () => {
    const folder = folderWith({ 'pairs.csv': 'a,b\n1,2\n' });
    const { code, err } = regionsim(['rtt', '--pairs', join(folder, 'pairs.csv')]);
    expect(code).toBe(2);
    expect(err).toContain('from_lat');
  });
});

describe('regionsim validate', () => {
  it('refuses a provider that it does not know', () => {
    const { code, err } = regionsim(['validate', '--provider', 'azur']);
    expect(code).toBe(2);
    expect(err).toContain('known: alibaba');
  });

  it('holds the model against the user’s own file, and reports its faulty rows', () => {
    const rows = ['51.5,-0.1,40.7,-74,70', '1.3,103.8,35.7,139.7,70', '1,2,3,4,-5'];
    const text = ['from_lat,from_lon,to_lat,to_lon,rtt_ms', ...rows].join('\n');
    const folder = folderWith({ 'mine.csv': text });
    const args = ['validate', '--file', join(folder, 'mine.csv'), '--format', 'json'];
    const { code, out, err } = regionsim(args);
    expect(code).toBe(2);
    expect(err).toContain('mine.csv:4 error rtt_ms');
    const { validations } = JSON.parse(out) as { validations: { all: { pairs: number } }[] };
    expect(validations.map(({ all }) => all.pairs)).toEqual([2]);
  });
});
