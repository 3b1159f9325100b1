import { evaluate } from '../../src/engine/evaluate.ts';
import { loadWorld } from '../../src/world/load.ts';
import type { BenchGroup } from './bench-case.ts';
import { shippedScenario } from './shipped.ts';

export const evaluationGroup: BenchGroup = {
  title: 'one evaluation, after loading',
  target: 'all-countries under 300 ms, with law, shares and cash flows under 600 ms',
  cases: () => {
    const world = loadWorld();
    const all = shippedScenario('all-countries.yaml');
    const alibaba = shippedScenario('alibaba-2024.yaml');
    return Promise.resolve([
      { name: 'all-countries.yaml', run: () => evaluate(world, all) },
      { name: 'alibaba-2024.yaml', run: () => evaluate(world, alibaba) },
    ]);
  },
};
