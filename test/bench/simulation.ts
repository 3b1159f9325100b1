import { spawnSync } from 'node:child_process';
import { resolve } from 'node:path';
import { operationsPlan } from '../../src/engine/simulate/operations-plan.ts';
import { simulatedSites } from '../../src/engine/simulate/operations-site.ts';
import { planMode, simulatePair } from '../../src/engine/simulate/simulate-plan.ts';
import { mmcQueue } from '../../src/math/queueing/erlang-c.ts';
import { parseScenario } from '../../src/scenario/parse-scenario.ts';
import { loadWorld } from '../../src/world/load.ts';
import type { BenchCase, BenchGroup } from './bench-case.ts';
import { loadSimJs, mmcByHand, mmcOnSimJs, mmcOnTheEngine, type MmcCase } from './mmc-runs.ts';

/** M/M/8 at 80 %: 400,000 events a round. */
const CASE: MmcCase = { customers: 200_000, servers: 8, arrivalsPerS: 6.4 };

const SIMPY = resolve(import.meta.dirname, '../../test/bench/simpy-mmc.py');

/** A rival that gives another mean wait does not do the same work. */
function checked(name: string, meanWaitS: number): number {
  const closed = mmcQueue({
    arrivalsPerS: CASE.arrivalsPerS,
    meanServiceS: 1,
    servers: CASE.servers,
  });
  const isNear = !('kind' in closed) && Math.abs(meanWaitS / closed.meanWaitS - 1) < 0.2;
  if (!isNear)
    throw new Error(`${name} waits ${meanWaitS} s, which is no M/M/c queue of this load`);
  return meanWaitS;
}

/** SimPy of the system's own Python, its start included; nothing where it is not installed. */
function simPyCase(): readonly BenchCase[] {
  const run = (): number => {
    const { customers, servers, arrivalsPerS } = CASE;
    const args = [SIMPY, customers, servers, arrivalsPerS].map(String);
    const { status, stdout } = spawnSync('/usr/bin/python3', args, { encoding: 'utf8' });
    return status === 0 ? checked('SimPy', Number(stdout)) : NaN;
  };
  if (!Number.isNaN(run())) return [{ name: 'SimPy 2.3 (python3-simpy)', run, isBaseline: true }];
  console.log('\nSimPy is not installed (apt-get install python3-simpy): it is left out below.');
  return [];
}

/** The event queue and loop that every simulation runs on, beside what a user would pick instead. */
export const simulationGroup: BenchGroup = {
  title: 'simulation of M/M/8, 400,000 events',
  target: 'at most 80 ms, 5 million events a second; over 20 times faster than SimPy',
  cases: async () => {
    const simJs = await loadSimJs();
    return [
      { name: 'event queue and loop', run: () => checked('the engine', mmcOnTheEngine(CASE)) },
      {
        name: 'bare loop by hand',
        run: () => checked('the loop', mmcByHand(CASE)),
        isBaseline: true,
      },
      {
        name: 'simjs 2.0.3',
        run: () => checked('simjs', mmcOnSimJs(simJs, CASE)),
        isBaseline: true,
      },
      ...simPyCase(),
    ];
  },
};

/** A week of a region as a user asks for it: the plan from the scenario, one replication with the site and one without. */
export const weekGroup: BenchGroup = {
  title: 'a simulated week of Riyadh with the default demand',
  target: 'under 5 s and 500 MB',
  cases: () => {
    const world = loadWorld();
    const text = 'provider: huawei\nasOf: 2023-06\ncandidates: [Riyadh]\n';
    const read = parseScenario(
      { file: 'week.yaml', text, readExtended: () => ({ ok: false, reason: 'it stands alone' }) },
      world,
    );
    if (!read.ok) throw new Error(read.diagnostics[0].message);
    const scenario = read.value;
    const [site] = simulatedSites(world, scenario);
    const run = async (): Promise<number> => {
      const plan = await operationsPlan({ world, scenario, site, durationS: 7 * 86_400 });
      if ('kind' in plan) throw new Error(plan.because);
      return simulatePair(plan, { mode: planMode(plan), replication: 0 }).withSite.served;
    };
    return Promise.resolve([{ name: 'plan and one replication', run }]);
  },
};
