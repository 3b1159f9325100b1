import { Command, InvalidArgumentError, Option } from '@commander-js/extra-typings';
import type { Breakdown } from '../../report/simulate-tables.ts';
import { formatOption, outOption, overrideOption, setOption, wholeNumber } from '../options.ts';

/** Breakdowns of the report, which is loaded only when the command runs. */
const BREAKDOWNS = [
  'class',
  'country',
  'site',
  'hour',
  'site-hour',
] as const satisfies readonly Breakdown[];

/** A year and a day: longer questions are questions of growth. */
const MOST_DAYS = 366;

export const simulateCommand = () =>
  new Command('simulate')
    .description(
      'what users of a site get hour by hour, with faults: latency, refusals, servers, traffic',
    )
    .argument('<file>', 'scenario file (YAML or JSON)')
    .option(
      '--site <name>',
      'a candidate or a region of the fleet; without it, the first candidate',
    )
    .option('--days <number>', 'simulated days', days, 7)
    .addOption(
      new Option('--years <number>', 'growth over whole years, month by month, instead of days')
        .argParser(years)
        // Growth knows no hours: what only those have would be passed over in silence.
        .conflicts(['days', 'replications', 'fault', 'mode', 'workers', 'by']),
    )
    .option('--replications <number>', 'independent runs, for intervals', replications, 5)
    .option(
      '--fault <fault...>',
      'besides those of the file: zone:1@day2+6h, region@day3, cut:Red Sea@day1+7d, crowd:SA*3@day2, brownout:0.5@day4',
      [] as string[],
    )
    .addOption(
      new Option(
        '--mode <mode>',
        'single events or flows; without it, what the load suits',
      ).choices(['events', 'flows'] as const),
    )
    .option(
      '--workers <number>',
      'threads; the bytes are the same on any number',
      wholeNumber(1),
      1,
    )
    .addOption(
      new Option(
        '--by <what>',
        'one breakdown alone and in full, every hour of every site',
      ).choices(BREAKDOWNS),
    )
    .addOption(setOption())
    .addOption(overrideOption())
    .addOption(formatOption())
    .addOption(outOption())
    .addHelpText(
      'after',
      '\nExample:\n  regionsim simulate scenarios/riyadh-zone-loss.yaml --days 3 --fault zone:2@day2+6h\n  regionsim simulate scenarios/riyadh-zone-loss.yaml --years 5',
    )
    .action(async (file, options) => {
      const { simulateFile } = await import('../simulate-file.ts');
      await simulateFile(file, options);
    });

/** Beyond this no forecast of demand means anything. */
const MOST_YEARS = 20;

function years(text: string): number {
  const value = wholeNumber(1)(text);
  if (value <= MOST_YEARS) return value;
  throw new InvalidArgumentError(`Expected at most ${MOST_YEARS} years, got ${text}.`);
}

/** Intervals shrink with the root of their number: beyond this nothing is learned any more. */
const MOST_REPLICATIONS = 10_000;

function replications(text: string): number {
  const value = wholeNumber(1)(text);
  if (value <= MOST_REPLICATIONS) return value;
  throw new InvalidArgumentError(`Expected at most ${MOST_REPLICATIONS}, got ${text}.`);
}

function days(text: string): number {
  const value = Number(text);
  if (value > 0 && value <= MOST_DAYS) return value;
  throw new InvalidArgumentError(`Expected days above 0, at most ${MOST_DAYS}, got ${text}.`);
}
