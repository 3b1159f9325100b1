import { describe, expect, it } from 'vitest';
import { heldOutResiduals } from '../../src/network/calibrate/calibrate-profile.ts';
import { leaveCountryOut } from '../../src/network/calibrate/cross-validate.ts';
import { fitProfile } from '../../src/network/calibrate/fit-profile.ts';
import { fitBand, fitP95 } from '../../src/network/calibrate/fit-spread.ts';
import { measuredSamples } from '../../src/network/calibrate/measured-samples.ts';
import { undirectedSamples, withoutMisplaced } from '../../src/network/calibrate/rtt-sample.ts';
import { rttModel } from '../../src/network/rtt-model.ts';
import { placesOf } from '../../src/network/rtt-matrix.ts';
import { rttPairs } from '../../src/network/rtt-pairs.ts';
import { rttParameters } from '../../src/network/rtt-parameters.ts';
import { loadWorld } from '../../src/world/load.ts';

const world = loadWorld();
const { backbone } = world;
const start = rttParameters(backbone, 'cloud');

const real = undirectedSamples(measuredSamples(world)).filter((_, i) => i % 4 === 0);

/** Samples that a world with known numbers would give. */
const truth = {
  ...start,
  stretch: { ...start.stretch, terrestrial: 1.4, submarine: 1.3 },
  interceptMs: 3,
};
const made = rttPairs(rttModel(world, { asOf: '2026-07', parameters: { cloud: truth } }), {
  from: placesOf(real.map(({ from }) => from)),
  to: placesOf(real.map(({ to }) => to)),
  profile: 'cloud',
});
const samples = real.map((sample, i) => ({ ...sample, rttMs: made.rttMs[i] }));
const input = { backbone, profile: 'cloud', asOf: '2026-07', samples, start } as const;

describe('fitProfile', () => {
  it('finds the numbers that made its samples again', () => {
    const found = fitProfile(input);
    expect(found.stretch.terrestrial).toBeCloseTo(1.4, 1);
    expect(found.stretch.submarine).toBeCloseTo(1.3, 1);
    expect(found.interceptMs).toBeCloseTo(3, 0);
  });

  it('is not turned by a few absurd samples', () => {
    const spoiled = samples.map((it, i) => (i % 20 === 0 ? { ...it, rttMs: it.rttMs * 5 } : it));
    const found = fitProfile({ ...input, samples: spoiled });
    expect(found.stretch.submarine).toBeCloseTo(1.3, 1);
  });
});

describe('leaveCountryOut', () => {
  it('predicts each pair once per country it touches, by a fit without that country', () => {
    const few = samples.filter(({ from, to }) =>
      [from, to].every(({ country }) => ['US', 'DE', 'JP'].includes(country)),
    );
    const held = leaveCountryOut({ ...input, samples: few });
    const expected = few.map(({ from, to }) => new Set([from.country, to.country]).size);
    expect(held).toHaveLength(expected.reduce((sum, count) => sum + count, 0));
    for (const { sample, country } of held) {
      expect([sample.from.country, sample.to.country]).toContain(country);
    }
    expect(heldOutResiduals(few, held).some(({ anchorKm }) => anchorKm > 1000)).toBe(true);
  });
});

describe('the spread', () => {
  it('fits a band that holds 80 % of what it was fitted on', () => {
    const residuals = Array.from({ length: 500 }, (_, i) => ({
      log: Math.sin(i * 12.9898) * 0.3,
      anchorKm: i % 2 === 0 ? 0 : 1000,
    }));
    const { bandLow, bandHigh } = fitBand(residuals, 0);
    const inside = residuals.filter(({ log }) => log >= bandLow && log <= bandHigh).length;
    expect(inside / residuals.length).toBeCloseTo(0.8, 1);
  });

  it('finds the line of 95th percentiles', () => {
    const line = real.map((it) => ({ ...it, rttMsP95: it.rttMs * 1.04 + 2 }));
    const { p95JitterMs, p95Share } = fitP95(line);
    expect(p95Share).toBeCloseTo(0.04, 2);
    expect(p95JitterMs).toBeCloseTo(2, 0);
  });
});

describe('samples', () => {
  it('join both directions and drop pairs inside one metro', () => {
    const place = (name: string, lonDeg: number) => ({ name, latDeg: 0, lonDeg, country: 'KE' });
    const [a, b, near] = [place('a', 0), place('b', 10), place('near', 0.1)];
    expect(
      undirectedSamples([
        { from: a, to: b, rttMs: 20 },
        { from: b, to: a, rttMs: 30 },
        { from: a, to: near, rttMs: 1 },
      ]),
    ).toEqual([{ from: a, to: b, rttMs: 25 }]);
  });

  it('drop a host that answers faster than light, and only that one', () => {
    const moved = samples.map((it) => {
      const isIts = it.from.name === samples[0].from.name || it.to.name === samples[0].from.name;
      return isIts ? { ...it, rttMs: 1.5 } : it;
    });
    const { samples: kept, misplaced } = withoutMisplaced(moved);
    expect(misplaced).toContain(samples[0].from.name);
    expect(kept.length).toBeLessThan(moved.length);
    expect(withoutMisplaced(samples).misplaced).toEqual([]);
  });
});
