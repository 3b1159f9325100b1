import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { lawNotice } from '../../src/engine/law-notice.ts';
import { evaluationSchema } from '../../src/report/evaluation-schema.ts';
import { loadWorld } from '../../src/world/load.ts';
import { folderWith, regionsim } from './program.ts';

const folder = folderWith({
  'lima.yaml': 'provider: huawei\nasOf: 2024-06\ncandidates: [Lima, Cairo]\n',
});
const cwd = { cwd: folder };
const notice = lawNotice(loadWorld());

/** Text without the line breaks that the width of a terminal asks for. */
function unwrapped(text: string): string {
  return text.replace(/\s+/g, ' ');
}

describe('the notice on law', () => {
  it('counts the rules of the tables and how many of them are sourced', () => {
    const { laws } = loadWorld();
    const sourced = laws.filter((rule) => rule.sourced).length;
    expect(sourced).toBeGreaterThan(0);
    expect(notice).toContain(`${sourced} of the ${laws.length} residency rules`);
    expect(notice).toContain('4 of the 9 export rules');
  });

  it.each([
    'run lima.yaml',
    'cost lima.yaml Lima',
    'diff lima.yaml lima.yaml',
    'plan lima.yaml --objective p-median --sites 1',
    'vary lima.yaml --draws 16',
    'simulate lima.yaml --site Lima --years 1',
    'law --matrix --from PE --to EG',
  ])('stands once in "regionsim %s"', (line) => {
    const { out, err } = regionsim(line.split(' '), cwd);
    expect(err).not.toContain('error');
    expect(unwrapped(out).split(notice)).toHaveLength(2);
  });

  it('stands in every form but a CSV, which it would break, and leaves standard error to faults', () => {
    const form = (format: string) => regionsim(['law', 'PE', '--format', format], cwd);
    expect(form('md').out).toContain(notice);
    expect(JSON.parse(form('json').out)).toMatchObject({ notice });
    expect(form('csv').out).not.toContain('legal advice');
    expect(form('csv').err).toBe('');
  });

  it('is part of the published schema of results', () => {
    const { out } = regionsim(['run', 'lima.yaml', '--format', 'json'], cwd);
    const data: unknown = JSON.parse(out);
    expect(evaluationSchema.safeParse(data)).toMatchObject({ success: true });
    expect(data).toMatchObject({ notice });
  });

  it('stands in the result file of a batch', () => {
    regionsim(['batch', 'lima.yaml', '--out', 'kept', '--format', 'json'], cwd);
    const report: unknown = JSON.parse(readFileSync(join(folder, 'kept/report.json'), 'utf8'));
    expect(report).toMatchObject({ notice });
    const result: unknown = JSON.parse(readFileSync(join(folder, 'kept/lima.json'), 'utf8'));
    expect(result).toMatchObject({ caveats: expect.arrayContaining([notice]) as unknown });
  });
});
