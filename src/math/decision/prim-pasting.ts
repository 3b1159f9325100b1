import {
  type Box,
  countIn,
  densityOf,
  membersOf,
  restrictedInputs,
  type ScenarioSample,
  withLimits,
} from './prim-box.ts';

/**
 * Bottom-up pasting: a peeled box is widened again, a thin slice (`sliceShare` of the box) at a time at one of its limits,
 * as long as the slice is at least as dense as the box; so greedy peels are undone where later ones made them needless.
 * Neither density nor coverage falls.
 * Source: Friedman and Fisher 1999, "Bump hunting in high-dimensional data", Statistics and Computing 9(2).
 */
export function pasted(sample: ScenarioSample, box: Box, sliceShare: number): Box {
  let wide = box;
  for (;;) {
    const count = countIn(sample, wide);
    const wanted = Math.max(1, Math.ceil(sliceShare * count.held));
    let best = { box: wide, density: -1 };
    for (const input of restrictedInputs(wide)) {
      for (const slice of outwardSlices(sample, wide, { input, wanted })) {
        if (slice.density > best.density) best = slice;
      }
    }
    if (best.density < densityOf(count)) return wide;
    wide = best.box;
  }
}

interface Slice {
  readonly box: Box;
  /** Density of the slice alone. */
  readonly density: number;
}

/** The nearest `wanted` futures beyond each limit of an input that meet all other limits; whole values only. */
function outwardSlices(
  sample: ScenarioSample,
  box: Box,
  { input, wanted }: { readonly input: number; readonly wanted: number },
): readonly Slice[] {
  const column = sample.columns[input];
  const [low, high] = [box.low[input], box.high[input]];
  const isMember = membersOf(sample, withLimits(box, input, [-Infinity, Infinity]));
  const members = [...isMember.keys()].filter((k) => isMember[k] === 1);
  const below = members.filter((k) => column[k] < low).sort((a, b) => column[b] - column[a]);
  const above = members.filter((k) => column[k] > high).sort((a, b) => column[a] - column[b]);
  const slices: Slice[] = [];
  for (const [side, beyond] of [
    ['low', below],
    ['high', above],
  ] as const) {
    if (beyond.length === 0) continue;
    const edge = column[beyond[Math.min(wanted, beyond.length) - 1]];
    const taken = beyond.filter((k) => (side === 'low' ? column[k] >= edge : column[k] <= edge));
    const hits = taken.reduce((sum, k) => sum + sample.isOfInterest[k], 0);
    // With nothing left beyond, the limit says nothing.
    const limit = taken.length < beyond.length ? edge : undefined;
    const limits: [number, number] =
      side === 'low' ? [limit ?? -Infinity, high] : [low, limit ?? Infinity];
    slices.push({ box: withLimits(box, input, limits), density: hits / taken.length });
  }
  return slices;
}
