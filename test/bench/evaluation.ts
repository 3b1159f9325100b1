import { evaluate } from '../../src/engine/evaluate.ts';
import type { Scenario } from '../../src/scenario/types.ts';
import { loadWorld } from '../../src/world/load.ts';
import type { BenchGroup } from './bench-case.ts';
import { shippedScenario } from './shipped.ts';

/** Another growth of demand and another cost of capital each time, so that nothing of a round is there from the last. */
function whatIfs(scenario: Scenario): {
  readonly all: () => Scenario;
  readonly money: () => Scenario;
} {
  let round = 0;
  const money = (): Scenario => {
    round += 1;
    const mid = 0.08 + round * 1e-6;
    return { ...scenario, assumptions: { wacc_hic: { low: mid - 0.01, mid, high: mid + 0.01 } } };
  };
  return {
    money,
    all: () => ({
      ...money(),
      demand: { ...scenario.demand, growthPerYear: { '*': 0.2 + round * 1e-6 } },
    }),
  };
}

export const evaluationGroup: BenchGroup = {
  title: 'one evaluation, after loading',
  target: 'all-countries under 300 ms, with law, shares and cash flows under 600 ms',
  note: 'Routes and laws of the day are kept from the first evaluation of a process, demand and costs are anew each time; a what-if about money keeps the demand side too.',
  cases: () => {
    const world = loadWorld();
    const cases = ['all-countries.yaml', 'alibaba-2024.yaml'].flatMap((name) => {
      const { all, money } = whatIfs(shippedScenario(name));
      return [
        { name, run: () => evaluate(world, all()) },
        { name: `${name}, another cost of capital`, run: () => evaluate(world, money()) },
      ];
    });
    return Promise.resolve(cases);
  },
};
