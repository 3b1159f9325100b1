import { describe, expect, it } from 'vitest';
import { checkData, checkDocument, type CheckedFile } from '../../src/report/check.ts';
import { csvText } from '../../src/report/csv.ts';

const FILES: readonly CheckedFile[] = [
  { file: 'good.yaml', sound: { inputHash: 'abc', seed: '1', candidates: 1 }, diagnostics: [] },
  {
    file: 'warned.yaml',
    sound: { inputHash: 'def', seed: '2', candidates: 3 },
    diagnostics: [{ severity: 'warning', file: 'warned.yaml', message: 'is odd' }],
  },
  {
    file: 'bad.yaml',
    diagnostics: [
      {
        severity: 'error',
        file: 'base.yaml',
        line: 4,
        column: 9,
        path: 'region.zones',
        message: 'must be whole, got 1.5',
        hint: 'for example 3',
      },
      { severity: 'error', file: 'bad.yaml', message: '=1+1 is no file' },
    ],
  },
];

describe('checkDocument', () => {
  it('has a row for each fault at its place, and one for each sound file', () => {
    expect(csvText(checkDocument(FILES))).toBe(
      [
        'file,line,column,is,message,hint',
        'good.yaml,,,ok,1 candidate,',
        'warned.yaml,,,ok,3 candidates,',
        'warned.yaml,,,warning,is odd,',
        'base.yaml,4,9,error,"region.zones must be whole, got 1.5",for example 3',
        "bad.yaml,,,error,'=1+1 is no file,",
        '',
      ].join('\n'),
    );
  });
});

describe('checkData', () => {
  it('says of every file whether it is sound, and what identifies it', () => {
    const { worldHash, files } = checkData(FILES, { hash: 'w', compiled: '2026-11-22' });
    expect(worldHash).toBe('w');
    expect(files.map(({ isSound }) => isSound)).toEqual([true, true, false]);
    expect(files[0]).toMatchObject({ inputHash: 'abc', seed: '1', candidates: 1 });
    expect(files[2].diagnostics).toHaveLength(2);
  });
});
