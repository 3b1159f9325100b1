import { Command } from '@commander-js/extra-typings';
import { formatOption, outOption, overrideOption, setOption } from '../options.ts';

export const costCommand = () =>
  new Command('cost')
    .description('what a site costs, earns and risks: waterfall, NPV, drivers, flows, sources')
    .argument('<file>', 'scenario file (YAML or JSON)')
    .argument('<site>', 'a candidate of the scenario, by name or id')
    .addOption(setOption())
    .addOption(overrideOption())
    .addOption(formatOption())
    .addOption(outOption())
    .addHelpText('after', '\nExample:\n  regionsim cost scenarios/mexico-or-riyadh.yaml Riyadh')
    .action(async (file, name, options) => {
      const { evaluateFileParts, findAlternative } = await import('../evaluate-file.ts');
      const parts = await evaluateFileParts(file, options);
      if (!parts) return;
      const { answerOf } = await import('../../engine/answer.ts');
      const evaluation = answerOf(parts);
      const alternative = await findAlternative(evaluation, name);
      if (!alternative) return;
      const [
        { costBreakdown },
        { trainingPlaces },
        { costDocument },
        { costData },
        { presentOnLaw },
      ] = await Promise.all([
        import('../../engine/cost-breakdown.ts'),
        import('../../engine/training-gravity.ts'),
        import('../../report/cost.ts'),
        import('../../report/cost-data.ts'),
        import('../present-on-law.ts'),
      ]);
      const { world, scenario } = parts;
      const { site, money } = alternative;
      const breakdown = costBreakdown({
        world,
        scenario,
        site,
        revenueUsdPerYear: money.revenueUsdPerYear,
        revenueFactor: money.revenueFactor,
        dataPlaces: trainingPlaces(parts),
      });
      const document = costDocument(breakdown, evaluation);
      await presentOnLaw(world, { document, data: costData(breakdown, evaluation) }, options);
    });
