import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { scenarioText } from '../engine/plan/cases.ts';
import { folderWith, regionsim, ROOT } from './program.ts';

const folder = folderWith({ 'plans.yaml': scenarioText() });
const plan = (...args: string[]) => regionsim(['plan', 'plans.yaml', ...args], { cwd: folder });

describe('regionsim plan', () => {
  test('as data: proven and checked, with all that was asked for', () => {
    const { code, out } = plan(
      ...['--sites', '2', '--objective', 'npv', '--budget', '2 billion USD', '--by', '2030'],
      ...['--alternatives', '2', '--pareto', 'rtt,npv', '--per-year', '1', '--closings'],
      ...['--format', 'json'],
    );
    expect(code).toBe(0);
    const answer = JSON.parse(out) as Record<string, unknown>;
    expect(answer).toMatchObject({
      schema: 'regionsim/plan',
      status: 'optimal',
      question: { objective: 'npv', sites: 2, budgetUsd: 2e9, by: 2030 },
      proof: { gap: 0, isCertificateValid: true },
      front: { provenShare: 1 },
      roadmap: { kind: 'solved', isProven: true },
    });
    expect(answer.regions).toHaveLength(2);
    expect(answer.marginalValues).toHaveLength(2);
    expect(answer).toHaveProperty('alternatives.best.1.regions');
    expect(answer).toHaveProperty('closings.0.capturedLossUsdPerYear');
  });

  test('what is not possible says why and what would help, exit 1', () => {
    const answer = plan('--sites', '3', '--budget', '1e8 USD', '--objective', 'npv');
    expect(answer.code).toBe(1);
    expect(answer.out).toContain('budget of 100,000,000 USD');
    expect(answer.out).toMatch(/raise it to [\d,]+ USD/);
  });

  test('a search that is cut exits 1 and is not called optimal', () => {
    const { code, out } = plan('--sites', '4', '--objective', 'npv', '--max-nodes', '1');
    expect(code).toBe(1);
    expect(out).toContain('Not proven optimal: the best plan found gives');
  });

  test('all faults at once, with what is near, exit 2', () => {
    const { code, err } = plan(
      ...['--force-in', 'Monterey', '--not-both', 'Riyadh', '--budget', '3 km'],
      ...['--objective', 'p-center', '--by', '2001', '--pareto', 'rtt', '--level', '50%'],
    );
    expect(code).toBe(2);
    for (const part of [
      '"Monterey" is no candidate of this scenario',
      'did you mean Monterrey?',
      '--not-both Riyadh',
      'must be an amount of money',
      'needs a number of regions',
      'must not be before',
      'wants two or three criteria, got 1',
      'is a question of lscp',
    ])
      expect(err).toContain(part);
  });

  test('Ctrl-C ends it at once, exit 130, and says where it was', async () => {
    // How long the program takes to begin depends on the machine: it is asked later and later, until it was at work.
    for (const delayMs of [1000, 3000, 9000, 20_000]) {
      const { code, said } = await interrupted(delayMs);
      expect(code).toBe(130);
      expect(said).not.toMatch(/bug/);
      if (said.includes('stopped at')) return;
    }
    throw new Error('it was never at work');
  });

  test('help has an example', () => {
    const { code, out } = regionsim(['plan', '--help']);
    expect(code).toBe(0);
    expect(out).toContain('regionsim plan scenarios/alibaba-2024.yaml --sites 3');
  });
});

/** A long plan that is interrupted after a while. */
function interrupted(delayMs: number): Promise<{ code: number | null; said: string }> {
  const scenario = join(ROOT, 'scenarios/all-countries.yaml');
  const args = ['plan', scenario, '--objective', 'p-center', '--sites', '5', '--closings'];
  const program = spawn(process.execPath, [join(ROOT, 'dist/main.js'), ...args], {
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
