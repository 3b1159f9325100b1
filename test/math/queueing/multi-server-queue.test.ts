import { fc, test } from '@fast-check/vitest';
import { describe, expect, it } from 'vitest';
import {
  joinService,
  leaveService,
  multiServerQueue,
  NOBODY,
  removeFirstInLine,
  takeFromLine,
} from '../../../src/math/queueing/multi-server-queue.ts';

describe('multiServerQueue', () => {
  it('serves in the order of arrival', () => {
    const pool = multiServerQueue(1);
    expect([5, 6, 7].map((customer) => joinService(pool, customer))).toEqual([true, false, false]);
    expect([1, 2, 3].map(() => leaveService(pool))).toEqual([6, 7, NOBODY]);
    expect(pool.busy).toBe(0);
  });

  it('gives up servers that are gone, and takes waiting customers when they come back', () => {
    const pool = multiServerQueue(2);
    [1, 2, 3, 4].forEach((customer) => joinService(pool, customer));
    pool.servers = 1;
    expect(leaveService(pool)).toBe(NOBODY);
    expect(leaveService(pool)).toBe(3);
    pool.servers = 2;
    expect(takeFromLine(pool)).toBe(4);
    expect(takeFromLine(pool)).toBe(NOBODY);
  });

  test.prop([fc.nat({ max: 4 }), fc.array(fc.constantFrom('join', 'leave', 'quit'))], { seed: 4 })(
    'keeps everybody: joined = served + waiting + gone, and no count is negative',
    (servers, steps) => {
      const pool = multiServerQueue(servers);
      let joined = 0;
      let started = 0;
      let quit = 0;
      for (const step of steps) {
        if (step === 'join' && joinService(pool, joined++)) started++;
        if (step === 'leave' && pool.busy > 0 && leaveService(pool) !== NOBODY) started++;
        if (step === 'quit' && removeFirstInLine(pool) !== NOBODY) quit++;
        expect(joined).toBe(started + pool.waiting + quit);
        expect(pool.busy).toBeLessThanOrEqual(servers);
        expect(Math.min(pool.busy, pool.waiting)).toBeGreaterThanOrEqual(0);
      }
    },
  );
});
