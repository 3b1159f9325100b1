/** `npm run readme`: writes the output of every command in the README, and the table of fields, as they are now. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../cli/program.ts';
import { renewed } from './blocks.ts';
import { fieldTableMarkdown } from './field-table.ts';

const path = join(ROOT, 'README.md');
writeFileSync(path, renewed(readFileSync(path, 'utf8'), fieldTableMarkdown()));
