import { Command } from '@commander-js/extra-typings';
import { formatOption, outOption } from '../options.ts';

export const worldCommand = () =>
  new Command('world')
    .description('what the world tables know, each value with its source; or check the tables')
    .argument('[name...]', 'a country, city, provider or region; without it the list of tables')
    .option('--check', 'check the tables against physics and geography', false)
    .addOption(formatOption())
    .addOption(outOption())
    .addHelpText('after', '\nExample:\n  regionsim world Riyadh\n  regionsim world --check')
    .action(async (names, { check, ...output }) => {
      const { worldAnswer } = await import('../world-answer.ts');
      const answer = await worldAnswer(names.join(' '), check);
      if (!answer) return;
      const { present } = await import('../present.ts');
      await present(answer, output);
    });
