import type { PlanAnswer, PlanFound } from '../engine/plan.ts';
import type { Roadmap, RoadmapStep } from '../engine/plan/roadmap.ts';
import { OBJECTIVE_VALUE, ROADMAP_VALUE } from './plan-values.ts';

/** The answer as data: candidates by id. */
export function planData(answer: PlanAnswer): object {
  const { scenario, question, leftOut } = answer;
  const head = {
    schema: 'regionsim/plan',
    version: 1,
    inputHash: scenario.hash,
    worldHash: answer.worldHash,
    seed: scenario.seed,
    scenario: { name: scenario.name, hash: scenario.hash },
    question,
    status: answer.kind === 'plan' ? statusOf(answer) : answer.kind,
    size: answer.size,
    unservableShare: answer.unservableShare,
    leftOut: leftOut.map(({ site, because }) => ({ candidate: site.id, because })),
  };
  switch (answer.kind) {
    case 'plan':
      return { ...head, ...foundData(answer) };
    case 'infeasible':
      return { ...head, because: answer.because, relax: answer.relax };
    case 'undecided':
      return { ...head, nodes: answer.nodes };
  }
}

function statusOf({ proof }: PlanFound): string {
  return proof.isOptimal ? 'optimal' : 'feasible';
}

function foundData(plan: PlanFound): object {
  const { proof, outcome, marginals, alternatives, front, closings, roadmap, candidates } = plan;
  const ids = (open: readonly number[]) => open.map((k) => candidates[k].id);
  const withIds = <T extends { readonly open: readonly number[] }>({ open, ...rest }: T) => ({
    regions: ids(open),
    ...rest,
  });
  return {
    quantity: OBJECTIVE_VALUE[plan.question.objective].key,
    value: plan.value,
    todayValue: plan.todayValue ?? null,
    proof: {
      ...proof,
      bound: finite(proof.bound),
      gap: finite(proof.gap),
      isCertificateValid: proof.check?.isValid ?? null,
    },
    regions: outcome.regions.map(({ site, ...region }) => ({
      id: site.id,
      name: site.name,
      country: site.country,
      ...region,
    })),
    npvUsd: outcome.npvUsd,
    capexUsd: outcome.capexUsd,
    today: outcome.today,
    withPlan: outcome.withPlan,
    marginalValues: marginals.map(({ candidate, instead, ...rest }) => ({
      id: candidates[candidate].id,
      ...rest,
      ...(instead && { instead: ids(instead) }),
    })),
    ...(alternatives && {
      alternatives: {
        ...alternatives,
        best: alternatives.best.map(withIds),
        diverse: alternatives.diverse.map(withIds),
      },
    }),
    ...(front && { front: { ...front, plans: front.plans.map(withIds) } }),
    ...(roadmap && {
      roadmap: roadmap.kind === 'infeasible' ? roadmap : roadmapData(roadmap, candidates),
    }),
    ...(closings && {
      closings: closings.map(({ site, ...rest }) => ({ id: site.id, name: site.name, ...rest })),
    }),
  };
}

/** JSON has no infinity: what is not bounded is not known. */
function finite(value: number): number | null {
  return Number.isFinite(value) ? value : null;
}

function roadmapData(roadmap: Roadmap, candidates: PlanFound['candidates']): object {
  const { steps, greedySteps, bound, measure, ...rest } = roadmap;
  const withId = ({ candidate, ...step }: RoadmapStep) => ({
    id: candidates[candidate].id,
    ...step,
  });
  return {
    ...rest,
    quantity: ROADMAP_VALUE[measure].key,
    bound: finite(bound),
    steps: steps.map(withId),
    ...(greedySteps && { greedySteps: greedySteps.map(withId) }),
  };
}
