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
      const { evaluateFile, findAlternative } = await import('../evaluate-file.ts');
      const evaluation = await evaluateFile(file, options);
      if (!evaluation) return;
      const alternative = await findAlternative(evaluation, site);
      if (!alternative) return;
      const [
        { loadWorld },
        { siteExits },
        { explanationDocument },
        { evaluationHeader },
        { presentOnLaw },
      ] = await Promise.all([
        import('../../world/load.ts'),
        import('../../engine/site-exits.ts'),
        import('../../report/explanation.ts'),
        import('../../report/evaluation-data.ts'),
        import('../present-on-law.ts'),
      ]);
      const world = loadWorld();
      const exits = siteExits(world, evaluation.scenario, alternative.site);
      await presentOnLaw(
        world,
        {
          document: explanationDocument(evaluation, alternative, exits),
          data: { ...evaluationHeader(evaluation, 'regionsim/explanation'), alternative, exits },
        },
        options,
      );
    });
