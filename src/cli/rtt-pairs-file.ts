import { createReadStream } from 'node:fs';
import type { RttQuestion } from '../engine/rtt-question.ts';
import { pairAnswerer, type PairAnswer, type PairRow } from '../engine/rtt-pair-rows.ts';
import { loadWorld } from '../world/load.ts';
import { csvRows } from './csv-rows.ts';
import { EXIT } from './exit.ts';
import type { OutputOptions } from './options.ts';
import { writeError, writeOut, writeWhole } from './present.ts';

/** Rows answered and written at once. */
const CHUNK_ROWS = 5000;

const NEEDED = ['from_lat', 'from_lon', 'to_lat', 'to_lon'];
const ADDED = 'rtt_ms,rtt_ms_p95,low_ms,high_ms,path_km,kind';

/**
 * Answers a CSV of pairs, streaming: the same rows in the same order, with their columns and the answers behind them.
 * A faulty row keeps its place with `error` as its kind and is named with its line on standard error; then the exit
 * code is 2. Always CSV, whatever the format, because a table of a hundred thousand rows is for programs.
 */
export async function answerPairs(
  file: string,
  question: Omit<RttQuestion, 'from' | 'to'>,
  { out }: OutputOptions,
): Promise<void> {
  const checked = pairAnswerer(loadWorld(), question);
  if (!checked.ok) {
    const { complain } = await import('./complain.ts');
    await complain(checked.diagnostics);
    process.exitCode = EXIT.usage;
    return;
  }
  const input = file === '-' ? process.stdin : createReadStream(file, { highWaterMark: 2 ** 17 });
  input.setEncoding('utf8');
  const sink = sinkTo(out);
  let header: readonly string[] | undefined;
  let waiting: WaitingRow[] = [];
  let faults = 0;
  let line = 0;
  const flush = async (): Promise<void> => {
    const columns = header ?? [];
    const read = pairReader(columns);
    const answers = checked.value(waiting.map(({ record }) => read(record)));
    const complaints = answers.flatMap((answer, i) =>
      typeof answer === 'string' ? [`${file}:${waiting[i].line} error ${answer}\n`] : [],
    );
    faults += complaints.length;
    if (complaints.length > 0) await writeError(complaints.join(''));
    await sink.write(answers.map((it, i) => `${kept(columns, waiting[i].record)},${cells(it)}\n`));
    waiting = [];
  };
  for await (const rows of csvRows(input as AsyncIterable<string>)) {
    for (const record of rows) {
      line += 1 + lineBreaks(record);
      if (record.length === 1 && record[0].trim() === '') continue;
      if (header === undefined) {
        header = record.map((name) => name.trim());
        if (!(await hasNeeded(header, file))) return;
        await sink.write([`${record.map(quoted).join(',')},${ADDED}\n`]);
      } else if (waiting.push({ record, line }) === CHUNK_ROWS) await flush();
    }
  }
  if (header === undefined) await hasNeeded([], file);
  await flush();
  await sink.end();
  if (faults > 0) {
    await writeError(`${file}: ${faults} faulty rows are marked "error"\n`);
    process.exitCode = EXIT.usage;
  }
}

interface WaitingRow {
  readonly record: readonly string[];
  readonly line: number;
}

/** The row as it came, with as many cells as the header has. */
function kept(header: readonly string[], record: readonly string[]): string {
  return header.map((_, i) => quoted(record.at(i) ?? '')).join(',');
}

function cells(answer: PairAnswer | string): string {
  if (typeof answer === 'string') return ',,,,,error';
  const { rttMs, rttMsP95, lowMs, highMs, pathKm, kind } = answer;
  const ms = [rttMs, rttMsP95, lowMs, highMs].map((value) => value.toFixed(2)).join(',');
  return `${ms},${Math.round(pathKm)},${kind}`;
}

/** Breaks inside of quoted cells, which make a row longer than a line. */
function lineBreaks(record: readonly string[]): number {
  return record.reduce(
    (sum, cell) => sum + (cell.includes('\n') ? cell.split('\n').length - 1 : 0),
    0,
  );
}

async function hasNeeded(header: readonly string[], file: string): Promise<boolean> {
  const missing = NEEDED.filter((name) => !header.includes(name));
  if (missing.length === 0) return true;
  await writeError(`${file}:1 error lacks the columns ${missing.join(', ')}\n`);
  process.exitCode = EXIT.usage;
  return false;
}

/** Reads the places of a row out of its cells; where the columns stand is looked up once. */
function pairReader(header: readonly string[]): (record: readonly string[]) => PairRow {
  const cellsOf = (column: string) => {
    const at = header.indexOf(column);
    return (record: readonly string[]): string => (at < 0 ? '' : (record[at] ?? ''));
  };
  const [fromLat, fromLon, toLat, toLon] = NEEDED.map(cellsOf);
  const [fromCountry, toCountry] = ['from_country', 'to_country'].map(cellsOf);
  return (record) => ({
    from: { lat: fromLat(record), lon: fromLon(record), country: fromCountry(record) },
    to: { lat: toLat(record), lon: toLon(record), country: toCountry(record) },
  });
}

function quoted(cell: string): string {
  return /[",\n\r]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}

interface Sink {
  readonly write: (lines: readonly string[]) => Promise<void>;
  readonly end: () => Promise<void>;
}

/** Standard output piece by piece, or a file that is there whole or not at all. */
function sinkTo(out: string | undefined): Sink {
  if (out === undefined) {
    return { write: (lines) => writeOut(lines.join('')), end: () => Promise.resolve() };
  }
  const pieces: string[] = [];
  return {
    write: (lines) => {
      pieces.push(lines.join(''));
      return Promise.resolve();
    },
    end: () => {
      writeWhole(out, pieces.join(''));
      return Promise.resolve();
    },
  };
}
