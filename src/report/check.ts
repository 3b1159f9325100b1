import type { Diagnostic } from '../scenario/diagnostic.ts';
import type { ReportDocument } from './document.ts';
import { FAULT_COLUMNS, faultRow } from './fault-rows.ts';

/** What a check found out about one scenario file; `sound` is absent where it has faults. */
export interface CheckedFile {
  readonly file: string;
  readonly sound?: {
    readonly inputHash: string;
    readonly seed: string;
    readonly candidates: number;
  };
  /** Faults, or the warnings of a sound file. */
  readonly diagnostics: readonly Diagnostic[];
}

/** `1 candidate`, `12 candidates`. */
export function candidatesText({ candidates }: { readonly candidates: number }): string {
  return candidates === 1 ? '1 candidate' : `${candidates} candidates`;
}

/** A row a fault, and one for each sound file, so that a file without a word is a file that was not looked at. */
export function checkDocument(files: readonly CheckedFile[]): ReportDocument {
  return {
    title: `Check of ${files.length} ${files.length === 1 ? 'scenario' : 'scenarios'}`,
    blocks: [
      {
        kind: 'table',
        columns: [
          ...FAULT_COLUMNS.slice(0, 3),
          { key: 'is', label: 'is' },
          ...FAULT_COLUMNS.slice(3),
        ],
        rows: files.flatMap(({ file, sound, diagnostics }) => [
          ...(sound ? [{ file, is: 'ok', message: candidatesText(sound), hint: '' }] : []),
          ...diagnostics.map((fault) => ({ ...faultRow(fault), is: fault.severity })),
        ]),
      },
    ],
  };
}

/** The same as data for programs: editors and pipelines take the places from here. */
export function checkData(
  files: readonly CheckedFile[],
  world: { readonly hash: string; readonly compiled: string },
) {
  return {
    schema: 'regionsim/check',
    version: 1,
    worldHash: world.hash,
    worldCompiled: world.compiled,
    files: files.map(({ file, sound, diagnostics }) => ({
      file,
      isSound: sound !== undefined,
      ...sound,
      diagnostics,
    })),
  };
}
