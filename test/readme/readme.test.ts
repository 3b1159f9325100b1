import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { shippedSets, validateSet } from '../../src/engine/validate.ts';
import { loadWorld } from '../../src/world/load.ts';
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

  it('quotes the error of the latency model as it is measured now', () => {
    const world = loadWorld();
    const [azure] = shippedSets(world);
    const all = validateSet(world, azure)?.all;
    const said =
      /([\d,]+) pairs of different metros\) the median error is ([\d.]+) %, the 90th percentile ([\d.]+) %/.exec(
        readme.replace(/\s+/g, ' '),
      );
    const percent = (share: number | undefined) => ((share ?? NaN) * 100).toFixed(1);
    expect(said?.slice(1)).toEqual([
      all?.pairs.toLocaleString('en-US'),
      percent(all?.medianErrorShare),
      percent(all?.p90ErrorShare),
    ]);
  });

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
