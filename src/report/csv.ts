import { csvFormatRows } from 'd3-dsv';
import { printable } from '../scenario/printable.ts';
import { type Cell, primaryTable, type ReportDocument } from './document.ts';

/** A cell that a spreadsheet would run as a formula gets an apostrophe in front (OWASP, "CSV Injection"). */
function harmless(text: string): string {
  return /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
}

function csvCell(cell: Cell): string {
  if (cell === undefined) return '';
  return typeof cell === 'number' ? String(cell) : harmless(printable(cell));
}

/** The report's first table as CSV (RFC 4180): machine names as header, full precision, empty where unknown. */
export function csvText(document: ReportDocument): string {
  const table = primaryTable(document);
  if (!table) return '';
  const header = table.columns.map((column) => column.key);
  const rows = table.rows.map((row) => header.map((key) => csvCell(row[key])));
  return `${csvFormatRows([header, ...rows])}\n`;
}
