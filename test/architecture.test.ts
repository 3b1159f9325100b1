import { cruise, type ICruiseResult } from 'dependency-cruiser';
import { describe, expect, it } from 'vitest';

/** Which folder of `src/` may import which others, from the design. */
const MAY_IMPORT: Readonly<Record<string, readonly string[]>> = {
  math: [],
  world: ['math'],
  demand: ['math', 'world'],
  network: ['math', 'world'],
  region: ['math', 'world'],
  compliance: ['math', 'world'],
  cost: ['math', 'world'],
  scenario: ['math', 'world', 'demand', 'network', 'region', 'compliance', 'cost'],
  engine: ['math', 'world', 'demand', 'network', 'region', 'compliance', 'cost', 'scenario'],
};
const MODEL = Object.keys(MAY_IMPORT);
const ALLOWED: Readonly<Record<string, readonly string[]>> = {
  ...MAY_IMPORT,
  report: MODEL,
  batch: [...MODEL, 'report'],
  tui: [...MODEL, 'report', 'batch'],
  cli: [...MODEL, 'report', 'batch', 'tui'],
};

function folderOf(path: string): string | undefined {
  return /^src\/([^/]+)\//.exec(path)?.[1];
}

async function importsOfSources() {
  const { output } = await cruise(
    ['src'],
    { tsPreCompilationDeps: true, doNotFollow: 'node_modules' },
    {
      extensions: ['.ts', '.tsx'],
    },
  );
  return (output as ICruiseResult).modules.flatMap(({ source, dependencies }) =>
    dependencies.map(({ resolved }) => ({ source, resolved })),
  );
}

describe('the house', async () => {
  const imports = await importsOfSources();

  it('is read at all', () => {
    expect(imports.length).toBeGreaterThan(50);
  });

  it('has no folder that imports from one below it', () => {
    const broken = imports.filter(({ source, resolved }) => {
      const [from, to] = [folderOf(source), folderOf(resolved)];
      if (from === undefined || to === undefined || from === to) return false;
      return !(ALLOWED[from] ?? []).includes(to);
    });
    expect(broken).toEqual([]);
  });

  it('touches files, clock and terminal in cli alone (world reads its own table, batch its workers)', () => {
    const outside = imports.filter(
      ({ source, resolved }) =>
        ['fs', 'node:fs', 'child_process', 'net', 'http'].includes(resolved) &&
        !/^src\/(cli\/|world\/(load|pack)|network\/calibrate\/)/.test(source),
    );
    expect(outside).toEqual([]);
  });
});
