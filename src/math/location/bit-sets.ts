/** Many subsets of 0 to size - 1 as bits, side by side in one array. */
export interface BitSets {
  readonly words: number;
  readonly bits: Uint32Array;
}

/** `count` empty sets. */
export function bitSets(count: number, size: number): BitSets {
  const words = Math.max(1, Math.ceil(size / 32));
  return { words, bits: new Uint32Array(count * words) };
}

/** Puts an element into a set. */
export function include(sets: BitSets, set: number, element: number): void {
  sets.bits[set * sets.words + (element >>> 5)] |= 1 << (element & 31);
}

/** Takes an element out of a set. */
export function exclude(sets: BitSets, set: number, element: number): void {
  sets.bits[set * sets.words + (element >>> 5)] &= ~(1 << (element & 31));
}

/** Whether set a lies within set b. */
export function isSubset(sets: BitSets, a: number, b: number): boolean {
  const { words, bits } = sets;
  const from = a * words;
  const to = b * words;
  for (let w = 0; w < words; w++) {
    if ((bits[from + w] & ~bits[to + w]) !== 0) return false;
  }
  return true;
}

/** The elements of a set, ascending. */
export function elements(sets: BitSets, set: number): number[] {
  const found: number[] = [];
  for (let w = 0; w < sets.words; w++) {
    let word = sets.bits[set * sets.words + w];
    while (word !== 0) {
      const bit = 31 - Math.clz32(word & -word);
      found.push(32 * w + bit);
      word &= word - 1;
    }
  }
  return found;
}
