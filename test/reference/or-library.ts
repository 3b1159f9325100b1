import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Published optimum of one instance. */
export interface PublishedOptimum {
  readonly problem: string;
  readonly instance: string;
  readonly value: number;
}

const folder = process.env.ORLIB_DIR;

/** Where OR-Library's files are, if anywhere. Get them from people.brunel.ac.uk/~mastjjb/jeb/orlib and set ORLIB_DIR. */
export const orLibraryDir = folder && existsSync(join(folder, 'optima.csv')) ? folder : undefined;

export const SKIPPED =
  'skipped: set ORLIB_DIR to a folder with pmed1.txt ..., cap41.txt ... and optima.csv';

export function instanceText(instance: string): string {
  return readFileSync(join(orLibraryDir ?? '', `${instance}.txt`), 'utf8');
}

/** The rows of `optima.csv`: problem, set, instance, facilities, customers, p or capacity, value, ... */
export function publishedOptima(problem: string): readonly PublishedOptimum[] {
  if (orLibraryDir === undefined) return [];
  const lines = readFileSync(join(orLibraryDir, 'optima.csv'), 'utf8').trim().split('\n').slice(1);
  return lines
    .map((line) => line.split(','))
    .filter(([name]) => name === problem)
    .map(([name, , instance, , , , value]) => ({ problem: name, instance, value: Number(value) }));
}

/** The number of `pmed17`. */
export function instanceNumber({ instance }: PublishedOptimum): number {
  return Number(instance.replace(/\D/g, ''));
}
