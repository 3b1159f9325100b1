import type { Diagnostic } from '../scenario/diagnostic.ts';
import type { Cell, Column } from './document.ts';

/** Columns of a table of faults in scenario files. */
export const FAULT_COLUMNS: readonly Column[] = [
  { key: 'file', label: 'file' },
  { key: 'line', label: 'line', number: { digits: 0 } },
  { key: 'column', label: 'column', number: { digits: 0 } },
  { key: 'message', label: 'fault', isElastic: true },
  { key: 'hint', label: 'what would be right', isElastic: true },
];

/** One fault under {@link FAULT_COLUMNS}. */
export function faultRow(fault: Diagnostic): Readonly<Record<string, Cell>> {
  const { file, line, column, path, message, hint = '' } = fault;
  return {
    file,
    line,
    column,
    message: path === undefined ? message : `${path} ${message}`,
    hint,
  };
}
