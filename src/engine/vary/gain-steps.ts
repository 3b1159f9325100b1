/** Sums that change in steps as round trips grow: entries by group, each counting up to its own factor. */
export interface GainSteps {
  /** First entry of each group, and one more. */
  readonly first: Int32Array;
  /** Largest factor on round trips at which an entry counts, falling within a group. */
  readonly upTo: Float64Array;
  /** Sums of the amounts of a group's entries so far: `entry * width + quantity`. */
  readonly sums: Float64Array;
  readonly width: number;
}

/** One entry before sorting. */
export interface GainStep {
  readonly group: number;
  readonly upTo: number;
  readonly amounts: readonly number[];
}

/** Which factors will ever be asked for, and how many groups and amounts there are. */
export interface StepShape {
  readonly groups: number;
  readonly width: number;
  readonly mostFactor: number;
}

/** Steps as columns; what counts at every factor that will be asked for is one entry. */
export function gainSteps(
  steps: readonly GainStep[],
  { groups, width, mostFactor }: StepShape,
): GainSteps {
  const byGroup = Array.from({ length: groups }, (): GainStep[] => []);
  for (const step of steps) byGroup[step.group].push(step);
  const first = new Int32Array(groups + 1);
  const upTo: number[] = [];
  const sums: number[] = [];
  byGroup.forEach((group, g) => {
    const sum = new Array<number>(width).fill(0);
    group.sort((a, b) => b.upTo - a.upTo);
    group.forEach((step, k) => {
      for (let q = 0; q < width; q++) sum[q] += step.amounts[q];
      if (k + 1 < group.length && group[k + 1].upTo >= mostFactor) return;
      upTo.push(step.upTo);
      sums.push(...sum);
    });
    first[g + 1] = upTo.length;
  });
  return { first, upTo: Float64Array.from(upTo), sums: Float64Array.from(sums), width };
}

/** Last entry of a group that counts at a factor; -1 where none does. O(log n). */
export function lastStep({ first, upTo }: GainSteps, group: number, factor: number): number {
  let low = first[group];
  let high = first[group + 1];
  const start = low;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (upTo[middle] >= factor) low = middle + 1;
    else high = middle;
  }
  return low === start ? -1 : low - 1;
}
