/** Packs the CSV tables, the origin that people edit, into the one file that the program loads. */
import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { TABLES } from '../tables.ts';
import { COMPILED } from './compiled.ts';
import { faultLine } from './fault.ts';
import { packWorld } from './pack-world.ts';

const csvOf = (table: string): string =>
  readFileSync(new URL(`../tables/${table}.csv`, import.meta.url), 'utf8');

const outcome = packWorld({ schemas: TABLES, csvOf, compiled: COMPILED });
if (outcome.ok) {
  const target = new URL('../world.json', import.meta.url);
  const beside = new URL('../world.json.part', import.meta.url);
  writeFileSync(beside, JSON.stringify(outcome.world));
  renameSync(beside, target);
} else {
  process.stderr.write(`${outcome.faults.map(faultLine).join('\n')}\n`);
  process.exitCode = 1;
}
