import { Command, Option } from '@commander-js/extra-typings';
import type { MeasurementSet } from '../../engine/validate.ts';
import type { World } from '../../world/types.ts';
import { formatOption, outOption, partialDate } from '../options.ts';

export const validateCommand = () =>
  new Command('validate')
    .description(
      'the models against the outside: latency against measurements (or your own), cost against list prices, market shares',
    )
    .option('--file <csv>', 'your measurements: from_lat,from_lon,to_lat,to_lon,rtt_ms')
    .addOption(
      new Option('--profile <profile>', 'what network the file was measured on')
        .choices(['cloud', 'public'] as const)
        .default('cloud' as const),
    )
    .option('--provider <provider>', 'whose backbone the file was measured on')
    .option('--asOf <date>', 'when the file was measured', partialDate)
    .addOption(formatOption())
    .addOption(outOption())
    .addHelpText(
      'after',
      '\nExamples:\n  regionsim validate\n  regionsim validate --file my.csv --profile public',
    )
    .action(async ({ file, profile, provider, asOf, ...output }) => {
      const [
        { loadWorld },
        { networkQuestion },
        { shippedSets, validateSet },
        { validationDocument },
        { accepted },
        { present },
      ] = await Promise.all([
        import('../../world/load.ts'),
        import('../../engine/rtt-question.ts'),
        import('../../engine/validate.ts'),
        import('../../report/validate.ts'),
        import('../complain.ts'),
        import('../present.ts'),
      ]);
      const world = loadWorld();
      const network = { cuts: [], ...(provider !== undefined && { provider }) };
      const known = await accepted(networkQuestion(world, network));
      if (known === undefined) return;
      const own = { profile, ...known, asOf: asOf ?? world.compiled };
      const sets = file === undefined ? shippedSets(world) : await fileSets(file, own);
      const validations = sets.flatMap((set) => validateSet(world, set) ?? []);
      if (validations.length === 0) return;
      const outside = file === undefined ? await outsideSections(world) : undefined;
      const latency = validationDocument(world, validations);
      const document = { ...latency, blocks: [...latency.blocks, ...(outside?.blocks ?? [])] };
      const data = {
        schema: 'regionsim/validation',
        version: 1,
        worldHash: world.hash,
        validations,
        ...outside?.data,
      };
      await present({ document, data }, output);
    });

/** The models of cost and of the market beside what they do not know, or were fitted to. */
async function outsideSections(world: World) {
  const [{ costValidation }, { providerFit }, { costValidationTable }, { providerFitTable }] =
    await Promise.all([
      import('../../cost/validation.ts'),
      import('../../engine/provider-fit.ts'),
      import('../../report/cost-validation.ts'),
      import('../../report/provider-fit.ts'),
    ]);
  const [costChecks, shareFits] = [costValidation(world), providerFit(world)];
  return {
    blocks: [costValidationTable(costChecks), providerFitTable(shareFits)],
    data: { costChecks, shareFits },
  };
}

/** The user's own measurements; faulty rows are reported and left out. */
async function fileSets(
  file: string,
  set: Omit<MeasurementSet, 'name' | 'samples'>,
): Promise<readonly MeasurementSet[]> {
  const [{ readFileSync }, { measurementsOf }, { writeError }, { EXIT }] = await Promise.all([
    import('node:fs'),
    import('../measurement-csv.ts'),
    import('../present.ts'),
    import('../exit.ts'),
  ]);
  const { samples, faults } = measurementsOf(readFileSync(file, 'utf8'), file);
  const lines = faults.map(({ line, message }) => `${file}:${line ?? 1} error ${message}\n`);
  if (samples.length === 0) lines.push(`${file}: no row holds a measurement\n`);
  if (lines.length > 0) {
    await writeError(lines.join(''));
    process.exitCode = EXIT.usage;
  }
  return [{ name: file, samples, ...set }];
}
