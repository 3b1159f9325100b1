import { describe, expect, it } from 'vitest';
import { readFault } from '../../src/scenario/fault-text.ts';
import { loadWorld } from '../../src/world/load.ts';

const world = loadWorld();
const DAY_S = 86_400;

describe('readFault', () => {
  it.each([
    ['zone:1@day2', { kind: 'zoneLoss', zone: 0, startS: DAY_S, durationS: 21_600 }],
    [
      'zone:Jeddah/2@day2.5+90m',
      { kind: 'zoneLoss', site: 'Jeddah', zone: 1, startS: 1.5 * DAY_S, durationS: 5400 },
    ],
    ['region@hour30+2d', { kind: 'regionLoss', startS: 108_000, durationS: 2 * DAY_S }],
    [
      'region:aws:me-south-1@day1+1h',
      { kind: 'regionLoss', site: 'aws:me-south-1', startS: 0, durationS: 3600 },
    ],
    [
      'cut:red sea@day3',
      { kind: 'cableCut', cut: 'Red Sea', startS: 2 * DAY_S, durationS: 7 * DAY_S },
    ],
    [
      'crowd:Saudi Arabia*3@day2 18:30+2h',
      { kind: 'flashCrowd', country: 'SA', factor: 3, startS: DAY_S + 66_600, durationS: 7200 },
    ],
    ['crowd*0.5@day1', { kind: 'flashCrowd', factor: 0.5, startS: 0, durationS: 7200 }],
    [
      'brownout:0.4@day4',
      { kind: 'brownout', capacityShare: 0.4, startS: 3 * DAY_S, durationS: 14_400 },
    ],
  ])('reads %s', (text, fault) => {
    expect(readFault(world, text)).toEqual({ ok: true, value: fault });
  });

  it.each([
    ['zone:0@day2', 'zones count from 1'],
    ['zone@day2', 'zones count from 1'],
    ['zone:1', 'is no fault'],
    ['zone:1@day0', 'days count from 1'],
    ['zone:1@tomorrow', 'is no time'],
    ['zone:1@day2 25:00', 'is no time'],
    ['zone:1@day2+0h', 'is no duration'],
    ['zone:1@day2+soon', 'is no duration'],
    ['zone:1*2@day2', 'only a crowd'],
    ['cut:Atlantis@day1', 'is no cable'],
    ['crowd:SA@day1', 'needs a factor'],
    ['crowd:Narnia*2@day1', 'is not a country'],
    ['brownout:1@day1', 'a share of 0 to below 1'],
    ['brownout:-0.1@day1', 'a share of 0 to below 1'],
    ['flood@day1', 'is no fault'],
    ['', 'is no fault'],
  ])('refuses %s', (text, message) => {
    const read = readFault(world, text);
    expect(read.ok).toBe(false);
    expect(!read.ok && read.message).toContain(message);
    expect(!read.ok && read.hint()).not.toBe('');
  });
});
