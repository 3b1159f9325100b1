import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ROOT, regionsim } from './cli/program.ts';

const SCENARIOS = join(ROOT, 'scenarios');
const EXPECTED = join(SCENARIOS, 'expected');
const files = readdirSync(SCENARIOS).filter((name) => name.endsWith('.yaml'));

/** UPDATE=1 writes the reports anew; the change is then read in the diff before it is committed. */
const isUpdate = process.env.UPDATE === '1';

describe('shipped scenarios', () => {
  it.each(files)('%s gives its report', (name) => {
    const { code, out, err } = regionsim(['run', `scenarios/${name}`, '--format', 'md']);
    expect({ code, err }).toEqual({ code: 0, err: '' });
    const path = join(EXPECTED, name.replace(/\.yaml$/, '.md'));
    if (isUpdate) writeFileSync(path, out);
    expect(out).toBe(readFileSync(path, 'utf8'));
  });

  it('have no report without a scenario', () => {
    const stems = files.map((name) => name.replace(/\.yaml$/, ''));
    const orphans = readdirSync(EXPECTED).filter(
      (name) => !stems.includes(name.replace(/\.md$/, '')),
    );
    expect(orphans).toEqual([]);
    expect(existsSync(EXPECTED)).toBe(true);
  });
});
