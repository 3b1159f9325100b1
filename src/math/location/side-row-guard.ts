import { sideTolerance } from './evaluate-plan.ts';
import type { SearchSpace } from './interchange.ts';
import type { RelaxationFrame } from './relaxation.ts';

/** The rule of a local search that every side row is kept by the sites it opens. */
export function sideRowGuard(
  frame: Pick<RelaxationFrame, 'sideCoefficient' | 'sideLimit'>,
): SearchSpace['allows'] {
  const { sideCoefficient, sideLimit } = frame;
  if (sideLimit.length === 0) return () => true;
  return (search, add, drop) => {
    for (let s = 0; s < sideLimit.length; s++) {
      const coefficient = sideCoefficient[s];
      let used = (add >= 0 ? coefficient[add] : 0) - (drop >= 0 ? coefficient[drop] : 0);
      for (const j of search.slots) used += coefficient[j];
      if (used > sideLimit[s] + sideTolerance(sideLimit[s])) return false;
    }
    return true;
  };
}
