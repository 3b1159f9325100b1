import { Command } from '@commander-js/extra-typings';
import { formatOption, outOption, setOption } from '../options.ts';

export const diffCommand = () =>
  new Command('diff')
    .description('two scenarios, or two results, side by side; differences first')
    .argument('<a>', 'scenario file, FILE#override,override, or a JSON result')
    .argument('<b>', 'the same')
    .addOption(setOption())
    .addOption(formatOption())
    .addOption(outOption())
    .addHelpText(
      'after',
      '\nExample:\n  regionsim diff scenarios/saudi-ecosystem.yaml scenarios/saudi-ecosystem.yaml#program',
    )
    .action(async (a, b, options) => {
      const [
        { readSummary },
        { compareSummaries },
        { comparisonDocument },
        { presentOnLaw },
        { loadWorld },
      ] = await Promise.all([
        import('../summary-file.ts'),
        import('../../engine/compare.ts'),
        import('../../report/comparison.ts'),
        import('../present-on-law.ts'),
        import('../../world/load.ts'),
      ]);
      const [before, after] = [await readSummary(a, options), await readSummary(b, options)];
      if (!before || !after) return;
      const comparison = compareSummaries(before, after);
      const data = { schema: 'regionsim/comparison', version: 1, a, b, ...comparison };
      const document = comparisonDocument(comparison, { a, b });
      await presentOnLaw(loadWorld(), { document, data }, options);
    });
