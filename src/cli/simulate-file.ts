import {
  crowdWarnings,
  growthFaults,
  simulationFaults,
  type FieldPlace,
} from '../engine/simulate/check-simulation.ts';
import { growthPlan, type GrowthQuestion } from '../engine/simulate/growth-plan.ts';
import { operationsPlan, type InfeasiblePlan } from '../engine/simulate/operations-plan.ts';
import { simulatedSites, siteNamed } from '../engine/simulate/operations-site.ts';
import type { OperationsMode } from '../engine/simulate/run-operations.ts';
import {
  MOST_FORCED_REQUESTS,
  overload,
  planMode,
  planRequests,
} from '../engine/simulate/simulate-plan.ts';
import { growthData, growthDocument } from '../report/growth.ts';
import { simulationDocument } from '../report/simulate.ts';
import { simulationData } from '../report/simulate-data.ts';
import { simulationTable, type Breakdown } from '../report/simulate-tables.ts';
import { assert } from '../math/assert.ts';
import type { Diagnostic } from '../scenario/diagnostic.ts';
import { readFault } from '../scenario/fault-text.ts';
import { didYouMean } from '../scenario/nearest-name.ts';
import { pathText, type SourcePath } from '../scenario/source-tree.ts';
import { DEFAULT_SIMULATION } from '../scenario/simulation-settings.ts';
import type { Scenario } from '../scenario/types.ts';
import { loadWorld } from '../world/load.ts';
import type { World } from '../world/types.ts';
import { accepted, complain } from './complain.ts';
import { EXIT } from './exit.ts';
import type { OutputOptions } from './options.ts';
import { writeError } from './present.ts';
import { onInterrupt } from './on-interrupt.ts';
import { presentOnLaw } from './present-on-law.ts';
import { progressView } from './progress.tsx';
import { runSimulation } from './run-simulation.ts';
import { placeOfField, readScenario, type ScenarioChanges } from './scenario-file.ts';

export interface SimulateOptions extends ScenarioChanges, OutputOptions {
  readonly site?: string;
  readonly days: number;
  readonly years?: number;
  readonly replications: number;
  readonly fault: readonly string[];
  readonly mode?: OperationsMode;
  readonly workers: number;
  readonly by?: Breakdown;
}

/** Simulates the operations of a site of a scenario file, and presents what its users get. */
export async function simulateFile(file: string, options: SimulateOptions): Promise<void> {
  const world = loadWorld();
  const read = await accepted(readScenario(file, options, world));
  const scenario = read && (await withFaults(world, read, options.fault));
  if (!scenario) return;
  const site = siteNamed(world, scenario, options.site);
  if (!site) {
    await unknownSite(world, scenario, options.site ?? '');
    return;
  }
  const placeOf = placesOf(file, read, options);
  if (options.years !== undefined) {
    const months = options.years * 12;
    const faults = growthFaults({ scenario, file, placeOf, months });
    if (faults.length > 0) await refuse(faults);
    else await growFile({ world, scenario, site, months }, options);
    return;
  }
  const question = { world, scenario, site, durationS: options.days * 86_400 };
  const faults = simulationFaults({ ...question, file, placeOf });
  if (faults.length > 0) {
    await refuse(faults);
    return;
  }
  const plan = await operationsPlan(question);
  const no = 'kind' in plan ? plan : overload(plan);
  if (no || 'kind' in plan) {
    await sayInfeasible(no);
    return;
  }
  const warnings = crowdWarnings({ scenario, file, placeOf }, plan);
  if (warnings.length > 0) await complain(warnings);
  const mode = options.mode ?? planMode(plan);
  if (mode === 'events' && planRequests(plan) > MOST_FORCED_REQUESTS) {
    const message = `would take ${planRequests(plan).toExponential(1)} events, at most ${MOST_FORCED_REQUESTS.toExponential(0)} are run`;
    const hint = 'leave --mode out, simulate fewer --days, or set simulation.requestsPerSecond';
    await refuse([{ severity: 'error', file: '--mode events', message, hint }]);
    return;
  }
  const answer = await runSimulation(plan, { ...options, mode });
  const { by } = options;
  const document = by === undefined ? simulationDocument(answer) : simulationTable(answer, by);
  const shown = { document, data: simulationData(answer) };
  await presentOnLaw(world, shown, options);
}

/** Where the fields of a scenario were written, faults of the command line among them: they come after the file's own. */
function placesOf(
  file: string,
  read: Scenario,
  { set, override, fault }: SimulateOptions,
): (path: SourcePath) => FieldPlace {
  const own = (read.simulation ?? DEFAULT_SIMULATION).faults.length;
  return (path) => {
    const [, list, index] = path;
    const text = list === 'faults' ? fault.at(Number(index) - own) : undefined;
    if (text !== undefined && Number(index) >= own) return { file: `--fault ${text}` };
    return { ...(placeOfField(file, { set, override }, path) ?? { file }), path: pathText(path) };
  };
}

/** Follows the site over the years, and presents its months. */
async function growFile(question: GrowthQuestion, options: OutputOptions): Promise<void> {
  const progress = progressView(process.stderr);
  let doneMonths = 0;
  const quiet = onInterrupt(() => {
    progress.close();
    return `stopped after ${doneMonths} of ${question.months} months; nothing is written`;
  });
  const onMonth = (done: number): void => {
    doneMonths = done;
    progress.update({ done, total: question.months, label: 'months' });
  };
  const answer = await growthPlan(question, { onMonth });
  quiet();
  progress.close();
  if ('kind' in answer) {
    assert(answer.kind === 'infeasible', 'a growth without a signal was cancelled');
    await sayInfeasible(answer);
    return;
  }
  const shown = { document: growthDocument(answer), data: growthData(answer) };
  await presentOnLaw(question.world, shown, options);
}

/** The scenario with the faults of the command line after its own; what cannot be read is printed. */
async function withFaults(
  world: World,
  scenario: Scenario,
  texts: readonly string[],
): Promise<Scenario | undefined> {
  if (texts.length === 0) return scenario;
  const read = texts.map((text) => ({ text, fault: readFault(world, text) }));
  const wrong = read.flatMap(({ text, fault }): Diagnostic[] => {
    if (fault.ok) return [];
    const hint = fault.hint();
    const file = `--fault ${text}`;
    return [
      { severity: 'error', file, message: fault.message, ...(hint !== undefined && { hint }) },
    ];
  });
  if (wrong.length > 0) {
    await refuse(wrong);
    return undefined;
  }
  const simulation = scenario.simulation ?? DEFAULT_SIMULATION;
  const added = read.flatMap(({ fault }) => (fault.ok ? [fault.value] : []));
  return { ...scenario, simulation: { ...simulation, faults: [...simulation.faults, ...added] } };
}

async function refuse(faults: readonly Diagnostic[]): Promise<void> {
  await complain(faults);
  process.exitCode = EXIT.usage;
}

async function unknownSite(world: World, scenario: Scenario, name: string): Promise<void> {
  const hint = didYouMean(
    name,
    simulatedSites(world, scenario).map((each) => each.name.split(' (')[0]),
  );
  const message = `"${name}" is neither a candidate nor a region of the fleet`;
  await refuse([
    { severity: 'error', file: '--site', message, ...(hint !== undefined && { hint }) },
  ]);
}

async function sayInfeasible(no: InfeasiblePlan | undefined): Promise<void> {
  if (!no) return;
  await writeError(`regionsim: infeasible: ${no.because}.\nWhat would help: ${no.relax}.\n`);
  process.exitCode = EXIT.negative;
}
