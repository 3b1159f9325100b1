import { fc, test } from '@fast-check/vitest';
import { describe, expect, it } from 'vitest';
import { erlangB } from '../../../src/math/queueing/erlang-b.ts';
import { erlangC, mmcQueue, mmcWaitExceeds } from '../../../src/math/queueing/erlang-c.ts';
import { mgcQueue } from '../../../src/math/queueing/general-service.ts';
import { tandemResponseS } from '../../../src/math/queueing/tandem-queues.ts';
import type { QueueMetrics } from '../../../src/math/queueing/queue-metrics.ts';

const stable = (queue: ReturnType<typeof mmcQueue>): QueueMetrics => {
  if ('kind' in queue) throw new Error('unstable');
  return queue;
};

describe('erlangB', () => {
  // Erlang B tables: 1 % blocking of 10 servers at 4.46 erlangs, of 100 servers at 84.1.
  it.each([
    [1, 1, 0.5],
    [2, 1, 0.2],
    [10, 4.46, 0.01],
    [100, 84.1, 0.01],
  ])('loses as the tables say: %d servers, %d erlangs', (servers, load, blocking) => {
    expect(erlangB(servers, load)).toBeCloseTo(blocking, 3);
  });
  it('is the direct sum a^c/c! over Σ a^k/k!', () => {
    const terms = [0, 1, 2, 3, 4, 5].map((k) => 3 ** k / [1, 1, 2, 6, 24, 120][k]);
    const sum = terms.reduce((a, b) => a + b);
    expect(erlangB(5, 3)).toBeCloseTo(terms[5] / sum, 12);
  });
});

describe('mmcQueue', () => {
  it('is M/M/1 for one server: wait = ρ s / (1 - ρ)', () => {
    const queue = stable(mmcQueue({ arrivalsPerS: 0.75, meanServiceS: 1, servers: 1 }));
    expect(queue.meanWaitS).toBeCloseTo(3, 12);
    expect(queue.meanInSystem).toBeCloseTo(3, 12);
    expect(queue.waitProbability).toBeCloseTo(0.75, 12);
  });
  // Gross and Harris, "Fundamentals of Queueing Theory": λ = 6/h, μ = 3/h, c = 3 gives L_q = 8/9.
  it('gives the line of the textbook clinic', () => {
    const queue = stable(mmcQueue({ arrivalsPerS: 6, meanServiceS: 1 / 3, servers: 3 }));
    expect(queue.meanWaiting).toBeCloseTo(8 / 9, 10);
    expect(queue.waitProbability).toBeCloseTo(4 / 9, 10);
  });
  it('says unstable where load is not below capacity, and then everybody waits for ever', () => {
    const load = { arrivalsPerS: 4, meanServiceS: 1, servers: 4 };
    expect(mmcQueue(load)).toEqual({ kind: 'unstable', utilization: 1 });
    expect(mmcWaitExceeds(load, 1e9)).toBe(1);
  });

  const load = fc.record({
    servers: fc.integer({ min: 1, max: 200 }),
    utilization: fc.double({ min: 0.01, max: 0.99, noNaN: true }),
  });
  test.prop([load], { seed: 4 })(
    'more servers never raise the wait',
    ({ servers, utilization }) => {
      const offer = { arrivalsPerS: servers * utilization, meanServiceS: 1 };
      const few = stable(mmcQueue({ ...offer, servers }));
      const more = stable(mmcQueue({ ...offer, servers: servers + 1 }));
      expect(more.meanWaitS).toBeLessThanOrEqual(few.meanWaitS);
      expect(erlangC(servers + 1, offer.arrivalsPerS)).toBeLessThanOrEqual(few.waitProbability);
    },
  );
  test.prop([load], { seed: 4 })(
    'the tail integrates to the mean wait',
    ({ servers, utilization }) => {
      const offer = { arrivalsPerS: servers * utilization, meanServiceS: 1, servers };
      const { meanWaitS, waitProbability } = stable(mmcQueue(offer));
      fc.pre(waitProbability > 1e-300);
      // The tail is exponential, so its mean is its start over its rate.
      const rate = -Math.log(mmcWaitExceeds(offer, 1e-3) / mmcWaitExceeds(offer, 0)) / 1e-3;
      expect(waitProbability / rate).toBeCloseTo(
        meanWaitS,
        6 - Math.ceil(Math.log10(1 + meanWaitS)),
      );
    },
  );
});

describe('mgcQueue', () => {
  it('halves the wait of M/M/1 when service takes a fixed time (Pollaczek-Khinchine, M/D/1)', () => {
    const load = { arrivalsPerS: 0.8, meanServiceS: 1, servers: 1 };
    expect(stable(mgcQueue({ ...load, serviceScv: 0 })).meanWaitS).toBeCloseTo(2, 12);
    expect(stable(mgcQueue({ ...load, serviceScv: 1 })).meanWaitS).toBeCloseTo(4, 12);
    expect(mgcQueue({ ...load, arrivalsPerS: 2, serviceScv: 1 })).toHaveProperty(
      'kind',
      'unstable',
    );
  });
});

describe('tandemResponseS', () => {
  it('adds the stations: two M/M/1 at λ = 1, μ = 2 and 3 take 1 + 1/2', () => {
    const stations = [
      { meanServiceS: 1 / 2, servers: 1 },
      { meanServiceS: 1 / 3, servers: 1 },
    ];
    expect(tandemResponseS(1, stations)).toBeCloseTo(1.5, 12);
    expect(tandemResponseS(2.5, stations)).toEqual({ kind: 'unstable', utilization: 1.25 });
  });
});

describe('erlangB of large pools', () => {
  it('is the recursion B(c) = a B(c-1) / (c + a B(c-1))', () => {
    for (const [servers, load] of [
      [1, 0.3],
      [40, 38],
      [1000, 990],
      [1000, 1200],
      [20_000, 19_900],
    ]) {
      let blocking = 1;
      for (let c = 1; c <= servers; c++) blocking = (load * blocking) / (c + load * blocking);
      expect(erlangB(servers, load) / blocking).toBeCloseTo(1, 10);
    }
  });
  it('has the ends of no load and no servers', () => {
    expect(erlangB(0, 0)).toBe(1);
    expect(erlangB(3, 0)).toBe(0);
    expect(erlangB(0, 3)).toBe(1);
    expect(erlangB(10_000_000, 1_000_000)).toBeLessThan(1e-29);
  });
});
