import { ReadFault, reading, type FileFault, type ReadResult } from './read-numbers.ts';

/** A user's own table of distances or costs, with names where the file gives them. */
export interface CostMatrixFile {
  readonly demandCount: number;
  readonly siteCount: number;
  /** Row-major; `Infinity` where the cell says that the pair is forbidden. */
  readonly values: Float64Array;
  readonly demandNames: readonly string[];
  readonly siteNames: readonly string[];
  /** From the column `weight`. */
  readonly weight?: Float64Array;
  /** From the column `demand`. */
  readonly demand?: Float64Array;
  /** From the row `openCost`. */
  readonly openCost?: Float64Array;
  /** From the row `capacity`. */
  readonly capacity?: Float64Array;
}

/** A line of the file that holds cells; they are split when asked for, since a large table has millions. */
interface Row {
  readonly raw: string;
  readonly separator: string;
  readonly line: number;
}

/** Cells that say that a site may not serve a demand point. */
const FORBIDDEN = new Set(['', '-', 'inf', 'infinity', 'na', 'n/a', 'null']);
const MOST_CELLS = 50_000_000;

/**
 * Reads a table of demand points (rows) by sites (columns), separated by commas, semicolons or tabs. A first row that
 * is not of numbers names the sites, a first column that is not of numbers names the demand points; columns called
 * `weight` and `demand` and rows called `openCost` and `capacity` are read as such. Empty cells, `-` and `inf` forbid
 * the pair. Lines that are empty or start with `#` are skipped. Negative numbers are faults.
 */
export function readCostMatrix(text: string): ReadResult<CostMatrixFile> {
  return reading(() => {
    const lines = rowsOf(text);
    if (lines.length === 0) {
      throw fault(
        { line: 1, column: 1 },
        'the file has no rows',
        'rows are demand points, columns sites',
      );
    }
    const hasHeader = cellsOf(lines[0]).some((cell) => !isValue(cell));
    const body = hasHeader ? lines.slice(1) : lines;
    if (body.length === 0)
      throw fault({ line: lines[0].line + 1, column: 1 }, 'the file ends after its header');
    const firsts = body.map((row) => cellsOf(row)[0]);
    const hasNames =
      (hasHeader && cellsOf(lines[0])[0] === '') || firsts.every((cell) => !isValue(cell));
    return table(hasHeader ? lines[0] : undefined, body, hasNames);
  });
}

function fault(
  place: Pick<FileFault, 'line' | 'column'>,
  message: string,
  hint?: string,
): ReadFault {
  return new ReadFault({ ...place, message, ...(hint === undefined ? {} : { hint }) });
}

function rowsOf(text: string): Row[] {
  const lines = text.replace(/^\uFEFF/, '').split(/\r\n|\n|\r/);
  const sample = lines.find((line) => line.trim() !== '' && !line.startsWith('#')) ?? '';
  const separator = ['\t', ';', ','].find((mark) => sample.includes(mark)) ?? ',';
  const rows: Row[] = [];
  lines.forEach((raw, index) => {
    if (raw.trim() !== '' && !raw.startsWith('#')) rows.push({ raw, separator, line: index + 1 });
  });
  return rows;
}

function cellsOf(row: Row): string[] {
  return row.raw.split(row.separator).map((cell) => unquoted(cell.trim()));
}

/** Where a cell starts in its line. */
function placeOf(row: Row, cell: number): Pick<FileFault, 'line' | 'column'> {
  const raws = row.raw.split(row.separator);
  const before = raws.slice(0, cell).reduce((sum, raw) => sum + raw.length + 1, 0);
  const raw = raws[cell] ?? '';
  return { line: row.line, column: before + raw.length - raw.trimStart().length + 1 };
}

function unquoted(text: string): string {
  return text.length >= 2 && text.startsWith('"') && text.endsWith('"') ? text.slice(1, -1) : text;
}

function isValue(text: string): boolean {
  return FORBIDDEN.has(text.toLowerCase()) || Number.isFinite(Number(text));
}

/** Which columns are sites, and which say something else of a demand point. */
interface Layout {
  readonly sites: readonly number[];
  readonly weight?: number;
  readonly demand?: number;
}

