import { describe, expect, it } from 'vitest';
import { throughputGbps } from '../../src/network/throughput.ts';

describe('throughputGbps', () => {
  it('is the window over the round trip without loss: 64 KiB over 100 ms are 5.2 Mbit/s', () => {
    const flow = { rttMs: 100, flows: 1, windowBytes: 65536, lossShare: 0 };
    expect(throughputGbps(flow)).toBeCloseTo(0.005243, 6);
  });

  it('follows the square-root law: 1460 bytes, 100 ms and one loss in ten thousand give 14.3 Mbit/s', () => {
    const flow = { rttMs: 100, flows: 1, windowBytes: 2 ** 30, lossShare: 1e-4 };
    expect(throughputGbps(flow)).toBeCloseTo(0.0143, 4);
    expect(throughputGbps({ ...flow, lossShare: 4e-4 })).toBeCloseTo(0.0143 / 2, 4);
    expect(throughputGbps({ ...flow, flows: 10 })).toBeCloseTo(0.143, 3);
  });
});
