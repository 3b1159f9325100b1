import { Command, InvalidArgumentError } from '@commander-js/extra-typings';
import { formatOption, outOption, overrideOption, setOption, wholeNumber } from '../options.ts';

export const varyCommand = () =>
  new Command('vary')
    .description('how sure a ranking is: thousands of draws over the ranges of its inputs')
    .argument('<files...>', 'scenario files; of several, the robust choice over all of them')
    .option('--draws <number>', 'draws at most', wholeNumber(1), 10_000)
    .option(
      '--precision <share>',
      'half width of the 95 % interval of each probability of being best at which drawing stops; 0 draws all',
      precision,
      0.01,
    )
    .option('--of <site>', 'describe the futures in which this candidate is not the best')
    .option('--check <number>', 'draws that the whole model works out too', wholeNumber(0), 1)
    .option('--workers <number>', 'threads; the bytes are the same on any number', wholeNumber(1))
    .addOption(setOption())
    .addOption(overrideOption())
    .addOption(formatOption())
    .addOption(outOption())
    .addHelpText(
      'after',
      '\nExample:\n  regionsim vary scenarios/alibaba-2024.yaml --draws 10000 --of Monterrey\n  regionsim vary plan-a.yaml plan-b.yaml --format md',
    )
    .action(async (files, options) => {
      const { varyFiles } = await import('../vary-files.ts');
      await varyFiles(files, options);
    });

function precision(text: string): number {
  const value = Number(text);
  if (text.trim() !== '' && value >= 0 && value < 1) return value;
  throw new InvalidArgumentError(`Expected a share of at least 0 and below 1, got ${text}.`);
}
