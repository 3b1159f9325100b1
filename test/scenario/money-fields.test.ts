import { describe, expect, test } from 'vitest';
import { faults, SMALLEST, sound } from './parse.ts';

describe('incentives', () => {
  test('are read by country, in the units of the program', () => {
    const text = `${SMALLEST}incentives:
  Saudi Arabia: { taxHoliday: 5 years, facilityGrant: 20 %, dutyExemption: 100 % }
  "*": { powerDiscount: 0.1 }
`;
    expect(sound(text).incentives).toEqual({
      SA: { taxHolidayYears: 5, facilityGrantShare: 0.2, dutyExemptShare: 1 },
      '*': { powerDiscountShare: 0.1 },
    });
    expect(sound(SMALLEST).incentives).toBeUndefined();
  });

  test.each([
    ['  SA: { powerDiscount: 120 % }', '4:24 incentives.SA.powerDiscount: must be between 0 and 1'],
    ['  SA: { facilityGrant: -5 % }', '4:24 incentives.SA.facilityGrant: must be between 0 and 1'],
    ['  SA: { taxHoliday: 5 }', '4:21 incentives.SA.taxHoliday: has no unit'],
    ['  SA: { taxHoliday: 30 months }', '4:21 incentives.SA.taxHoliday: must be whole'],
    ['  SA: { taxBreak: 5 years }', '4:9 incentives.SA.taxBreak: is no field'],
    ['  Atlantis: { powerDiscount: 1 % }', '4:3 incentives.Atlantis: '],
    ['  SA: {}\n  Saudi Arabia: {}', '5:3 incentives.Saudi Arabia: states the incentives of SA'],
  ])('%s is a fault at its place', (lines, fault) => {
    expect(faults(`${SMALLEST}incentives:\n${lines}\n`)[0]).toContain(`dir/a.yaml:${fault}`);
  });
});

describe('phases', () => {
  test('are read with their years, and sum to the whole', () => {
    const third = '33.3 %';
    const text = `${SMALLEST}phases: [{ share: ${third} }, { share: ${third}, after: 2 years }, { share: ${third}, after: 4 years }]\n`;
    const { phases = [] } = sound(text);
    expect(phases.map(({ year }) => year)).toEqual([0, 2, 4]);
    expect(phases.reduce((sum, { share }) => sum + share, 0)).toBeCloseTo(1, 12);
    expect(sound(SMALLEST).phases).toBeUndefined();
  });

  test.each([
    ['[{ share: 50 % }]', '3:1 phases: must have shares that sum to 100 %, got 50 %'],
    [
      '[{ share: 100 %, after: 1 year }]',
      '3:1 phases: must have a part that opens with the region',
    ],
    [
      '[{ share: 50 % }, { share: 50 %, after: 5 years }]',
      '3:49 phases[1].after: must open before the end of the horizon of 5 years, got 5',
    ],
    ['[{ share: -50 % }, { share: 150 % }]', '3:19 phases[0].share: must be between 0.001 and 1'],
    ['[]', '3:1 phases: must have at least 1'],
  ])('%s is a fault at its place', (phases, fault) => {
    expect(faults(`${SMALLEST}phases: ${phases}\n`)[0]).toContain(`dir/a.yaml:${fault}`);
  });
});
