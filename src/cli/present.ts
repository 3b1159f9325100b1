import { statSync, writeFileSync } from 'node:fs';
import writeFileAtomic from 'write-file-atomic';
import type { ReportDocument } from '../report/document.ts';
import type { Format, OutputOptions } from './options.ts';
import { terminalOf } from './terminal.ts';

/** What a command has to say: a document for people, and the same as data for programs. */
export interface Answer {
  readonly document: ReportDocument;
  /** The JSON form; it names its schema and version. */
  readonly data: object;
  /** What every form has to say: a note of the document, a field of the data, and beside a CSV, which has no room for it. */
  readonly notice?: string;
}

/** The document with its notice, unless it says so itself. */
function noticed({ document, notice }: Answer): ReportDocument {
  const { title, blocks } = document;
  const isSaid = blocks.some((block) => block.kind === 'text' && block.text === notice);
  if (notice === undefined || isSaid) return document;
  return { title, blocks: [...blocks, { kind: 'text', tone: 'note', text: notice }] };
}

/** The answer in one of its forms; a terminal's form fits the terminal that standard output is. */
export async function answerText(answer: Answer, format: Format): Promise<string> {
  const document = noticed(answer);
  switch (format) {
    case 'json': {
      const { data, notice } = answer;
      return `${JSON.stringify({ ...data, notice }, undefined, 2)}\n`;
    }
    case 'csv':
      return (await import('../report/csv.ts')).csvText(document);
    case 'md':
      return (await import('../report/markdown.ts')).markdownText(document);
    case 'table': {
      const { terminalText } = await import('../report/terminal-text.tsx');
      return terminalText(document, terminalOf(process.stdout, process.env));
    }
  }
}

/**
 * Writes a file beside its name and renames it: it is whole or it is not there. What is no file (a device, a pipe) is
 * written into: a rename would put a file in its place.
 */
export function writeWhole(path: string, text: string): void {
  try {
    const there = statSync(path, { throwIfNoEntry: false });
    const isOther = there !== undefined && !there.isFile() && !there.isDirectory();
    if (isOther) writeFileSync(path, text);
    else writeFileAtomic.sync(path, text);
  } catch (error) {
    // The user knows the name that was asked for, not the one beside it.
    throw error instanceof Error ? Object.assign(error, { path }) : error;
  }
}

/** Writes the answer where the user wants it. */
export async function present(answer: Answer, { format, out }: OutputOptions): Promise<void> {
  const text = await answerText(answer, format);
  if (out === undefined) await writeOut(text);
  else writeWhole(out, text);
  if (format === 'csv') await sayBeside(answer);
}

/** What a CSV has no room for, where a person reads along; a program's standard error stays empty. */
export async function sayBeside({ notice }: Answer): Promise<void> {
  if (notice !== undefined && process.stderr.isTTY) await writeError(`${notice}\n`);
}

/** Writes to standard output; done when the operating system has it all. */
export function writeOut(text: string): Promise<void> {
  return writeStream(process.stdout, text);
}

export function writeError(text: string): Promise<void> {
  return writeStream(process.stderr, text);
}

/** A reader that has gone away (`| head`) is no fault: the rest is dropped. */
function writeStream(stream: NodeJS.WriteStream, text: string): Promise<void> {
  // The stream also emits what it tells the callback, and an event that nobody hears ends the program.
  if (stream.listenerCount('error') === 0) stream.on('error', () => undefined);
  return new Promise((done, fail) => {
    stream.write(text, (error) => {
      if (!error || ('code' in error && error.code === 'EPIPE')) done();
      else fail(error);
    });
  });
}
