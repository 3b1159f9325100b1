import { Command, Option } from '@commander-js/extra-typings';
import type { RttQuestion } from '../../engine/rtt-question.ts';
import { formatOption, outOption, partialDate, type OutputOptions } from '../options.ts';

const collect = (value: string, previous: readonly string[]): readonly string[] => [
  ...previous,
  value,
];

export const rttCommand = () =>
  new Command('rtt')
    .description(
      'the round trip between two places: median, 95th percentile, band, the route by cable; or of many pairs in a file',
    )
    .argument('[from]', 'a city, a country, lat,lon or a region (azure:eastus)')
    .argument('[to]', 'the same')
    .addOption(
      new Option('--profile <profile>', "cloud: a provider's backbone; public: the public Internet")
        .choices(['cloud', 'public'] as const)
        .default('cloud' as const),
    )
    .option('--provider <provider>', 'whose backbone; measured pairs are used for azure')
    .option(
      '--cut <name>',
      'a cable, chokepoint, hub or link that is gone; repeatable',
      collect,
      [],
    )
    .option('--asOf <date>', 'the day whose cables hold', partialDate)
    .option(
      '--pairs <file>',
      'CSV of pairs: from_lat,from_lon,to_lat,to_lon[,from_country,to_country]; - is standard input',
    )
    .addOption(formatOption())
    .addOption(outOption())
    .addHelpText(
      'after',
      '\nExamples:\n  regionsim rtt "São Paulo" Johannesburg\n' +
        '  regionsim rtt Mumbai Frankfurt --cut "Red Sea"\n' +
        '  regionsim rtt --pairs pairs.csv --profile public --format csv',
    )
    .action(async (from, to, { cut, pairs, ...options }) => {
      const question = { profile: options.profile, cuts: cut, ...chosen(options) };
      if (pairs !== undefined) {
        const { answerPairs } = await import('../rtt-pairs-file.ts');
        await answerPairs(pairs, question, options);
      } else if (from === undefined || to === undefined) {
        const [{ writeError }, { EXIT }] = await Promise.all([
          import('../present.ts'),
          import('../exit.ts'),
        ]);
        await writeError(
          'regionsim rtt: name two places, or --pairs FILE (regionsim rtt --help)\n',
        );
        process.exitCode = EXIT.usage;
      } else await showPair({ from, to, ...question }, options);
    });

function chosen({ provider, asOf }: { readonly provider?: string; readonly asOf?: string }) {
  return { ...(provider !== undefined && { provider }), ...(asOf !== undefined && { asOf }) };
}

async function showPair(question: RttQuestion, options: OutputOptions): Promise<void> {
  const [{ loadWorld }, { rttAnswer }, { rttDocument }, { accepted }, { present }, { EXIT }] =
    await Promise.all([
      import('../../world/load.ts'),
      import('../../engine/rtt-question.ts'),
      import('../../report/rtt.ts'),
      import('../complain.ts'),
      import('../present.ts'),
      import('../exit.ts'),
    ]);
  const world = loadWorld();
  const answer = await accepted(rttAnswer(world, question));
  if (answer === undefined) return;
  const data = { schema: 'regionsim/rtt', version: 1, worldHash: world.hash, answer };
  await present({ document: rttDocument(world, answer), data }, options);
  if (!Number.isFinite(answer.estimate.rttMs)) process.exitCode = EXIT.negative;
}
