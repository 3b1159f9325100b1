import { Command } from '@commander-js/extra-typings';
import { formatOption, outOption, overrideOption, setOption } from '../options.ts';

export const runCommand = () =>
  new Command('run')
    .description('rank the candidates of a scenario')
    .argument('<file>', 'scenario file (YAML or JSON)')
    .addOption(setOption())
    .addOption(overrideOption())
    .addOption(formatOption())
    .addOption(outOption())
    .addHelpText(
      'after',
      '\nExample:\n  regionsim run scenarios/alibaba-2024.yaml --set region.zones=2 --format csv',
    )
    .action(async (file, options) => {
      const { evaluateFile } = await import('../evaluate-file.ts');
      const evaluation = await evaluateFile(file, options);
      if (!evaluation) return;
      const [{ rankingDocument }, { evaluationData }, { presentOnLaw }, { loadWorld }] =
        await Promise.all([
          import('../../report/ranking.ts'),
          import('../../report/evaluation-data.ts'),
          import('../present-on-law.ts'),
          import('../../world/load.ts'),
        ]);
      const answer = { document: rankingDocument(evaluation), data: evaluationData(evaluation) };
      await presentOnLaw(loadWorld(), answer, options);
      if (evaluation.ranking.length === 0) {
        const { EXIT } = await import('../exit.ts');
        process.exitCode = EXIT.negative;
      }
    });
