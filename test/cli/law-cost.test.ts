import { spawnSync } from 'node:child_process';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { folderWith, regionsim, ROOT } from './program.ts';

const LIMA = 'provider: huawei\nasOf: 2024-06\ncandidates: [Lima]\n';

describe('regionsim law', () => {
  it('explains a verdict in words with its rules and sources', () => {
    const asked = '--from DE --class health --to SA --provider huawei --asOf 2026-06'.split(' ');
    const { code, out } = regionsim(['law', ...asked]);
    expect(code).toBe(0);
    expect(out).toContain('not legal advice');
    expect(out).toMatch(/GDPR/);
  });

  it('gives the matrix of the countries asked for as CSV', () => {
    const asked = '--matrix --from DE FR --to SA CH --class personal --format csv'.split(' ');
    const { code, out } = regionsim(['law', ...asked]);
    expect(code).toBe(0);
    expect(out.trim().split('\n')).toHaveLength(3);
  });

  it('ends quietly when its reader has gone', () => {
    const program = resolve(ROOT, 'dist/main.js');
    const script = `"${process.execPath}" "${program}" law --matrix --format csv | head -1`;
    const { stdout, stderr } = spawnSync('sh', ['-c', script], { encoding: 'utf8' });
    expect(stdout).toMatch(/^from,dataClass,AD,/);
    expect(stderr).toBe('');
  });

  it.each([
    ['an unknown country', ['law', 'Germny'], 'Germany'],
    ['an unknown data class', ['law', '--from', 'DE', '--to', 'SA', '--class', 'helth'], 'health'],
    ['half a question', ['law', '--from', 'DE'], '--from and --to'],
  ])('refuses %s and names the near one', (_what, args, hint) => {
    const { code, out, err } = regionsim(args);
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toContain(hint);
  });
});

describe('regionsim cost', () => {
  it('shows the waterfall that adds up to the unit cost, and what incentives are worth', () => {
    const folder = folderWith({
      'lima.yaml': `${LIMA}incentives: { PE: { taxHoliday: 5 years } }\n`,
    });
    const csv = regionsim(['cost', 'lima.yaml', 'Lima', '--format', 'csv'], { cwd: folder });
    expect(csv.code).toBe(0);
    expect(csv.out).toContain('power and cooling plant');
    const shown = regionsim(['cost', 'lima.yaml', 'Lima'], { cwd: folder });
    expect(shown.out).toContain('no tax on profit for 5 years');
    expect(shown.out).toContain('NPV without incentives');
  });

  it.each([
    ['a range upside down', 'assumptions: { wacc_hic: { low: 9 %, mid: 8 %, high: 7 % } }', '4:16'],
    ['a negative price', 'assumptions: { h100x8_price: -1 USD }', '4:30'],
    ['a currency without a rate', 'constraints: { maxCapex: 1e9 XYZ }', '4:26'],
    ['an incentive beyond the whole', 'incentives: { PE: { powerDiscount: 2 } }', '4:36'],
  ])('refuses %s at its place', (_what, line, place) => {
    const folder = folderWith({ 'bad.yaml': `${LIMA}${line}\n` });
    const { code, err } = regionsim(['cost', 'bad.yaml', 'Lima'], { cwd: folder });
    expect(code).toBe(2);
    expect(err).toContain(`bad.yaml:${place}`);
  });
});
