import { Command } from '@commander-js/extra-typings';
import { overrideOption, setOption } from '../options.ts';

export const checkCommand = () =>
  new Command('check')
    .description('check scenario files: every fault with its place, and what would be right')
    .argument('<files...>', 'scenario files (YAML or JSON)')
    .addOption(setOption())
    .addOption(overrideOption())
    .addHelpText('after', '\nExample:\n  regionsim check scenarios/*.yaml')
    .action(async (files, options) => {
      const [{ readScenario }, { loadWorld }, { complain }, { EXIT }, { writeOut }] =
        await Promise.all([
          import('../scenario-file.ts'),
          import('../../world/load.ts'),
          import('../complain.ts'),
          import('../exit.ts'),
          import('../present.ts'),
        ]);
      const world = loadWorld();
      for (const file of files) {
        const checked = readScenario(file, options, world);
        const faults = checked.ok ? checked.warnings : checked.diagnostics;
        if (faults.length > 0) await complain(faults);
        if (checked.ok)
          await writeOut(`${file}: ok, ${checked.value.candidates.length} candidates\n`);
        else process.exitCode = EXIT.usage;
      }
    });
