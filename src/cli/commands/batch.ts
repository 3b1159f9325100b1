import { Command } from '@commander-js/extra-typings';
import { formatOption, overrideOption, setOption, wholeNumber } from '../options.ts';

export const batchCommand = () =>
  new Command('batch')
    .description('run many scenarios into one ranked report and one result file each')
    .argument('<files...>', 'scenario files (YAML or JSON)')
    .requiredOption('--out <folder>', 'where results (NAME.json) and the report (report.*) go')
    .option('--workers <count>', 'worker threads', wholeNumber(1))
    .addOption(setOption())
    .addOption(overrideOption())
    .addOption(formatOption())
    .addHelpText(
      'after',
      '\nExample:\n  regionsim batch scenarios/*.yaml --out results --format md',
    )
    .action(async (files, options) => {
      const { runBatchFiles } = await import('../run-batch-files.ts');
      await runBatchFiles(files, options);
    });
