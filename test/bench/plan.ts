import { evaluationParts } from '../../src/engine/evaluate.ts';
import { planFrom } from '../../src/engine/plan.ts';
import type { PlanObjective } from '../../src/engine/plan/plan-question.ts';
import { loadWorld } from '../../src/world/load.ts';
import type { BenchGroup } from './bench-case.ts';
import { shippedScenario } from './shipped.ts';

function question(objective: PlanObjective) {
  const none = { forceIn: [], forceOut: [], notBoth: [], pareto: [], hasClosings: false };
  return { ...none, objective, sites: 3, withinShare: 0.05 };
}

export const planGroup: BenchGroup = {
  title: 'three regions planned and proven, after the evaluation',
  target: 'alibaba-2024 about as long as its evaluation, all-countries in seconds',
  cases: () => {
    const world = loadWorld();
    const few = evaluationParts(world, shippedScenario('alibaba-2024.yaml'));
    const many = evaluationParts(world, shippedScenario('all-countries.yaml'));
    return Promise.resolve([
      { name: 'alibaba-2024, p-median', run: () => planFrom(few, question('p-median')) },
      { name: 'alibaba-2024, NPV', run: () => planFrom(few, question('npv')) },
      { name: 'all-countries, NPV', run: () => planFrom(many, question('npv')) },
    ]);
  },
};
