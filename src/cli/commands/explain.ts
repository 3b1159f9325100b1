import { Command } from '@commander-js/extra-typings';
import { formatOption, outOption, overrideOption, setOption } from '../options.ts';

export const explainCommand = () =>
  new Command('explain')
    .description(
      'why a site has its rank: contributions, demand taken, money, and the source of each input',
    )
    .argument('<file>', 'scenario file (YAML or JSON)')
    .argument('<site>', 'a candidate of the scenario, by name or id')
    .addOption(setOption())
    .addOption(overrideOption())
    .addOption(formatOption())
    .addOption(outOption())
    .addHelpText(
      'after',
      '\nExample:\n  regionsim explain scenarios/alibaba-2024.yaml Querétaro --format md --out queretaro.md',
    )
    .action(async (file, site, options) => {
      const [{ evaluateFileParts, findAlternative }, { answerOf }] = await Promise.all([
        import('../evaluate-file.ts'),
        import('../../engine/answer.ts'),
      ]);
      const parts = await evaluateFileParts(file, options);
      if (!parts) return;
      const evaluation = answerOf(parts);
      const alternative = await findAlternative(evaluation, site);
      if (!alternative) return;
      const [
        { siteExits },
        { siteGrounds },
        { explanationDocument },
        { evaluationHeader },
        { presentOnLaw },
      ] = await Promise.all([
        import('../../engine/site-exits.ts'),
        import('../../engine/site-grounds.ts'),
        import('../../report/explanation.ts'),
        import('../../report/evaluation-data.ts'),
        import('../present-on-law.ts'),
      ]);
      const { world } = parts;
      const exits = siteExits(world, evaluation.scenario, alternative.site);
      const grounds = siteGrounds(parts, alternative);
      await presentOnLaw(
        world,
        {
          document: explanationDocument(evaluation, alternative, { exits, grounds }),
          data: {
            ...evaluationHeader(evaluation, 'regionsim/explanation'),
            alternative,
            exits,
            grounds,
          },
        },
        options,
      );
    });
