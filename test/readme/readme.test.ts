import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ROOT } from '../cli/program.ts';
import { consoleBlocks, printed, renewed } from './blocks.ts';
import { fieldTableMarkdown } from './field-table.ts';

const readme = readFileSync(join(ROOT, 'README.md'), 'utf8');

describe('the README', () => {
  const blocks = consoleBlocks(readme);

  it('shows commands', () => {
    expect(blocks.length).toBeGreaterThan(3);
  });

  it.each(blocks.map((block) => [block.args.join(' '), block] as const))(
    'shows what "regionsim %s" prints (npm run readme renews it)',
    (_, block) => {
      expect(block.shown).toBe(printed(block));
    },
  );

  it('has the table of fields that the schema says', () => {
    expect(renewed(readme.replace(/```console[\s\S]*?```/g, ''), fieldTableMarkdown())).toBe(
      readme.replace(/```console[\s\S]*?```/g, ''),
    );
  });

  it('names only files that are there', () => {
    const paths = [...readme.matchAll(/\]\(((?!https?:)[^)#]+)/g)].map(([, path]) => path);
    expect(paths.filter((path) => !existsSync(join(ROOT, path)))).toEqual([]);
  });
});