function layoutOf(width: number, header: Row | undefined, hasNames: boolean): Layout {
  const titles = header ? cellsOf(header).map((title) => title.toLowerCase()) : [];
  const [weight, demand] = ['weight', 'demand'].map((title) => titles.indexOf(title));
  const sites = Array.from({ length: width }, (_, c) => c).filter(
    (c) => c !== weight && c !== demand && !(hasNames && c === 0),
  );
  return {
    sites,
    ...(weight < 0 ? {} : { weight }),
    ...(demand < 0 ? {} : { demand }),
  };
}

function table(header: Row | undefined, body: readonly Row[], hasNames: boolean): CostMatrixFile {
  const width = cellsOf(header ?? body[0]).length;
  const layout = layoutOf(width, header, hasNames);
  const nameOf = (row: Row): string => (hasNames ? cellsOf(row)[0] : '');
  const special = new Map(
    body.flatMap((row): [string, Row][] => {
      const name = nameOf(row).toLowerCase();
      return name === 'opencost' || name === 'capacity' ? [[name, row]] : [];
    }),
  );
  const specialRows = new Set(special.values());
  const rows = body.filter((row) => !specialRows.has(row));
  checkSize(rows, layout, body[0].line);
  const siteCount = layout.sites.length;
  const values = new Float64Array(rows.length * siteCount);
  const extra = new Map(
    [layout.weight, layout.demand].map((c) => [c, new Float64Array(rows.length)]),
  );
  rows.forEach((row, i) => {
    const cells = checkedCells(row, width);
    layout.sites.forEach((c, j) => (values[i * siteCount + j] = numberIn(row, cells, c, true)));
    for (const [c, list] of extra) if (c !== undefined) list[i] = numberIn(row, cells, c, false);
  });
  const acrossSites = (name: string): Float64Array | undefined => {
    const row = special.get(name);
    const cells = row && checkedCells(row, width);
    return row && cells && Float64Array.from(layout.sites, (c) => numberIn(row, cells, c, false));
  };
  const titles = header && cellsOf(header);
  return {
    demandCount: rows.length,
    siteCount,
    values,
    demandNames: rows.map((row, i) => nameOf(row) || String(i + 1)),
    siteNames: layout.sites.map((c, j) => titles?.[c] ?? String(j + 1)),
    ...withValue('weight', layout.weight === undefined ? undefined : extra.get(layout.weight)),
    ...withValue('demand', layout.demand === undefined ? undefined : extra.get(layout.demand)),
    ...withValue('openCost', acrossSites('opencost')),
    ...withValue('capacity', acrossSites('capacity')),
  };
}

function withValue(name: string, value: Float64Array | undefined): Record<string, Float64Array> {
  return value ? { [name]: value } : {};
}

function checkSize(rows: readonly Row[], layout: Layout, line: number): void {
  const place = { line, column: 1 };
  if (layout.sites.length === 0) throw fault(place, 'there is no column of a site');
  if (rows.length === 0) throw fault(place, 'there is no row of a demand point');
  const pairs = rows.length * layout.sites.length;
  if (pairs > MOST_CELLS)
    throw fault(place, `the table has ${pairs} pairs, at most ${MOST_CELLS} are read`);
}

function checkedCells(row: Row, width: number): string[] {
  const cells = cellsOf(row);
  if (cells.length === width) return cells;
  const at = Math.min(cells.length - 1, width);
  throw fault(placeOf(row, at), `the row has ${cells.length} cells, ${width} are expected`);
}

function numberIn(row: Row, cells: readonly string[], at: number, mayForbid: boolean): number {
  const text = cells[at];
  if (mayForbid && FORBIDDEN.has(text.toLowerCase())) return Infinity;
  const value = text === '' ? NaN : Number(text);
  if (!Number.isFinite(value)) {
    const hint = mayForbid ? 'leave the cell empty to forbid a pair' : undefined;
    throw fault(placeOf(row, at), `expected a number, got "${text.slice(0, 40)}"`, hint);
  }
  if (value < 0) throw fault(placeOf(row, at), `must be at least 0, got ${text}`);
  return value;
}
