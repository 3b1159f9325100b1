import { fc, test } from '@fast-check/vitest';
import { expect, it } from 'vitest';
import type { Fault } from '../../src/region/fault.ts';
import { faultText } from '../../src/scenario/fault-as-text.ts';
import { readFault } from '../../src/scenario/fault-text.ts';
import { loadWorld } from '../../src/world/load.ts';

const world = loadWorld();
const HOUR_S = 3600;

it.each([
  'zone:1@day2 06:00+12h',
  'zone:Jeddah/3@day1+90m',
  'region@day3+2d',
  'region:Jeddah@day3 23:59+6h',
  'cut:Red Sea@day1+7d',
  'crowd*3@day2 18:00+2h',
  'crowd:SA*2.5@day2+1h',
  'brownout:0.5@day4+4h',
  'brownout:Riyadh/0@day4+4h',
  'zone:1@hour1.25+6h',
])('writes %s as it was read', (text) => {
  const read = readFault(world, text);
  expect(read.ok && readFault(world, faultText(read.value))).toEqual(read);
  if (!text.includes('hour')) expect(read.ok && faultText(read.value)).toBe(text);
});

const minutes = (most: number) => fc.integer({ min: 1, max: most }).map((each) => 60 * each);
const site = fc.option(fc.constantFrom('Riyadh', 'SA/Jeddah'), { nil: undefined });
const placed = <K extends object>(kind: K) =>
  site.map((name) => ({ ...kind, ...(name !== undefined && { site: name }) }));
const kind = fc.oneof(
  fc.nat(11).chain((zone) => placed({ kind: 'zoneLoss' as const, zone })),
  placed({ kind: 'regionLoss' as const }),
  fc.constant({ kind: 'cableCut' as const, cut: 'Red Sea' }),
  fc.double({ min: 0, max: 1000, noNaN: true }).map((factor) => ({
    kind: 'flashCrowd' as const,
    country: 'SA',
    factor: Number(factor.toFixed(3)),
  })),
  fc
    .integer({ min: 0, max: 999 })
    .chain((share) => placed({ kind: 'brownout' as const, capacityShare: share / 1000 })),
);

test.prop([kind, fc.nat(60 * 24 * 60), minutes(60 * 24 * 30)], { seed: 12, numRuns: 300 })(
  'reads back what it wrote, whatever the minute',
  (what, startMinute, durationS) => {
    const fault: Fault = { ...what, startS: 60 * startMinute, durationS };
    expect(readFault(world, faultText(fault))).toEqual({ ok: true, value: fault });
  },
);

test.prop([fc.nat(30 * 24 * HOUR_S)], { seed: 13 })(
  'keeps moments to a thousandth of a second',
  (startS) => {
    const fault: Fault = { kind: 'zoneLoss', zone: 0, startS, durationS: HOUR_S };
    const read = readFault(world, faultText(fault));
    expect(read.ok && Math.abs(read.value.startS - startS)).toBeLessThan(1e-3);
  },
);
