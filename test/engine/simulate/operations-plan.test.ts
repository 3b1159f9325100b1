import { beforeAll, describe, expect, it } from 'vitest';
import { crowdWarnings, simulationFaults } from '../../../src/engine/simulate/check-simulation.ts';
import { cutPeriods, faultEffect } from '../../../src/engine/simulate/fault-effects.ts';
import {
  operationsPlan,
  type OperationsPlan,
} from '../../../src/engine/simulate/operations-plan.ts';
import { siteNamed } from '../../../src/engine/simulate/operations-site.ts';
import { randomEffects } from '../../../src/engine/simulate/random-faults.ts';
import { fleetServers, serversByZone } from '../../../src/engine/simulate/site-capacity.ts';
import {
  addPair,
  operationsAnswer,
  overload,
  planMode,
  planSums,
  replicationInput,
  simulatePair,
  simulatePlan,
} from '../../../src/engine/simulate/simulate-plan.ts';
import type { FaultKind } from '../../../src/region/fault.ts';
import { parseScenario } from '../../../src/scenario/parse-scenario.ts';
import type { Scenario } from '../../../src/scenario/types.ts';
import { loadWorld } from '../../../src/world/load.ts';
import { smallInput, smallSite } from './small-input.ts';

const world = loadWorld();
const DAY_S = 86_400;

function scenarioOf(text: string): Scenario {
  const read = parseScenario(
    { file: 'x.yaml', text, readExtended: () => ({ ok: false, reason: 'alone' }) },
    world,
  );
  if (!read.ok) throw new Error(JSON.stringify(read.diagnostics));
  return read.value;
}

const BASE = 'provider: huawei\nasOf: 2023-06\ncandidates: [Riyadh]\n';
const ZONE_LOSS = `${BASE}simulation: {randomFaults: false, faults: ['zone:1@day1 08:00+6h']}\n`;

async function planOf(text: string, durationS = DAY_S): Promise<OperationsPlan> {
  const scenario = scenarioOf(text);
  const site = siteNamed(world, scenario);
  if (!site) throw new Error('no site');
  const plan = await operationsPlan({ world, scenario, site, durationS });
  if ('kind' in plan) throw new Error(plan.because);
  return plan;
}

