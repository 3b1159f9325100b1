import { evaluate } from '../../src/engine/evaluate.ts';
import type { Scenario } from '../../src/scenario/types.ts';
import { loadWorld } from '../../src/world/load.ts';
import type { BenchGroup } from './bench-case.ts';
import { shippedScenario } from './shipped.ts';

/** Another growth of demand, another cost of capital, or both each time: nothing of that is there from the last round. */
function whatIfs(
  scenario: Scenario,
): Readonly<Record<'demand' | 'money' | 'both', () => Scenario>> {
  let round = 0;
  const demand = () => {
    round += 1;
    return { demand: { ...scenario.demand, growthPerYear: { '*': 0.2 + round * 1e-6 } } };
  };
  const money = () => {
    round += 1;
    const mid = 0.08 + round * 1e-6;
    return { assumptions: { wacc_hic: { low: mid - 0.01, mid, high: mid + 0.01 } } };
  };
  return {
    demand: () => ({ ...scenario, ...demand() }),
    money: () => ({ ...scenario, ...money() }),
    both: () => ({ ...scenario, ...demand(), ...money() }),
  };
}

export const evaluationGroup: BenchGroup = {
  title: 'one evaluation, after loading',
  target: 'all-countries under 300 ms, with law, shares and cash flows under 600 ms',
  note: 'Routes and laws of the day are kept from the first evaluation of a process, costs of sites while prices stay, demand while only money changes.',
  cases: () => {
    const world = loadWorld();
    const cases = ['all-countries.yaml', 'alibaba-2024.yaml'].flatMap((name) => {
      const { demand, money, both } = whatIfs(shippedScenario(name));
      return [
        { name: `${name}, other demand`, run: () => evaluate(world, demand()) },
        { name: `${name}, another cost of capital`, run: () => evaluate(world, money()) },
        { name: `${name}, both`, run: () => evaluate(world, both()) },
      ];
    });
    return Promise.resolve(cases);
  },
};
