import { Command } from '@commander-js/extra-typings';
import type { CheckedFile } from '../../report/check.ts';
import {
  formatOption,
  outOption,
  type OutputOptions,
  overrideOption,
  setOption,
} from '../options.ts';

export const checkCommand = () =>
  new Command('check')
    .description('check scenario files: every fault with its place, and what would be right')
    .argument('<files...>', 'scenario files (YAML or JSON)')
    .addOption(setOption())
    .addOption(overrideOption())
    .addOption(formatOption())
    .addOption(outOption())
    .addHelpText('after', '\nExample:\n  regionsim check scenarios/*.yaml')
    .action(async (files, options) => {
      const [{ readScenario }, { loadWorld }, { EXIT }] = await Promise.all([
        import('../scenario-file.ts'),
        import('../../world/load.ts'),
        import('../exit.ts'),
      ]);
      const world = loadWorld();
      const isTold = options.format === 'table' && options.out === undefined;
      const checked: CheckedFile[] = [];
      for (const file of files) {
        const read = readScenario(file, options, world);
        const found = read.ok
          ? { file, sound: soundness(read.value), diagnostics: read.warnings }
          : { file, diagnostics: read.diagnostics };
        checked.push(found);
        if (!read.ok) process.exitCode = EXIT.usage;
        if (isTold) await tell(found);
      }
      if (!isTold) await write(checked, world, options);
    });

function soundness(scenario: {
  readonly hash: string;
  readonly seed: string;
  readonly candidates: readonly unknown[];
}) {
  return {
    inputHash: scenario.hash,
    seed: scenario.seed,
    candidates: scenario.candidates.length,
  };
}

/** A file's faults in the lines they stand in, as soon as they are found. */
async function tell({ file, sound, diagnostics }: CheckedFile): Promise<void> {
  const [{ complain }, { writeOut }, { candidatesText }] = await Promise.all([
    import('../complain.ts'),
    import('../present.ts'),
    import('../../report/check.ts'),
  ]);
  if (diagnostics.length > 0) await complain(diagnostics);
  if (sound) await writeOut(`${file}: ok, ${candidatesText(sound)}\n`);
}

async function write(
  checked: readonly CheckedFile[],
  world: { readonly hash: string; readonly compiled: string },
  options: OutputOptions,
): Promise<void> {
  const [{ checkDocument, checkData }, { present }] = await Promise.all([
    import('../../report/check.ts'),
    import('../present.ts'),
  ]);
  await present({ document: checkDocument(checked), data: checkData(checked, world) }, options);
}