describe('operationsPlan', () => {
  let plan: OperationsPlan;
  beforeAll(async () => {
    plan = await planOf(ZONE_LOSS);
  });

  it('puts the site first, sends every source to it, and keeps it out of the comparison', () => {
    const { input, withoutSite } = plan;
    expect(input.sites[0]).toMatchObject({ id: 'SA/Riyadh', zones: 3, firstZone: 0 });
    const first = (network: (typeof input.networks)[number]) =>
      [...network.siteOf].filter((_, at) => at % network.options === 0);
    expect(new Set(first(input.networks[0]))).toEqual(new Set([0]));
    expect([...withoutSite.networks[0].siteOf]).not.toContain(0);
    expect(Math.max(...withoutSite.sites[0].servers)).toBe(0);
  });
  it('keeps the servers of the site as busy as the scenario says, and has whole servers', () => {
    const { input } = plan;
    input.classes.forEach(({ meanServiceS, id }, index) => {
      const { classOf, meanPerS } = input.sources;
      const rate = meanPerS.reduce((sum, each, i) => sum + (classOf[i] === index ? each : 0), 0);
      const { servers, zones } = input.sites[0];
      const ofClass = Array.from(
        { length: zones },
        (_, zone) => servers[zone * input.classes.length + index],
      );
      expect(ofClass.every(Number.isInteger)).toBe(true);
      const all = ofClass.reduce((sum, count) => sum + count, 0);
      if (all > 0) expect((rate * meanServiceS) / all, id).toBeCloseTo(0.5, 4);
    });
  });
  it('serves with the site what is refused or far without it, and suffers when a zone goes', async () => {
    const answer = await simulatePlan(plan, { mode: planMode(plan), replications: 1 }, {});
    if ('kind' in answer) throw new Error('cancelled');
    expect(answer.mode).toBe('flows');
    expect(answer.withSite.availability.mean).toBeGreaterThan(answer.withoutSite.availability.mean);
    expect(answer.withSite.p50Ms).toBeLessThan(answer.withoutSite.p50Ms ?? 0);
    const busiest = Math.max(
      ...answer.withSite.hours.slice(8, 14).map((hour) => hour.utilizationShare),
    );
    expect(busiest).toBeGreaterThan(answer.withSite.hours[3].utilizationShare * 1.5);
    expect(answer.withSite.classes.length).toBeGreaterThan(1);
    expect(answer.withSite.countries[0].country).toBe('SA');
  });
  it('says nobody would come where a region already stands nearer', async () => {
    const text = `provider: alibaba
asOf: 2024-05
candidates: [{name: Next door, country: AE, lat: 25.2048, lon: 55.2708}]
`;
    const scenario = scenarioOf(text);
    const site = siteNamed(world, scenario);
    const nobody = site && (await operationsPlan({ world, scenario, site, durationS: DAY_S }));
    expect(nobody).toMatchObject({ kind: 'infeasible' });
  });
  it('says infeasible, with what would help, where a queue would never empty', async () => {
    const far = await planOf(`${BASE}simulation: {requestsPerSecond: 1000000000000}\n`);
    expect(overload(plan)).toBeUndefined();
    const no = overload(far);
    expect(no?.because).toContain('would never empty');
    expect(no?.relax).toContain('region.itLoadPerZone');
  });
  it('calls a load infeasible from the point on where it asks more than all servers', () => {
    const ofLoad = (perS: number) => {
      const input = smallInput(perS, {
        sites: [
          smallSite('A', { zones: 1, serversPerZone: 10 }),
          smallSite('B', { zones: 1, firstZone: 1, serversPerZone: 10 }),
          smallSite('out of reach', { zones: 1, firstZone: 2, serversPerZone: 10 }),
        ],
        networks: [{ options: 2, siteOf: Int32Array.of(0, 1), rttMs: Float64Array.of(10, 20) }],
      });
      return overload({ input, scenario: plan.scenario });
    };
    expect(ofLoad(19.9)).toBeUndefined();
    expect(ofLoad(20.2)?.because).toContain('have 20');
  });
  it('halves the capacity, and what is asked stays where the scenario states requests', async () => {
    const text = (mw: number): string =>
      `${BASE}region: {itLoadPerZone: ${mw} MW}\nsimulation: {requestsPerSecond: 1000000, randomFaults: false}\n`;
    const [large, small] = await Promise.all([planOf(text(8)), planOf(text(4))]);
    const servers = (each: OperationsPlan) =>
      each.input.sites[0].servers.reduce((a, b) => a + b, 0);
    const rate = (each: OperationsPlan) => each.input.sources.meanPerS.reduce((a, b) => a + b, 0);
    expect(servers(small) / servers(large)).toBeCloseTo(0.5, 3);
    expect(rate(small)).toBeCloseTo(rate(large), 3);
    expect(rate(large)).toBeCloseTo(1e6, 0);
  });
});

describe('replications', () => {
  const INFERENCE = `provider: alibaba
asOf: 2024-05
candidates: [Querétaro]
region: {itLoadPerZone: 100 kW, acceleratorShare: 1}
workloads: {aiInference: {share: 1}}
simulation: {traffic: {aiInference: {serviceTime: 60 s, patience: 30 s}}}
`;
  it('are the same bytes in whatever order and thread they run', async () => {
    const plan = await planOf(INFERENCE, DAY_S / 4);
    expect(planMode(plan)).toBe('events');
    const one = await simulatePlan(plan, { mode: 'events', replications: 2 }, {});
    const backwards = [1, 0].map((replication) =>
      simulatePair(structuredClone(plan), { mode: 'events', replication }),
    );
    const sums = planSums(plan);
    for (const pair of backwards.toReversed()) addPair(sums, pair);
    const other = operationsAnswer(plan, 'events', sums);
    expect(JSON.stringify(other)).toBe(JSON.stringify(one));
    expect(backwards[0].withSite.arrived).not.toBe(backwards[1].withSite.arrived);
  });
  it('can be stopped, and say how far they were', async () => {
    const plan = await planOf(INFERENCE, DAY_S / 4);
    const controller = new AbortController();
    const stopped = await simulatePlan(
      plan,
      { mode: 'events', replications: 4 },
      {
        signal: controller.signal,
        onProgress: (share) => {
          if (share > 0.3) controller.abort();
        },
      },
    );
    expect(stopped).toMatchObject({ kind: 'cancelled', finishedReplications: 1 });
    expect('kind' in stopped && stopped.doneShare).toBeGreaterThan(0.3);
  });
});

