import { Command } from '@commander-js/extra-typings';
import type { LawArguments, LawQuestion } from '../../engine/law-question.ts';
import type { World } from '../../world/types.ts';
import { formatOption, outOption, type OutputOptions } from '../options.ts';

export const lawCommand = () =>
  new Command('law')
    .description(
      'whose data may be served from where, by whom and on which day, with the rules that decide',
    )
    .argument('[country]', 'all that the tables say about the law of a country')
    .option('--from <country...>', 'the country whose data it is')
    .option('--to <country...>', 'the country where the site stands')
    .option(
      '--class <class...>',
      'personal, financial, health, government, telecom, payment or public',
    )
    .option('--provider <provider>', 'bars on this provider count too')
    .option('--as-of <date>', 'the day whose law holds; a partial date means its last day')
    .option('--asOf <date>', 'the same')
    .option('--sourced-only', 'only rules that rest on a source that was read', false)
    .option('--matrix', 'every country by every country (or those of --from and --to)', false)
    .addOption(formatOption())
    .addOption(outOption())
    .addHelpText(
      'after',
      '\nExamples:\n  regionsim law SA\n' +
        '  regionsim law --from DE --class health --to SA --provider huawei --as-of 2026-06\n' +
        '  regionsim law --matrix --class personal --provider aws --format csv --out who-may-serve-whom.csv',
    )
    .action(async (country, { matrix, asOf, ...options }) => {
      const [{ loadWorld }, { lawQuestion }, { accepted }] = await Promise.all([
        import('../../world/load.ts'),
        import('../../engine/law-question.ts'),
        import('../complain.ts'),
      ]);
      const world = loadWorld();
      const args: LawArguments = {
        ...options,
        matrix,
        ...(country !== undefined && { country }),
        ...(asOf !== undefined && { asOf }),
      };
      const question = await accepted(lawQuestion(world, args));
      if (question === undefined) return;
      if (matrix) await showMatrix(world, question, options);
      else if (question.country !== undefined) await showCountry(world, question, options);
      else await showVerdicts(world, question, options);
    });

async function showCountry(
  world: World,
  question: LawQuestion,
  options: OutputOptions,
): Promise<void> {
  const country = world.countries.get(question.country ?? '');
  if (country === undefined) return;
  const [{ lawOfCountry }, { countryLawDocument }, { presentOnLaw }] = await Promise.all([
    import('../../engine/law-of-country.ts'),
    import('../../report/law.ts'),
    import('../present-on-law.ts'),
  ]);
  const law = lawOfCountry(world, country, question);
  const data = { schema: 'regionsim/law-of-country', version: 1, worldHash: world.hash, law };
  await presentOnLaw(world, { document: countryLawDocument(world, law), data }, options);
}

/** One verdict for each combination that was asked for. */
async function showVerdicts(
  world: World,
  question: LawQuestion,
  options: OutputOptions,
): Promise<void> {
  const [{ verdictsOf }, { verdictsDocument }, { presentOnLaw }, { writeError }, { EXIT }] =
    await Promise.all([
      import('../../engine/law-verdicts.ts'),
      import('../../report/law.ts'),
      import('../present-on-law.ts'),
      import('../present.ts'),
      import('../exit.ts'),
    ]);
  if (question.from.length === 0 || question.to.length === 0) {
    await writeError(
      'regionsim law: name a country, or --from and --to, or --matrix (regionsim law --help)\n',
    );
    process.exitCode = EXIT.usage;
    return;
  }
  const answers = verdictsOf(world, question);
  const data = { schema: 'regionsim/law-verdicts', version: 1, worldHash: world.hash, answers };
  await presentOnLaw(world, { document: verdictsDocument(world, answers), data }, options);
}

async function showMatrix(
  world: World,
  question: LawQuestion,
  options: OutputOptions,
): Promise<void> {
  const [{ lawMatrix }, { lawMatrixDocument, lawMatrixData }, { presentOnLaw }] = await Promise.all(
    [
      import('../../engine/law-verdicts.ts'),
      import('../../report/law-matrix.ts'),
      import('../present-on-law.ts'),
    ],
  );
  const matrix = lawMatrix(world, question);
  await presentOnLaw(
    world,
    { document: lawMatrixDocument(world, matrix), data: lawMatrixData(world, matrix) },
    options,
  );
}
