import { describe, expect, test } from 'vitest';
import { folderWith, regionsim } from './program.ts';

const folder = folderWith({
  'rtt.csv':
    'city,FRA,SIN,IAD,weight\nParis,9,160,80,3\nBangkok,200,28,230,2\nBoston,88,230,14,1\n',
  'graph.txt': '4 4 1\n1 2 3\n2 3 4\n3 4 5\n1 2 2\n',
  'ware.txt': '2 2\n10 100\n10 150\n6 5 9\n7 8 2\n',
  'bad.csv': 'a,b\n1,2\n3,-4\n',
  'torn.csv': ',a,b\nx,1,\ny,,1\n',
});
const solve = (...args: string[]) => regionsim(['solve', ...args], { cwd: folder });

describe('regionsim solve', () => {
  test('a matrix with names and weights: proven, checked, exit 0', () => {
    const { code, out } = solve(
      '--problem',
      'p-median',
      '--p',
      '2',
      '--matrix',
      'rtt.csv',
      '--format',
      'json',
    );
    expect(code).toBe(0);
    const answer = JSON.parse(out) as Record<string, unknown>;
    expect(answer).toMatchObject({
      status: 'optimal',
      value: 3 * 9 + 2 * 28 + 88,
      openSiteNames: ['FRA', 'SIN'],
      isCertificateValid: true,
    });
  });

  test('the last of duplicate edges counts, and p comes from the file', () => {
    const { code, out } = solve('--problem', 'p-median', '--orlib', 'graph.txt');
    expect(code).toBe(0);
    expect(out).toMatch(/Proven optimal/);
    expect(out).toMatch(/value \(weighted distance\) +15\n/);
    expect(out).toMatch(/certificate checked +yes/);
  });

  test.each(['p-center', 'p-median'])('%s in every form', (problem) => {
    for (const format of ['table', 'csv', 'md', 'json']) {
      const { code, out } = solve('--problem', problem, '--orlib', 'graph.txt', '--format', format);
      expect(code).toBe(0);
      expect(out.length).toBeGreaterThan(50);
    }
  });

  test('warehouses with and without capacities', () => {
    const free = solve('--problem', 'uflp', '--orlib', 'ware.txt', '--format', 'json');
    expect(JSON.parse(free.out)).toMatchObject({ status: 'optimal', value: 113 });
    const tight = solve('--problem', 'cflp', '--orlib', 'ware.txt', '--format', 'json');
    expect(JSON.parse(tight.out)).toMatchObject({ status: 'optimal', value: 257 });
  });

  test('nothing possible: says which rules collide and what would help, exit 1', () => {
    const { code, out } = solve('--problem', 'p-median', '--p', '1', '--matrix', 'torn.csv');
    expect(code).toBe(1);
    expect(out).toContain('x must be served, which only a can');
    expect(out).toContain('open 2 sites');
  });

  test('faults have a place, and never a stack', () => {
    const { code, err } = solve('--problem', 'p-median', '--p', '1', '--matrix', 'bad.csv');
    expect(code).toBe(2);
    expect(err).toContain('bad.csv:3:3 error must be at least 0, got -4');
    expect(solve('--problem', 'p-median', '--matrix', 'rtt.csv').err).toContain('add --p 5');
    expect(solve('--problem', 'p-median', '--p', '1').code).toBe(2);
    const missing = solve('--problem', 'p-median', '--p', '1', '--matrix', 'none.csv');
    expect(missing.code).toBe(2);
    expect(missing.err).not.toMatch(/ at .*\.js/);
  });
});