describe('simulationFaults', () => {
  const faultsOf = (simulation: string, days = 7) => {
    const scenario = scenarioOf(`${BASE}simulation: ${simulation}\n`);
    const site = siteNamed(world, scenario);
    if (!site) throw new Error('no site');
    return simulationFaults({ world, scenario, file: 'x.yaml', site, durationS: days * DAY_S });
  };
  it.each([
    ["{faults: ['zone:1@day9']}", 'after the simulated time of 7 days'],
    ["{faults: ['zone:4@day2']}", 'zone 4 does not exist'],
    ["{faults: ['region:Atlantis@day2']}", '"Atlantis" is neither'],
    ['{traffic: {mainframe: {writeShare: 0.5}}}', 'is no workload'],
    ['{growth: {workloads: {mainframe: 0.5}}}', 'is no workload'],
  ])('refuses %s', (simulation, message) => {
    const [fault] = faultsOf(simulation);
    expect(fault.message).toContain(message);
    expect(fault.path).toContain('simulation.');
    expect(fault.hint).not.toBe('');
  });
  it('accepts what exists', () => {
    expect(faultsOf("{faults: ['zone:3@day7', 'region:Singapore@day2', 'crowd*2@day1']}")).toEqual(
      [],
    );
  });
});

describe('crowdWarnings', () => {
  const warningsOf = async (faults: string) => {
    const text = `${BASE}simulation: {faults: [${faults}]}\n`;
    return crowdWarnings({ scenario: scenarioOf(text), file: 'x.yaml' }, await planOf(text));
  };
  it('tells of a crowd where the site has no users, and of no other', async () => {
    const warnings = await warningsOf("'crowd:SA*2@day1', 'crowd*2@day1', 'crowd:BR*3@day1'");
    expect(warnings).toHaveLength(1);
    expect(warnings[0]).toMatchObject({ severity: 'warning', path: 'simulation.faults[2]' });
    expect(warnings[0].message).toContain('nobody in BR');
    expect(warnings[0].hint).toMatch(/its users are in SA/);
  });
});

describe('fault effects', () => {
  it('leave of a browned-out region the share that is told, and none of a lost one', () => {
    const sites = [
      smallSite('A', { zones: 3, serversPerZone: 1 }),
      smallSite('B', { zones: 2, firstZone: 3, serversPerZone: 1 }),
    ];
    const context = { sites, siteOf: (name?: string) => (name === 'B' ? 1 : 0), countries: ['SA'] };
    const time = { startS: 10, durationS: 5 };
    const effectOf = (fault: FaultKind) => faultEffect({ ...fault, ...time }, context);
    const told = { kind: 'capacity', startS: 10, endS: 15 };
    expect(effectOf({ kind: 'brownout', capacityShare: 0.3 })).toEqual({
      ...told,
      zones: [0, 1, 2],
      share: 0.3,
    });
    expect(effectOf({ kind: 'regionLoss', site: 'B' })).toEqual({
      ...told,
      zones: [3, 4],
      share: 0,
    });
    expect(effectOf({ kind: 'zoneLoss', site: 'B', zone: 1 })).toEqual({
      ...told,
      zones: [4],
      share: 0,
    });
  });
  it('cuts time where the set of cuts changes', () => {
    const cut = (name: string, startS: number, durationS: number) =>
      ({ kind: 'cableCut', cut: name, startS, durationS }) as const;
    expect(cutPeriods([cut('B', 10, 30), cut('A', 20, 10), cut('A', 60, 5)])).toEqual([
      { startS: 10, endS: 20, cuts: ['B'] },
      { startS: 20, endS: 30, cuts: ['A', 'B'] },
      { startS: 30, endS: 40, cuts: ['B'] },
      { startS: 60, endS: 65, cuts: ['A'] },
    ]);
  });
  it('strikes at random as often as the rates say, differently in each replication', () => {
    const risks = [{ name: 'risk', mtbfHours: 90, mttrHours: 10, commonShare: 0.5 }];
    const site = smallSite('A', { zones: 3, firstZone: 6, serversPerZone: 1 });
    const years = 20 * 365 * DAY_S;
    const effects = [0, 1].map((replication) =>
      randomEffects(risks, site, { seed: 'x', replication, durationS: years }),
    );
    expect(effects[0]).not.toEqual(effects[1]);
    const lostS = effects[0].reduce(
      (sum, effect) =>
        sum +
        (effect.kind === 'capacity' ? effect.zones.length : 0) * (effect.endS - effect.startS),
      0,
    );
    // Each zone sees half of the failures of its own and half of the common ones: twice 5 / 95 of the time.
    expect(lostS / 3 / years).toBeCloseTo(2 * (10 / 190), 2);
    expect(
      effects[0].every(
        (effect) =>
          effect.kind === 'capacity' && effect.zones.every((zone) => zone >= 6 && zone < 9),
      ),
    ).toBe(true);
  });
});

