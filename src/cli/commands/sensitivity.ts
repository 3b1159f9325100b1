import { Command } from '@commander-js/extra-typings';
import { formatOption, outOption, overrideOption, setOption, wholeNumber } from '../options.ts';

export const sensitivityCommand = () =>
  new Command('sensitivity')
    .description('what a ranking hangs on: tornado, shares of variance, value of information')
    .argument('<file>', 'scenario file (YAML or JSON)')
    .option('--draws <number>', 'draws for the value of information', wholeNumber(64), 4096)
    .option('--workers <number>', 'threads; the bytes are the same on any number', wholeNumber(1))
    .addOption(setOption())
    .addOption(overrideOption())
    .addOption(formatOption())
    .addOption(outOption())
    .addHelpText('after', '\nExample:\n  regionsim sensitivity scenarios/alibaba-2024.yaml')
    .action(async (file, options) => {
      const { sensitivityFile } = await import('../sensitivity-file.ts');
      await sensitivityFile(file, options);
    });
