import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ROOT } from '../cli/program.ts';
import { consoleBlocks, printed, programs, ran, renewed } from './blocks.ts';
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

  it('shows a program and what it prints', () => {
    const shown = programs(readme);
    expect(shown).not.toHaveLength(0);
    for (const { code, shown: said } of shown) expect(ran(code)).toBe(said);
  });

  it('has the table of fields that the schema says', () => {
    const prose = readme.replace(/```(?:console|js)[\s\S]*?```/g, '');
    expect(renewed(prose, fieldTableMarkdown())).toBe(prose);
  });

  it('names only files that are there', () => {
    const paths = [...readme.matchAll(/\]\(((?!https?:)[^)#]+)/g)].map(([, path]) => path);
    expect(paths.filter((path) => !existsSync(join(ROOT, path)))).toEqual([]);
  });
});
