import { Command } from '@commander-js/extra-typings';
import { formatOption, outOption, overrideOption, setOption, wholeNumber } from '../options.ts';

export const flipCommand = () =>
  new Command('flip')
    .description('the smallest change of each weight and input that puts another candidate first')
    .argument('<file>', 'scenario file (YAML or JSON)')
    .option('--confirm <number>', 'flips that the whole model is asked about', wholeNumber(0), 3)
    .addOption(setOption())
    .addOption(overrideOption())
    .addOption(formatOption())
    .addOption(outOption())
    .addHelpText('after', '\nExample:\n  regionsim flip scenarios/alibaba-2024.yaml')
    .action(async (file, options) => {
      const { flipFile } = await import('../flip-file.ts');
      await flipFile(file, options);
    });
