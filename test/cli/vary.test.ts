import { describe, expect, it } from 'vitest';
import { folderWith, regionsim } from './program.ts';

const containing = (part: string): string => expect.stringContaining(part) as string;
const SMALL = 'scenarios/mexico-or-riyadh.yaml';
const QUICK = ['--draws', '64', '--check', '0', '--workers', '1'];

interface Variation {
  readonly schema: string;
  readonly version: number;
  readonly answers: readonly {
    readonly inputHash: string;
    readonly worldHash: string;
    readonly draws: number;
    readonly accuracy?: { readonly runs: number; readonly scorePoints: number };
    readonly sites: readonly { readonly id: string; readonly best: { readonly mean: number } }[];
  }[];
  readonly robust?: { readonly score: { readonly byMinimaxRegret: string } };
  readonly failure?: { readonly site: string };
}

function variation(args: readonly string[]): Variation {
  const { code, out, err } = regionsim(['vary', ...args, '--format', 'json']);
  expect({ code, err }).toEqual({ code: 0, err: '' });
  return JSON.parse(out) as Variation;
}

describe('regionsim vary', () => {
  it('gives the same bytes on one worker and on two, and names what it rests on', () => {
    const args = ['vary', SMALL, '--draws', '256', '--check', '1', '--format', 'json'];
    const one = regionsim([...args, '--workers', '1']);
    expect(one).toMatchObject({ code: 0, err: '' });
    expect(regionsim([...args, '--workers', '2']).out).toBe(one.out);
    const { schema, version, answers } = JSON.parse(one.out) as Variation;
    expect({ schema, version }).toEqual({ schema: 'regionsim/variation', version: 1 });
    const [answer] = answers;
    expect(answer.inputHash).toMatch(/^[0-9a-f]{16}$/);
    expect(answer.accuracy?.runs).toBe(1);
    expect(answer.accuracy?.scorePoints).toBeLessThan(0.1);
    expect(answer.sites.reduce((sum, { best }) => sum + best.mean, 0)).toBeCloseTo(1, 9);
  });

  it('tells it on the terminal and as CSV, with changes as in run', () => {
    const table = regionsim(['vary', SMALL, ...QUICK, '--of', 'Riyadh']);
    expect(table).toMatchObject({ code: 0, err: '' });
    for (const part of ['best in', 'Probability of each rank', 'TOPSIS', 'Riyadh is not the best'])
      expect(table.out).toContain(part);
    const csv = regionsim(['vary', SMALL, ...QUICK, '--set', 'seed=other', '--format', 'csv']);
    expect(csv).toMatchObject({ code: 0, err: '', out: containing('site,country,bestShare') });
  });

  it('chooses over several scenarios, and tells where the first of them fails', () => {
    const text = (years: number) =>
      `provider: huawei\nasOf: 2023-06\ncandidates: [Querétaro, Riyadh]\nhorizon: ${years} years\n`;
    const folder = folderWith({ 'short.yaml': text(4), 'long.yaml': text(12) });
    const { answers, robust, failure } = variation([
      `${folder}/short.yaml`,
      `${folder}/long.yaml`,
      ...QUICK,
    ]);
    expect(answers).toHaveLength(2);
    const ids = answers[0].sites.map(({ id }) => id);
    expect(ids).toContain(robust?.score.byMinimaxRegret);
    expect(failure?.site).toBe(ids[0]);
  });

  it.each([
    [[SMALL, '--draws', '0'], 'at least 1'],
    [[SMALL, '--precision', '2'], 'below 1'],
    [[SMALL, '--of', 'Riyad'], 'did you mean Riyadh'],
    [[SMALL, '--set', 'region.zones=0'], 'between 1 and 12'],
    [['scenarios/red-sea-cut.yaml'], 'two or more'],
    [['scenarios/none.yaml'], 'no such file'],
  ])('refuses %j', (args, part) => {
    const { code, err } = regionsim(['vary', ...args]);
    expect({ code, err }).toMatchObject({ code: 2, err: containing(part) });
  });

  it('says no where no candidate keeps the constraints', () => {
    const args = ['vary', SMALL, '--set', 'constraints.minNpv=90 billion USD'];
    expect(regionsim(args)).toMatchObject({ code: 1, err: containing('keeps all constraints') });
  });
});

describe('regionsim sensitivity', () => {
  it('names what the ranking hangs on', () => {
    const { code, out, err } = regionsim(['sensitivity', SMALL, '--draws', '64', '--workers', '1']);
    expect({ code, err }).toEqual({ code: 0, err: '' });
    for (const part of ['Tornado', "Sobol' indices", 'worth to know', 'everything at once'])
      expect(out).toContain(part);
  });

  it('refuses what is not a number of draws', () => {
    expect(regionsim(['sensitivity', SMALL, '--draws', '10'])).toMatchObject({ code: 2 });
  });
});

describe('regionsim flip', () => {
  it('names the smallest changes, and asks the whole model about them', () => {
    const { code, out, err } = regionsim(['flip', SMALL, '--confirm', '1', '--format', 'json']);
    expect({ code, err }).toEqual({ code: 0, err: '' });
    const { schema, inputs, winner } = JSON.parse(out) as {
      schema: string;
      winner: string;
      inputs: readonly { winner: string; isConfirmed?: boolean; probability: number }[];
    };
    expect(schema).toBe('regionsim/flip');
    for (const flip of inputs) expect(flip.winner).not.toBe(winner);
    expect(inputs.filter(({ isConfirmed }) => isConfirmed !== undefined)).toHaveLength(
      Math.min(1, inputs.length),
    );
  });

  it('refuses a file with faults', () => {
    expect(regionsim(['flip', 'scenarios/none.yaml'])).toMatchObject({ code: 2 });
  });
});
