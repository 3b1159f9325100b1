import { Command, InvalidArgumentError, Option } from '@commander-js/extra-typings';
import { formatOption, outOption, wholeNumber } from '../options.ts';

/** The same list as in `location-file.ts`, which must not be loaded for `--help`. */
const PROBLEMS = ['p-median', 'p-center', 'mclp', 'lscp', 'uflp', 'cflp'] as const;

function numberFrom0(text: string): number {
  const value = Number(text);
  if (text.trim() === '' || !Number.isFinite(value) || value < 0)
    throw new InvalidArgumentError(`Expected a number from 0, got ${text}.`);
  return value;
}

export const solveCommand = () =>
  new Command('solve')
    .description('the best set of sites for your own matrix or an OR-Library file, with proof')
    .addOption(
      new Option('--problem <kind>', 'which location problem')
        .choices(PROBLEMS)
        .makeOptionMandatory(),
    )
    .option(
      '--matrix <file>',
      'CSV: rows are demand points, columns sites; column weight, rows openCost and capacity',
    )
    .option(
      '--orlib <file>',
      'OR-Library file: a graph (p-median, p-center) or warehouses (uflp, cflp)',
    )
    .option('--p <count>', 'number of sites to open', wholeNumber(1))
    .option('--radius <distance>', 'service radius of mclp and lscp', numberFrom0)
    .option('--open-cost <cost>', 'opening cost of every site', numberFrom0)
    .option('--capacity <units>', 'capacity of every site', numberFrom0)
    .addOption(
      new Option('--existing <site...>', 'sites that are open already').default([] as string[]),
    )
    .addOption(
      new Option('--force-in <site...>', 'sites that must be opened').default([] as string[]),
    )
    .addOption(new Option('--force-out <site...>', 'sites that must not').default([] as string[]))
    .option('--max-nodes <count>', 'stop after so many nodes of the search', wholeNumber(1))
    .option(
      '--time <seconds>',
      'stop after so long; the answer then depends on the machine',
      numberFrom0,
    )
    .option('--gap <share>', 'relative difference to the best that counts as none', numberFrom0)
    .addOption(formatOption())
    .addOption(outOption())
    .addHelpText(
      'after',
      '\nExit codes: 0 proven optimal, 1 infeasible or not proven within the limits, 2 faulty input.' +
        '\nExample:\n  regionsim solve --problem p-median --p 5 --matrix rtt.csv',
    )
    .action(async (options) => {
      const { solveFile } = await import('../solve-file.ts');
      await solveFile(options);
    });
