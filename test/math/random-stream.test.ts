import { describe, expect, it } from 'vitest';
import { randomStream } from '../../src/math/random-stream.ts';

const BITS = 2 ** 32;
const firstBits = (seed: string, label: string) =>
  Math.floor(randomStream(seed, label)() * BITS) >>> 0;

describe('randomStream', () => {
  it('is the same for the same seed and label, and another for another', () => {
    const five = (seed: string, label: string) => {
      const draw = randomStream(seed, label);
      return Array.from({ length: 5 }, draw);
    };
    expect(five('1', 'a')).toEqual(five('1', 'a'));
    expect(five('1', 'a')).not.toEqual(five('1', 'b'));
    expect(five('1', 'a')).not.toEqual(five('2', 'a'));
  });

  it('gives labels of one length streams that do not differ by the same bits under every seed', () => {
    const differences = Array.from(
      { length: 100 },
      (_, seed) => (firstBits(`${seed}`, 'part 1') ^ firstBits(`${seed}`, 'part 2')) >>> 0,
    );
    expect(new Set(differences).size).toBe(100);
  });

  it('is uniform: the mean of many draws, and of first draws over labels', () => {
    const draw = randomStream('7', 'uniform');
    const mean = Array.from({ length: 10_000 }, draw).reduce((sum, u) => sum + u, 0) / 10_000;
    const firsts = Array.from({ length: 2000 }, (_, label) => randomStream('7', `${label}`)());
    // Four standard errors: sqrt(1/12) over the root of the count.
    expect(Math.abs(mean - 0.5)).toBeLessThan(4 * Math.sqrt(1 / 12 / 10_000));
    expect(Math.abs(firsts.reduce((sum, u) => sum + u, 0) / 2000 - 0.5)).toBeLessThan(
      4 * Math.sqrt(1 / 12 / 2000),
    );
  });
});
