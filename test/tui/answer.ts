import type { Alternative, Evaluation } from '../../src/engine/evaluation.ts';
import type { Reach } from '../../src/engine/reach.ts';
import { scoreOf, type RankedCriterion } from '../../src/engine/score.ts';
import { BUILT_IN_CRITERIA } from '../../src/scenario/criteria.ts';
import type { Scenario } from '../../src/scenario/types.ts';
import type { Provenance } from '../../src/world/types.ts';

/** A small answer made by hand, so that a frame changes only when the program that draws it does. */

const PLACES = [
  { id: 'SA/Riyadh', name: 'Riyadh', country: 'SA', latDeg: 24.7, lonDeg: 46.7 },
  { id: 'MX/Querétaro', name: 'Querétaro', country: 'MX', latDeg: 20.6, lonDeg: -100.4 },
  { id: 'EG/Cairo', name: 'Cairo', country: 'EG', latDeg: 30, lonDeg: 31.2 },
];
export const SOURCE: Provenance = { source: 'A table', year: 2024, confidence: 'low' };
const range = (mid: number) => ({ low: 0.8 * mid, mid, high: 1.2 * mid });

export const SCENARIO: Scenario = {
  version: 1,
  name: 'Three places',
  description: 'Which of three places is best?',
  provider: 'huawei',
  asOf: '2024-05-31',
  fleet: { announced: false, government: false, include: [], exclude: [] },
  candidates: PLACES,
  region: {
    zones: 3,
    itLoadMwPerZone: 4,
    zoneSpacingKm: 40,
    interZoneGbps: 400,
    acceleratorShare: 0.25,
  },
  horizonYears: 10,
  workloads: [
    {
      id: 'web',
      label: 'web',
      demandShare: 0.6,
      latencyBudgetMs: 100,
      dataClass: 'personal',
      needsAccelerators: false,
    },
    {
      id: 'batch',
      label: 'batch',
      demandShare: 0.4,
      latencyBudgetMs: 200,
      dataClass: 'public',
      needsAccelerators: false,
    },
  ],
  constraints: {},
  criteria: BUILT_IN_CRITERIA.map(({ id, defaultWeight }) => ({
    kind: 'built-in',
    id,
    weight: defaultWeight,
  })),
  demand: { programs: [], growthPerYear: { '*': 0.2 } },
  assumptions: {},
  law: { sourcedOnly: false, exportControls: true, cutOff: [] },
  events: [],
  seed: '1',
  hash: '0123456789abcdef',
};

const MOST = {
  ms: 40,
  share: 0.1,
  'USD/kW/yr': 12_000,
  USD: 4e9,
  'gCO2e/kWh': 800,
  'index 0-10': 10,
};
const total = BUILT_IN_CRITERIA.reduce((sum, { defaultWeight }) => sum + defaultWeight, 0);
const CRITERIA: readonly RankedCriterion[] = BUILT_IN_CRITERIA.map(
  ({ id, label, unit, goal, defaultWeight }) => ({
    id,
    label,
    unit,
    goal,
    weight: defaultWeight / total,
    range: goal === 'max' ? { worst: 0, best: MOST[unit] } : { worst: MOST[unit], best: 0 },
  }),
);

function alternative(index: number): Alternative {
  const values = Object.fromEntries(
    CRITERIA.map(({ id, range: { worst, best } }, place) => {
      const most = Math.max(worst, best);
      const value = (((7 * index + 3 * place + 2) % 10) / 10) * most;
      return [
        id,
        { value, low: Math.max(0, value - most / 10), high: Math.min(most, value + most / 10) },
      ];
    }),
  );
  const item = { id: 'servers', label: 'servers', ...range(180e6), provenance: [SOURCE] };
  return {
    site: { ...PLACES[index], isExisting: false },
    values,
    ...scoreOf(values, CRITERIA),
    broken: [],
    takenUsdPerYear: 3e9,
    takenRttMs: 31,
    takeovers: [
      {
        usdPerYear: 2e9,
        share: 0.02,
        from: { ...PLACES[0], id: 'huawei:x', name: 'Dubai (me-1)', isExisting: true },
      },
      { usdPerYear: 1e9, share: 0.01 },
    ],
    countries: [{ country: PLACES[index].country, usdPerYear: 3e9, share: 0.03 }],
    money: {
      capexUsd: range(250e6),
      opexUsdPerYear: range(20e6),
      npvUsd: range(90e6),
      revenueUsdPerYear: [10e6, 20e6, 30e6],
      revenueFactor: { low: 0.5, high: 1.5 },
      captured: {
        usdPerYear: 1e9,
        fromOwnFleetUsdPerYear: 2e8,
        fromCompetitors: [{ provider: 'aws', usdPerYear: 5e8 }],
        fromOthersUsdPerYear: 3e8,
      },
      capex: [{ ...item, ...range(70e6), id: 'building', label: 'building' }, item],
      opex: [{ ...item, ...range(20e6), id: 'power', label: 'power' }],
    },
    evidence: [
      {
        name: 'power price',
        unit: 'USD/kWh',
        value: 0.07,
        low: 0.06,
        high: 0.09,
        isUnknown: false,
        provenance: [SOURCE],
      },
      {
        name: 'grid',
        unit: 'gCO2e/kWh',
        value: 500,
        low: 300,
        high: 700,
        isUnknown: true,
        provenance: [],
      },
    ],
  };
}

const RANKED = PLACES.map((_, index) => alternative(index)).sort((a, b) => b.score - a.score);

export const ANSWER: Evaluation = {
  scenario: SCENARIO,
  worldHash: 'w',
  worldCompiled: '2026-11-22',
  fleet: [
    {
      id: 'huawei:x',
      name: 'Dubai (me-1)',
      country: 'AE',
      latDeg: 25.2,
      lonDeg: 55.3,
      isExisting: true,
    },
  ],
  fleetZones: 3,
  today: {
    servedUsdPerYear: 90e9,
    refusedUsdPerYear: 10e9,
    meanRttMs: 41.2,
    withinBudgetShare: 0.81,
    lawfulShare: 0.9,
  },
  demandUsdPerYear: 100e9,
  criteria: CRITERIA,
  ranking: RANKED.map((each, index) => ({ ...each, rank: index + 1 })),
  infeasible: [],
  caveats: [],
};

export const REACH: Reach = {
  cities: PLACES.map(({ id, latDeg, lonDeg }) => ({ id, latDeg, lonDeg })),
  usdPerYear: Float32Array.of(1e9, 2e9, 5e8),
  todayRttMs: Float32Array.of(15, 80, Infinity),
  sites: PLACES.map(({ id }, index) => ({
    site: id,
    rttMs: Float32Array.of(30, 40, 50),
    takenUsdPerYear: Float32Array.from(PLACES, (_, city) => (city === index ? 1e9 : 0)),
  })),
};
