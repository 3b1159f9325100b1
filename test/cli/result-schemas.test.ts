import { Ajv, type ValidateFunction } from 'ajv';
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { folderWith, regionsim } from './program.ts';

const SMALLEST = resolve('scenarios/mexico-or-riyadh.yaml');
const FORMULA = `provider: huawei
asOf: 2023-06
candidates: [Riyadh, Querétaro]
criteria:
  rttGainMs: {weight: 1}
  mine: {formula: rttGainMs / 0, goal: max, weight: 1}
constraints: {maxCapex: 470 million USD}
`;

/** The validator that `regionsim schema KIND` publishes. */
function published(kind: string): ValidateFunction {
  const { code, out } = regionsim(['schema', kind]);
  expect(code).toBe(0);
  return new Ajv({ strict: true, allowUnionTypes: true }).compile(JSON.parse(out) as object);
}

describe('the published schema of', () => {
  let folder: string;

  beforeAll(() => {
    folder = folderWith({ 'formula.yaml': FORMULA, 'bad.yaml': 'provider: awss\n' });
  });

  it.each([
    ['evaluation', ['run', 'formula.yaml']],
    ['explanation', ['explain', 'formula.yaml', 'Riyadh']],
    ['comparison', ['diff', SMALLEST, 'formula.yaml']],
    ['check', ['check', SMALLEST, 'bad.yaml', 'nowhere.yaml']],
    ['batch', ['batch', SMALLEST, 'formula.yaml', 'bad.yaml', '--out', 'out']],
  ])('%s takes what the program writes, and nothing with a field more or less', (kind, args) => {
    const isValid = published(kind);
    const { out } = regionsim([...args, '--format', 'json'], { cwd: folder });
    const text = kind === 'batch' ? readFileSync(join(folder, 'out/report.json'), 'utf8') : out;
    const data = JSON.parse(text) as Record<string, unknown>;
    isValid(data);
    expect(isValid.errors).toBe(null);
    expect(data).toMatchObject({ schema: `regionsim/${kind}`, version: 1 });
    const { version, ...less } = data;
    expect(version).toBe(1);
    expect(isValid(less)).toBe(false);
    expect(isValid({ ...data, version: 2 })).toBe(false);
    if (kind !== 'evaluation') expect(isValid({ ...data, more: 1 })).toBe(false);
  });
});
