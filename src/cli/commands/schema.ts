import { Argument, Command } from '@commander-js/extra-typings';
import { outOption } from '../options.ts';

/** Forms whose schema is published: scenario files, and results by the name behind `regionsim/` in their head. */
const KINDS = ['scenario', 'evaluation', 'explanation', 'comparison', 'batch', 'check'] as const;

export const schemaCommand = () =>
  new Command('schema')
    .description('print the JSON Schema of scenario files or of result files')
    .addArgument(new Argument('<what>', 'which').choices(KINDS))
    .addOption(outOption())
    .addHelpText('after', '\nExample:\n  regionsim schema scenario --out scenario.schema.json')
    .action(async (what, { out }) => {
      const { writeOut, writeWhole } = await import('../present.ts');
      const schema =
        what === 'scenario'
          ? (await import('../../scenario/json-schema.ts')).scenarioJsonSchema()
          : (await import('../../report/result-schemas.ts')).resultJsonSchema(what);
      const text = `${JSON.stringify(schema, undefined, 2)}\n`;
      if (out === undefined) await writeOut(text);
      else writeWhole(out, text);
    });
