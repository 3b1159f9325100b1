import { locationModel } from './location-model.ts';
import type { PlanBase } from './plan-base.ts';
import type { PlanModel } from './plan-model.ts';

/** Values that differ by less than this of their size are the same. */
const SAME = 1e-9;

/**
 * The capacitated question, asked without capacities first: that can only be cheaper, so a plan of it that keeps every
 * capacity is the best of both, with the same proof. Where it breaks one, the question is asked in full, which takes long.
 */
export function capacityModel(base: PlanBase): PlanModel {
  const full = locationModel(base, 'cflp');
  const relaxed = locationModel(base, 'uflp');
  const isKept = ({
    open,
    value,
  }: {
    readonly open: readonly number[];
    readonly value: number;
  }) => {
    const truly = full.valueOf(open);
    return truly !== undefined && Math.abs(truly - value) <= SAME * Math.abs(value);
  };
  return {
    ...full,
    solve(rules, limits) {
      const solved = relaxed.solve(rules, limits);
      if (solved.kind === 'solved' && isKept(solved)) {
        const method = `${solved.proof.method}, without capacities: the plan keeps them all`;
        return { ...solved, proof: { ...solved.proof, method } };
      }
      return solved.kind === 'infeasible' ? solved : full.solve(rules, limits);
    },
    alternatives(rules, query, limits) {
      const found = relaxed.alternatives(rules, query, limits);
      const areKept = found.best.every(isKept) && found.diverse.every(isKept);
      return areKept ? found : full.alternatives(rules, query, limits);
    },
  };
}
