import { Command } from '@commander-js/extra-typings';

export const initCommand = () =>
  new Command('init')
    .description('write a commented scenario to start from')
    .argument('[file]', 'the file to write', 'scenario.yaml')
    .option('--provider <name>', 'whose fleet grows', 'alibaba')
    .option('--force', 'replace the file if it is there', false)
    .addHelpText('after', '\nExample:\n  regionsim init next-region.yaml --provider huawei')
    .action(async (file, { provider, force }) => {
      const [
        { existsSync },
        { scenarioTemplate },
        { loadWorld },
        { providerNamed },
        output,
        { EXIT },
      ] = await Promise.all([
        import('node:fs'),
        import('../../scenario/template.ts'),
        import('../../world/load.ts'),
        import('../../scenario/world-names.ts'),
        import('../present.ts'),
        import('../exit.ts'),
      ]);
      const known = providerNamed(loadWorld(), provider);
      if (!known.ok) {
        const hint = known.hint();
        await output.writeError(`regionsim: ${known.message}${hint ? `; ${hint}` : ''}\n`);
        process.exitCode = EXIT.usage;
        return;
      }
      if (existsSync(file) && !force) {
        await output.writeError(`regionsim: ${file} is there already; --force replaces it\n`);
        process.exitCode = EXIT.usage;
        return;
      }
      output.writeWhole(file, scenarioTemplate({ provider: known.value.id }));
      await output.writeOut(`${file} written; try: regionsim run ${file}\n`);
    });
