#!/usr/bin/env node
/**
 * The command line: arguments in, exit code out. Only commander is loaded up front, and each command loads what it
 * needs when it is called, so that `--help` answers at once.
 */
import { Command, type CommanderError } from '@commander-js/extra-typings';
import { batchCommand } from './commands/batch.ts';
import { checkCommand } from './commands/check.ts';
import { costCommand } from './commands/cost.ts';
import { diffCommand } from './commands/diff.ts';
import { explainCommand } from './commands/explain.ts';
import { flipCommand } from './commands/flip.ts';
import { initCommand } from './commands/init.ts';
import { lawCommand } from './commands/law.ts';
import { planCommand } from './commands/plan.ts';
import { regionCommand } from './commands/region.ts';
import { rttCommand } from './commands/rtt.ts';
import { runCommand } from './commands/run.ts';
import { schemaCommand } from './commands/schema.ts';
import { sensitivityCommand } from './commands/sensitivity.ts';
import { simulateCommand } from './commands/simulate.ts';
import { solveCommand } from './commands/solve.ts';
import { uiCommand } from './commands/ui.ts';
import { validateCommand } from './commands/validate.ts';
import { varyCommand } from './commands/vary.ts';
import { worldCommand } from './commands/world.ts';
import { EXIT, ioErrorText } from './exit.ts';
import { writeError } from './present.ts';

const VERSION = '0.1.0';

/** Every command, in the order in which help lists them. */
const COMMANDS = [
  uiCommand,
  runCommand,
  explainCommand,
  costCommand,
  diffCommand,
  varyCommand,
  sensitivityCommand,
  flipCommand,
  batchCommand,
  planCommand,
  solveCommand,
  checkCommand,
  initCommand,
  rttCommand,
  validateCommand,
  worldCommand,
  lawCommand,
  regionCommand,
  simulateCommand,
  schemaCommand,
];

/** Wrong arguments exit 2 like every other fault of the input, not commander's 1. */
function exitAsUsage(error: CommanderError): never {
  process.exit(error.exitCode === 0 ? EXIT.ok : EXIT.usage);
}

function program(): Command {
  const root = new Command('regionsim')
    .description(
      'Where should the next cloud regions stand, what do they gain, what do they cost, and how sure is that?',
    )
    .version(VERSION)
    .exitOverride(exitAsUsage);
  for (const make of COMMANDS) root.addCommand(make().exitOverride(exitAsUsage));
  return root;
}

/** What is left after every command has handled the user's faults: the file system's refusals, and our own bugs. */
async function fail(error: unknown): Promise<number> {
  const io = ioErrorText(error);
  if (io !== undefined) {
    await writeError(`regionsim: ${io}\n`);
    return EXIT.io;
  }
  const message = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
  await writeError(
    `regionsim: this is a bug in regionsim: ${message}\n` +
      'Please report it with the command, the scenario file and its seed' +
      ' (REGIONSIM_DEBUG=1 prints where it happened).\n',
  );
  if (process.env.REGIONSIM_DEBUG && error instanceof Error)
    await writeError(`${error.stack ?? ''}\n`);
  return EXIT.bug;
}

function exitOn(signal: NodeJS.Signals, code: number): void {
  process.once(signal, () => {
    process.exit(code);
  });
}

exitOn('SIGINT', EXIT.interrupted);
exitOn('SIGTERM', EXIT.terminated);
try {
  // Without arguments the full-screen program opens.
  await program().parseAsync(process.argv.length > 2 ? process.argv : [...process.argv, 'ui']);
} catch (error) {
  process.exitCode = await fail(error);
}
