/** A feasible plan: its value and, for each site, whether it is open (existing sites included). */
export interface Plan {
  readonly value: number;
  readonly isOpen: Uint8Array;
}

/** The best different plans met so far, at most `size` of them, best first; ties keep the first met. */
export interface PlanPool {
  readonly plans: readonly Plan[];
  readonly size: number;
  /** Value that a new plan must beat: that of the last plan kept, or the starting cutoff while there is room. */
  readonly cutoff: () => number;
  /** Takes a plan in where it beats the cutoff and is new; says whether it did. */
  readonly offer: (value: number, isOpen: Uint8Array) => boolean;
}

/** An empty pool for `size` plans that are all better than `startCutoff`. */
export function planPool(size: number, startCutoff: number): PlanPool {
  const plans: Plan[] = [];
  const cutoff = (): number => (plans.length < size ? startCutoff : plans[plans.length - 1].value);
  return {
    plans,
    size,
    cutoff,
    offer(value, isOpen) {
      if (!(value < cutoff()) || plans.some((plan) => isSameSet(plan.isOpen, isOpen))) return false;
      let at = plans.length;
      while (at > 0 && plans[at - 1].value > value) at--;
      plans.splice(at, 0, { value, isOpen: isOpen.slice() });
      if (plans.length > size) plans.pop();
      return true;
    },
  };
}

function isSameSet(a: Uint8Array, b: Uint8Array): boolean {
  for (let j = 0; j < a.length; j++) if (a[j] !== b[j]) return false;
  return true;
}
