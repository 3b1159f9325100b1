import type { CellKind, ColumnSchema } from '../table-schema.ts';

const PARTIAL_DATE = /^\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?$/;
const DECIMAL = /^-?\d+(\.\d+)?$/;
const EARLIEST_YEAR = 1990;
const LATEST_YEAR = 2100;

/** What is wrong with a cell of a column, if anything is. */
export function cellFault(column: ColumnSchema, cell: string): string | undefined {
  if (cell === '') return column.required ? 'is empty' : undefined;
  if (cell !== cell.trim()) return `${JSON.stringify(cell)} has blanks around it`;
  if (column.oneOf && !column.oneOf.includes(cell)) {
    return `${JSON.stringify(cell)} is none of ${column.oneOf.join(', ')}`;
  }
  return isOfKind(column.kind, cell)
    ? undefined
    : `${JSON.stringify(cell)} is not ${KIND_NAMES[column.kind]}`;
}

const KIND_NAMES: Readonly<Record<CellKind, string>> = {
  text: 'text',
  words: 'a list of words parted by |',
  number: 'a decimal number',
  whole: 'a whole number',
  flag: '0 or 1',
  year: `a year from ${EARLIEST_YEAR} to ${LATEST_YEAR}`,
  date: 'a date YYYY, YYYY-MM or YYYY-MM-DD',
  confidence: 'a confidence',
  source: 'the id of a source',
};

function isOfKind(kind: CellKind, cell: string): boolean {
  switch (kind) {
    case 'number':
      return DECIMAL.test(cell);
    case 'whole':
      return /^\d+$/.test(cell);
    case 'flag':
      return cell === '0' || cell === '1';
    case 'year':
      return /^\d{4}$/.test(cell) && Number(cell) >= EARLIEST_YEAR && Number(cell) <= LATEST_YEAR;
    case 'date':
      return PARTIAL_DATE.test(cell);
    case 'words':
      return cell.split('|').every((word) => word.trim() !== '');
    case 'text':
    case 'confidence':
    case 'source':
      return true;
  }
}

/** Whether a packed cell of this kind is a number itself, rather than the place of a text in the strings. */
export function isNumericKind(kind: CellKind): boolean {
  return kind === 'number' || kind === 'whole' || kind === 'flag' || kind === 'year';
}