describe('random faults', () => {
  const SHAKY = { name: 'shaky', mtbfHours: 90, mttrHours: 10, commonShare: 0 };
  const A = smallSite('A', { zones: 3, serversPerZone: 1 });
  const downS = (effects: ReturnType<typeof randomEffects>): number =>
    effects.reduce((sum, { startS, endS }) => sum + endS - startS, 0);

  it('leave a site and a risk as they are when others come, wherever their zones are counted', () => {
    const history = { seed: 'x', replication: 3, durationS: 100 * DAY_S };
    const alone = randomEffects([SHAKY], A, history);
    expect(alone.length).toBeGreaterThan(10);
    const more = randomEffects(
      [{ ...SHAKY, name: 'other' }, SHAKY],
      { ...A, firstZone: 5 },
      history,
    );
    const back = more.slice(-alone.length);
    expect(
      back.map((effect) =>
        effect.kind === 'capacity'
          ? { ...effect, zones: effect.zones.map((zone) => zone - 5) }
          : effect,
      ),
    ).toEqual(alone);
    expect(randomEffects([SHAKY], { ...A, id: 'B' }, history)).not.toEqual(alone);
  });
  it('begin in the steady state: a tenth of the first hours is lost, not none', () => {
    const lost = Array.from({ length: 2000 }, (_, replication) =>
      downS(
        randomEffects([{ ...SHAKY, commonShare: 1 }], A, {
          seed: 'x',
          replication,
          durationS: 60,
        }).map((effect) => ({ ...effect, endS: Math.min(60, effect.endS) })),
      ),
    );
    const mean = lost.reduce((sum, each) => sum + each, 0) / lost.length / 60;
    expect(mean).toBeGreaterThan(0.08);
    expect(mean).toBeLessThan(0.12);
  });
  it('take a region by its cables only while all ways are cut', () => {
    const history = { seed: 'x', replication: 0, durationS: 8000 * DAY_S };
    const cables = { name: 'cables', mtbfHours: 80, mttrHours: 20, commonShare: 1, ways: 2 };
    const effects = randomEffects([cables], A, history);
    expect(downS(effects) / history.durationS).toBeCloseTo(0.2 ** 2, 2);
    expect(effects.every((effect) => effect.kind === 'capacity' && effect.zones.length === 3)).toBe(
      true,
    );
  });
  it('strike the other regions of the plan as well as the site', async () => {
    const plan = await planOf(BASE, 366 * DAY_S);
    const struck = new Set<number>();
    for (let replication = 0; replication < 10; replication++) {
      const { effects, sites } = replicationInput(plan, plan.input, replication);
      for (const effect of effects) {
        if (effect.kind !== 'capacity') continue;
        struck.add(sites.findIndex(({ firstZone, zones }) => effect.zones[0] < firstZone + zones));
      }
    }
    expect(plan.regions).toHaveLength(plan.input.sites.length);
    expect([...struck].sort((a, b) => a - b)).toEqual([...plan.input.sites.keys()]);
  });
});

describe('site capacity', () => {
  it('spreads servers over zones and loses none', () => {
    expect(serversByZone(11, 3)).toEqual([4, 4, 3]);
    expect(serversByZone(0.4, 2)).toEqual([0, 0]);
  });
  it('builds the fleet for all of its demand, at least as large as the site', () => {
    const size = { utilizationShare: 0.5, leastServers: 10 };
    expect(fleetServers({ simulatedUsd: 0, otherUsd: 100 }, 0.2, size)).toBeCloseTo(20, 12);
    expect(fleetServers({ simulatedUsd: 0, otherUsd: 0 }, 0.2, size)).toBe(10);
    expect(fleetServers({ simulatedUsd: 50, otherUsd: 50 }, 0.2, size)).toBeCloseTo(30, 12);
  });
});
