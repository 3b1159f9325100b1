import { codeFrameColumns } from '@babel/code-frame';
import type { Diagnostic } from './diagnostic.ts';
import { printable } from './printable.ts';

/** Longest line of a file that is shown around a fault; beyond it the frame would hide the message. */
const LONGEST_LINE = 200;

/** How a fault is shown. */
export interface DiagnosticTextOptions {
  /** Text of the file that the fault is in; with it, the line is shown. */
  readonly sourceText?: string | undefined;
  readonly hasColor?: boolean;
}

/**
 * A fault as text for a terminal: `file:line:column error path message`, the line it stands in, and what would be right.
 * Whatever comes from the file is shown without control sequences.
 */
export function diagnosticText(
  { severity, file, line, column, path, message, hint }: Diagnostic,
  { sourceText, hasColor = false }: DiagnosticTextOptions = {},
): string {
  const place = [file, line, column].filter((part) => part !== undefined).join(':');
  const head = [place, severity, path, message].filter((part) => part !== undefined).join(' ');
  const parts = [printable(head)];
  if (sourceText !== undefined && line !== undefined) {
    parts.push(frameText(sourceText, { line, column: column ?? 1 }, hasColor));
  }
  if (hint !== undefined) parts.push(`  ${printable(hint)}`);
  return parts.filter((part) => part !== '').join('\n');
}

/** The line with a mark under the column; empty where the line is too long to be shown or not in the text. */
function frameText(
  text: string,
  { line, column }: { readonly line: number; readonly column: number },
  hasColor: boolean,
): string {
  const rows = text.split(/\r\n|[\r\n]/);
  const row = rows.at(line - 1);
  if (row === undefined || row.length > LONGEST_LINE) return '';
  const shown = rows.map((it) => printable(it.slice(0, LONGEST_LINE)));
  // What was dropped before the column moves the mark to the left.
  const start = printable(`${row.slice(0, column - 1)}|`).length;
  return codeFrameColumns(
    shown.join('\n'),
    { start: { line, column: start } },
    { linesAbove: 1, linesBelow: 0, forceColor: hasColor, highlightCode: false },
  );
}
