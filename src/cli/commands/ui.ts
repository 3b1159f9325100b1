import { Command, Option } from '@commander-js/extra-typings';

export const uiCommand = () =>
  new Command('ui')
    .description(
      'open the full-screen program: scenarios, map, ranking, what-ifs (also: regionsim alone)',
    )
    .argument('[file]', 'scenario file to open at once')
    .addOption(
      new Option('--background <kind>', 'of the terminal, where it does not say so itself').choices(
        ['dark', 'light'] as const,
      ),
    )
    .option('--ascii', 'draw with ASCII characters only')
    .option('--screen-reader', 'say everything as plain text')
    .addHelpText('after', '\nExample:\n  regionsim ui scenarios/alibaba-2024.yaml')
    .action(async (file, options) => {
      const { openTui } = await import('../open-tui.tsx');
      await openTui(file, options);
    });
