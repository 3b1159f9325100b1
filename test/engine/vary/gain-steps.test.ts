import { fc, test } from '@fast-check/vitest';
import { describe, expect } from 'vitest';
import { gainSteps, lastStep } from '../../../src/engine/vary/gain-steps.ts';

const GROUPS = 3;
const steps = fc.array(
  fc.record({
    group: fc.nat(GROUPS - 1),
    upTo: fc.oneof(fc.double({ min: 0.1, max: 4, noNaN: true }), fc.constant(Infinity)),
    amounts: fc.tuple(fc.nat(1000), fc.nat(1000)),
  }),
  { maxLength: 40 },
);

describe('sums that change in steps', () => {
  test.prop([steps, fc.double({ min: 0.1, max: 2, noNaN: true })], { seed: 3 })(
    'hold what counts at a factor, and nothing else',
    (list, factor) => {
      const columns = gainSteps(list, { groups: GROUPS, width: 2, mostFactor: 2 });
      for (let group = 0; group < GROUPS; group++) {
        const counted = list.filter((step) => step.group === group && step.upTo >= factor);
        const last = lastStep(columns, group, factor);
        const sum = (quantity: number) => (last < 0 ? 0 : columns.sums[2 * last + quantity]);
        expect([sum(0), sum(1)]).toEqual([
          counted.reduce((all, { amounts }) => all + amounts[0], 0),
          counted.reduce((all, { amounts }) => all + amounts[1], 0),
        ]);
      }
    },
  );

  test.prop([steps], { seed: 4 })('keep one entry of all that counts at every factor', (list) => {
    const { first, upTo } = gainSteps(list, { groups: GROUPS, width: 2, mostFactor: 2 });
    for (let group = 0; group < GROUPS; group++) {
      const own = upTo.subarray(first[group], first[group + 1]);
      expect(own.filter((each) => each >= 2).length).toBeLessThanOrEqual(1);
    }
  });
});
