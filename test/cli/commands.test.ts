import { chmodSync, existsSync, readdirSync, readFileSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { folderWith, regionsim } from './program.ts';

/** A text with a part in it; vitest types its own as `any`. */
const containing = (part: string): string => expect.stringContaining(part) as string;

const SMALLEST = 'scenarios/mexico-or-riyadh.yaml';

describe('regionsim', () => {
  it.each(['run', 'explain', 'cost', 'diff', 'batch', 'check', 'init', 'world', 'schema'])(
    'explains %s with an example',
    (command) => {
      const { code, out } = regionsim([command, '--help']);
      expect(code).toBe(0);
      expect(out).toContain(`Example:\n  regionsim ${command} `);
    },
  );

  it('refuses an unknown command and an unknown option with the near one, and exits 2', () => {
    expect(regionsim(['rum'])).toMatchObject({ code: 2, err: containing('run') });
    expect(regionsim(['run', SMALLEST, '--formt', 'csv'])).toMatchObject({
      code: 2,
      err: containing('--format'),
    });
  });
});

describe('regionsim run', () => {
  it('gives the same bytes for the same file and seed', () => {
    const once = regionsim(['run', SMALLEST, '--format', 'json']);
    expect(once.code).toBe(0);
    expect(regionsim(['run', SMALLEST, '--format', 'json']).out).toBe(once.out);
  });

  it('gives the same bytes for a scenario in JSON as in YAML', () => {
    const folder = folderWith({
      'one.json': JSON.stringify({
        name: 'x',
        provider: 'aws',
        asOf: '2024',
        candidates: ['Lima'],
      }),
      'one.yaml': 'name: x\nprovider: aws\nasOf: 2024\ncandidates: [Lima]\n',
    });
    const [json, yaml] = ['one.json', 'one.yaml'].map((file) =>
      regionsim(['run', file, '--format', 'json'], { cwd: folder }),
    );
    expect(json.code).toBe(0);
    expect(json.out).toBe(yaml.out);
  });

  it('writes --out whole, and nothing where it may not write', () => {
    const folder = folderWith({});
    const file = join(folder, 'answer.csv');
    expect(regionsim(['run', SMALLEST, '--format', 'csv', '--out', file]).code).toBe(0);
    expect(readFileSync(file, 'utf8')).toMatch(/^rank,site,country,score,/);
    expect(readdirSync(folder)).toEqual(['answer.csv']);
    const missing = regionsim(['run', SMALLEST, '--out', join(folder, 'no', 'such', 'file')]);
    expect(missing).toMatchObject({
      code: 74,
      err: containing('no such file or folder'),
    });
    expect(missing.err.split('\n')).toHaveLength(2);
  });

  it('says in one line that a file is not there or may not be read', () => {
    expect(regionsim(['run', 'nowhere.yaml'])).toMatchObject({
      code: 2,
      out: '',
      err: containing('nowhere.yaml'),
    });
    const folder = folderWith({ 'secret.yaml': 'provider: aws' });
    chmodSync(join(folder, 'secret.yaml'), 0);
    // Root may read everything, so the check only holds for other users.
    if (process.getuid?.() !== 0)
      expect(regionsim(['run', 'secret.yaml'], { cwd: folder }).code).toBe(2);
  });

  it('exits 1 when every candidate breaks a constraint, and says which', () => {
    const { code, out } = regionsim(['run', SMALLEST, '--set', 'constraints.maxCapex=1 USD']);
    expect(code).toBe(1);
    expect(out).toContain('capex is');
    expect(out).toContain('must be at most 1');
  });

  it('has no color in a pipe, and has it when forced', () => {
    expect(regionsim(['run', SMALLEST]).out).not.toContain('\u001b');
    expect(regionsim(['run', SMALLEST], { env: { FORCE_COLOR: '1' } }).out).toContain('\u001b[');
    expect(
      regionsim(['run', SMALLEST], { env: { FORCE_COLOR: '1', NO_COLOR: '1' } }).out,
    ).not.toContain('\u001b');
  });
});

describe('regionsim explain', () => {
  it('finds a site without accents and names the near one for a typo', () => {
    expect(regionsim(['explain', SMALLEST, 'queretaro']).out).toContain(
      'What each criterion contributed',
    );
    expect(regionsim(['explain', SMALLEST, 'Riyad'])).toMatchObject({
      code: 2,
      err: containing('Riyadh'),
    });
  });
});

describe('regionsim diff', () => {
  it('compares a scenario with an override of itself, and with a result file', () => {
    const file = 'scenarios/saudi-ecosystem.yaml';
    const changed = regionsim(['diff', file, `${file}#program`]);
    expect(changed.code).toBe(0);
    expect(changed.out).toContain('Candidates, those that moved most first');
    const folder = folderWith({});
    const result = join(folder, 'result.json');
    regionsim(['run', file, '--format', 'json', '--out', result]);
    const same = regionsim(['diff', file, result, '--format', 'json']);
    expect(same.code).toBe(0);
    const { alternatives } = JSON.parse(same.out) as {
      alternatives: readonly { before: unknown; after: unknown }[];
    };
    for (const { before, after } of alternatives) expect(after).toEqual(before);
  });
});

describe('regionsim batch', () => {
  const files = {
    'a.yaml': 'provider: alibaba\nasOf: 2024-05\ncandidates: [Querétaro]\n',
    'b.yaml': 'provider: alibaba\nasOf: 2024-05\ncandidates: [Manila, Busan]\n',
    'faulty.yaml': 'provider: alibaba\nasOf: 2024-05\ncandidates: [Atlantis]\n',
  };

  it('ranks all candidates, lists the faulty file, and exits 2', () => {
    const folder = folderWith(files);
    const ended = regionsim(
      ['batch', 'a.yaml', 'b.yaml', 'faulty.yaml', '--out', 'out', '--format', 'csv'],
      {
        cwd: folder,
      },
    );
    expect(ended.code).toBe(2);
    expect(readdirSync(join(folder, 'out')).sort()).toEqual(['a.json', 'b.json', 'report.csv']);
    const rows = readFileSync(join(folder, 'out/report.csv'), 'utf8').trim().split('\n');
    expect(rows).toHaveLength(4);
    expect(ended.err).toContain('faulty.yaml:3:14');
  });

  it('writes the same bytes with one worker and with three', () => {
    const folder = folderWith(files);
    for (const workers of ['1', '3'])
      regionsim(
        [
          'batch',
          'a.yaml',
          'b.yaml',
          '--out',
          `out${workers}`,
          '--format',
          'json',
          '--workers',
          workers,
        ],
        {
          cwd: folder,
        },
      );
    for (const name of ['a.json', 'b.json', 'report.json'])
      expect(readFileSync(join(folder, 'out3', name), 'utf8')).toBe(
        readFileSync(join(folder, 'out1', name), 'utf8'),
      );
  });
});

describe('regionsim init', () => {
  it('writes a scenario that runs, and never over a file that is there', () => {
    const folder = folderWith({});
    expect(regionsim(['init', 'mine.yaml', '--provider', 'huawei'], { cwd: folder }).code).toBe(0);
    expect(regionsim(['run', 'mine.yaml'], { cwd: folder }).code).toBe(0);
    const before = readFileSync(join(folder, 'mine.yaml'), 'utf8');
    expect(regionsim(['init', 'mine.yaml'], { cwd: folder }).code).toBe(2);
    expect(readFileSync(join(folder, 'mine.yaml'), 'utf8')).toBe(before);
    expect(regionsim(['init', 'other.yaml', '--provider', 'alibabba'], { cwd: folder }).code).toBe(
      2,
    );
    expect(existsSync(join(folder, 'other.yaml'))).toBe(false);
  });
});

describe('regionsim check', () => {
  it('reads no file through a link that leads out of the folder', () => {
    const outside = folderWith({
      'secret.yaml': 'provider: aws\nasOf: 2024\ncandidates: [Lima]\n',
    });
    const folder = folderWith({ 'mine.yaml': 'extends: link.yaml\n' });
    symlinkSync(join(outside, 'secret.yaml'), join(folder, 'link.yaml'));
    expect(regionsim(['check', 'mine.yaml'], { cwd: folder })).toMatchObject({
      code: 2,
      err: containing('link out of its folder'),
    });
  });

  it('takes changes before the file as well as behind it, repeated and by commas', () => {
    const folder = folderWith({
      'a.yaml':
        'provider: aws\nasOf: 2024\ncandidates: [Lima]\noverrides: {x: {seed: s}, y: {horizon: 7 years}}\n',
    });
    const hashOf = (args: readonly string[]) => {
      const { code, out } = regionsim(['check', ...args, '--format', 'json'], { cwd: folder });
      expect(code).toBe(0);
      const { files } = JSON.parse(out) as { files: readonly { inputHash: string }[] };
      return files.map(({ inputHash }) => inputHash);
    };
    const before = hashOf(['--set', 'seed=s', '--set', 'horizon=7 years', 'a.yaml']);
    expect(before).toHaveLength(1);
    expect(hashOf(['a.yaml', '--set', 'seed=s', '--set', 'horizon=7 years'])).toEqual(before);
    expect(hashOf(['--override', 'x,y', 'a.yaml'])).toEqual(before);
    expect(hashOf(['a.yaml', '--override', 'x', '--override', 'y'])).toEqual(before);
    expect(hashOf(['a.yaml'])).not.toEqual(before);
  });

  it('reports every file, the good and the faulty', () => {
    const folder = folderWith({
      'good.yaml': 'provider: aws\nasOf: 2024\ncandidates: [Lima]\n',
      'bad.yaml': 'provider: awss\nasOf: 2024\ncandidats: [Lima]\n',
    });
    const { code, out, err } = regionsim(['check', 'good.yaml', 'bad.yaml'], { cwd: folder });
    expect(code).toBe(2);
    expect(out).toContain('good.yaml: ok');
    expect(err).toContain('bad.yaml:1:11');
    expect(err).toContain('bad.yaml:3:1');
  });
});
