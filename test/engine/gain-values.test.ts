import { expect, it } from 'vitest';
import { demandSide } from '../../src/engine/demand-side.ts';
import { GAIN_CRITERIA, gainsAtEnds, gainValues } from '../../src/engine/gain-values.ts';
import { usersGain } from '../../src/engine/users-gain.ts';
import { loadWorld } from '../../src/world/load.ts';
import { shipped } from './scenarios.ts';

const { readings, set } = demandSide(loadWorld(), shipped('alibaba-2024'));
const { middle, strict, mild } = readings;
const countries = middle.today.demand.countries;
const even = new Float64Array(countries).fill(1);
const errors = { rttLow: 0.8, rttHigh: 1.25, demandLow: even, demandHigh: even };
const ends = gainsAtEnds(readings, set.candidates, errors);

it.each(set.candidates)('asks of column %i alone what it asks of all in turn', (column) => {
  const found = ends.get(column);
  expect(usersGain(middle.today, { column, rttFactor: 0.8 })).toMatchObject(found?.rttLow ?? {});
  expect(usersGain(middle.today, { column, rttFactor: 1.25 })).toMatchObject(found?.rttHigh ?? {});
  expect(usersGain(strict.today, { column })).toMatchObject(found?.strictLaw ?? {});
  expect(usersGain(mild.today, { column })).toMatchObject(found?.mildLaw ?? {});
  expect(found?.rttLow.rttGainMs).toBeGreaterThanOrEqual(found?.rttHigh.rttGainMs ?? Infinity);
});

it.each(set.candidates)('holds every end of column %i within the range', (column) => {
  const gain = usersGain(middle.today, { column });
  const of = ends.get(column);
  if (of === undefined) throw new Error('a candidate without ends');
  const values = gainValues(middle.today, gain, { ends: of, errors });
  for (const id of GAIN_CRITERIA) {
    const { low = NaN, high = NaN } = values[id];
    for (const end of [of.rttLow, of.rttHigh, of.strictLaw, of.mildLaw]) {
      expect(end[id]).toBeGreaterThanOrEqual(low - 1e-12);
      expect(end[id]).toBeLessThanOrEqual(high + 1e-12);
    }
  }
});
