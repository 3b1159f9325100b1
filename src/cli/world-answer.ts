import { descriptionDocument, worldCheckDocument, worldTablesDocument } from '../report/world.ts';
import { describeTables } from '../world/describe-tables.ts';
import { describeThing } from '../world/describe.ts';
import { findInWorld } from '../world/find.ts';
import { loadWorld } from '../world/load.ts';
import type { World } from '../world/types.ts';
import { EXIT } from './exit.ts';
import { type Answer, writeError } from './present.ts';

/** What the world command says: its checks, its tables, or everything known of a name; nothing for an unknown name. */
export async function worldAnswer(name: string, isCheck: boolean): Promise<Answer | undefined> {
  const world = loadWorld();
  if (isCheck) return checkAnswer(world);
  const header = { version: 1, worldHash: world.hash, worldCompiled: world.compiled };
  if (name === '') {
    const tables = describeTables(world);
    return {
      document: worldTablesDocument(tables, world),
      data: { schema: 'regionsim/world-tables', ...header, tables },
    };
  }
  const { matches, near } = findInWorld(world, name);
  if (matches.length === 0) {
    const hint =
      near.length > 0 ? `; did you mean ${near.map((each) => each.name).join(' or ')}?` : '';
    await writeError(`regionsim: the world tables know nothing called "${name}"${hint}\n`);
    process.exitCode = EXIT.usage;
    return undefined;
  }
  const things = matches.map((thing) => describeThing(world, thing));
  const [first, ...others] = things.map(descriptionDocument);
  return {
    document: {
      title: first.title,
      blocks: [
        ...first.blocks,
        ...others.flatMap(({ title, blocks }) => [
          { kind: 'heading', text: `Also: ${title}` } as const,
          ...blocks,
        ]),
      ],
    },
    data: { schema: 'regionsim/world-things', ...header, things },
  };
}

async function checkAnswer(world: World): Promise<Answer> {
  const { runWorldChecks } = await import('../world/check/check-world.ts');
  const checks = runWorldChecks(world);
  if (checks.some(({ findings }) => findings.length > 0)) process.exitCode = EXIT.negative;
  return {
    document: worldCheckDocument(checks),
    data: { schema: 'regionsim/world-check', version: 1, worldHash: world.hash, checks },
  };
}
