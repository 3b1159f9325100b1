import { describe, expect, test } from 'vitest';
import { BUILT_IN_CRITERIA } from '../../src/scenario/criteria.ts';
import { WORKLOAD_PRESETS } from '../../src/scenario/workload-presets.ts';
import { faults, hints, parse, SMALLEST, sound, world } from './parse.ts';

const AT = 'dir/a.yaml';

describe('a scenario of two lines', () => {
  const scenario = sound(SMALLEST);

  test('has a default for everything else', () => {
    expect(scenario).toMatchObject({
      version: 1,
      name: 'a',
      description: '',
      provider: 'alibaba',
      asOf: world.compiled,
      fleet: { announced: false, government: false, include: [], exclude: [] },
      region: {
        zones: 3,
        itLoadMwPerZone: 8,
        zoneSpacingKm: 40,
        interZoneGbps: 400,
        acceleratorShare: 0.25,
      },
      horizonYears: 5,
      constraints: { acceleratorsRequired: false },
      assumptions: {},
      demand: { programs: [], growthPerYear: {} },
      law: { sourcedOnly: false, exportControls: true, cutOff: [] },
      events: [],
      seed: '1',
    });
    expect(scenario.workloads).toHaveLength(WORKLOAD_PRESETS.length);
    expect(scenario.criteria.map(({ id }) => id)).toEqual(BUILT_IN_CRITERIA.map(({ id }) => id));
  });

  test('the presets share out all demand', () => {
    const sum = WORKLOAD_PRESETS.reduce((total, { demandShare }) => total + demandShare, 0);
    expect(sum).toBeCloseTo(1, 12);
  });

  test('JSON says the same', () => {
    expect(sound('{"provider": "alibaba", "candidates": ["Querétaro", "Riyadh"]}')).toEqual(
      scenario,
    );
  });

  test('needs a provider and candidates', () => {
    expect(faults('name: a\n')).toEqual([
      `${AT}:1:1 provider: is missing`,
      `${AT}:1:1 candidates: is missing`,
    ]);
  });
});

describe('all faults of a file', () => {
  // One line a kind of fault; the expected places are counted by hand.
  const text = `provider: alibabba
asOf: 2024-13
candidates: [Riyad, Santo, 5, {countries: [Mexco]}, {name: X, country: MX, lat: 100, lon: 5}]
region: {zones: 0, itLoad: 8, zoneSpacing: 40 MW, interZoneBandwidth: 1e400 Gbit/s}
workloads:
  web: {share: 0.5, latencyBudget: soon}
  mine: {share: 1.4}
  transactional: {share: 0.6, dataClass: persnal}
criteria:
  rttGain: 3
  mine: {formula: rttGainMs * cos(2)}
  npvUsd: {weight: -1, range: [5 USD, 1 USD]}
assumptions:
  wacc_hi: 8 %
  wacc_hic: 8
  construction_time: 20 km
horizont: 5 years
law: [1]
demand: {growth: {XX: 0.2, DE: fast}}
fleet: {announced: maybe}
seed: [1]
`;

  test('stand in the order of their places', () => {
    expect(faults(text)).toEqual([
      `${AT}:1:11 provider: "alibabba" is not a provider the world knows`,
      `${AT}:2:7 asOf: is no day of the calendar: 2024-13`,
      `${AT}:3:14 candidates[0]: "Riyad" is not a place the world knows`,
      `${AT}:3:21 candidates[1]: "Santo" is not a place the world knows`,
      `${AT}:3:28 candidates[2]: must be a name, got 5`,
      `${AT}:3:44 candidates[3].countries[0]: "Mexco" is not a country the world knows`,
      `${AT}:3:81 candidates[4].lat: must be between -90 and 90, got 100`,
      `${AT}:4:17 region.zones: must be between 1 and 12, got 0`,
      `${AT}:4:28 region.itLoad: has no unit, got 8`,
      `${AT}:4:44 region.zoneSpacing: must be a distance, not in MW`,
      `${AT}:4:71 region.interZoneBandwidth: is beyond any number this program can count`,
      `${AT}:6:36 workloads.web.latencyBudget: must be a round-trip time: a number and a unit, got soon`,
      `${AT}:7:3 workloads.mine.latencyBudget: is missing`,
      `${AT}:7:17 workloads.mine.share: must be between 0 and 1, got 1.4`,
      `${AT}:8:42 workloads.transactional.dataClass: must be one of personal, financial, health, government, telecom, payment, public, got persnal`,
      `${AT}:10:3 criteria.rttGain: is not a built-in criterion and has no formula`,
      `${AT}:11:19 criteria.mine.formula: calls cos, which formulas do not have`,
      `${AT}:12:20 criteria.npvUsd.weight: must be between 0 and 1000, got -1`,
      `${AT}:12:24 criteria.npvUsd.range: must be [worst, best] with best above worst`,
      `${AT}:14:3 assumptions.wacc_hi: is not a cost parameter of the world`,
      `${AT}:15:13 assumptions.wacc_hic: has no unit, got 8`,
      `${AT}:16:22 assumptions.construction_time: must be a quantity in months, not in km`,
      `${AT}:17:1 horizont: is no field that a scenario has`,
      `${AT}:18:1 law: must be a map of fields (key: value), got a list`,
      `${AT}:19:19 demand.growth.XX: "XX" is not a country the world knows`,
      `${AT}:19:32 demand.growth.DE: must be a share: a number and a unit, got fast`,
      `${AT}:20:20 fleet.announced: must be true or false, got maybe`,
      `${AT}:21:1 seed: must be text of 1 to 80 characters, or a whole number below 2^53`,
    ]);
  });

  test('say what would be right', () => {
    const said = hints(text);
    for (const hint of [
      'did you mean alibaba?',
      'did you mean Riyadh?',
      'did you mean Mexico?',
      'for example 24 MW',
      'for example 40 km',
      'for example 30 ms',
      'did you mean personal?',
      'did you mean rttGainMs?',
      'did you mean wacc_hic?',
      'for example 8 %',
      'for example 24 months',
      'did you mean horizon?',
    ]) {
      expect(said).toContain(hint);
    }
  });

  test('beyond the first hundreds are counted', () => {
    const many = `provider: aws\ncandidates:\n${'- Nowhere land\n'.repeat(500)}`;
    const found = faults(many);
    expect(found).toHaveLength(201);
    expect(found).toContain(`${AT} has 300 more faults`);
  });
});

describe('numbers beyond their range', () => {
  test.each([
    ['region: {zones: 13}', 'region.zones: must be between 1 and 12, got 13'],
    ['region: {zones: 2.5}', 'region.zones: must be whole, got 2.5'],
    ['region: {zones: three}', 'region.zones: must be a number, got three'],
    ['region: {zones: .nan}', 'region.zones: must be between 1 and 12, got NaN'],
    ['region: {zones: 1e400}', 'region.zones: must be between 1 and 12, got Infinity'],
    ['region: {itLoad: -8 MW}', 'region.itLoad: must be between 0.1 and 20000 MW, got -8 MW'],
    [
      'region: {acceleratorShare: 140 %}',
      'region.acceleratorShare: must be between 0 and 1, got 1.4',
    ],
    ['horizon: 0 years', 'horizon: must be between 1 and 40 years, got 0 years'],
    ['horizon: 18 months', 'horizon: must be whole, got 1.5 years'],
    ['asOf: 1999', 'asOf: must lie between 2000 and 2100, got 1999'],
    ['asOf: 2023-02-29', 'asOf: is no day of the calendar: 2023-02-29'],
    ['asOf: May 2024', 'asOf: must be a date, got May 2024'],
    [
      'constraints: {maxCountryRisk: 11}',
      'constraints.maxCountryRisk: must be between 0 and 10, got 11',
    ],
    ['demand: {growth: {MX: -2}}', 'demand.growth.MX: must be between -0.9 and 5, got -2'],
    [
      'seed: 1.5',
      'seed: must be text of 1 to 80 characters, or a whole number below 2^53, got 1.5',
    ],
    ['rates: {CNY: 0 USD}', 'rates.CNY: must be between 1e-9 and 1000000 USD, got 0 USD'],
    ['assumptions: {wacc_hic: -1 %}', 'assumptions.wacc_hic: must not be negative'],
  ])('%s', (line, message) => {
    expect(faults(`${SMALLEST}${line}\n`).map((fault) => fault.replace(/^\S+ /, ''))).toEqual([
      message,
    ]);
  });
});

describe('asOf', () => {
  test.each([
    ['2024', '2024-12-31'],
    ['2024-02', '2024-02-29'],
    ['2023-02', '2023-02-28'],
    ['2024-05-17', '2024-05-17'],
  ])('%s is %s', (written, day) => {
    expect(sound(`${SMALLEST}asOf: ${written}\n`).asOf).toBe(day);
  });
});

describe('candidates', () => {
  const idsOf = (candidates: string, more = '') =>
    sound(`provider: aws\ncandidates: ${candidates}\n${more}`).candidates.map(({ id }) => id);

  test.each([
    ['[Riyadh]', ['SA/Riyadh']],
    ['Riyadh', ['SA/Riyadh']],
    ['[queretaro, MX/Querétaro]', ['MX/Querétaro']],
    ['["Santiago, CL"]', ['CL/Santiago']],
    // Chile's is proposed as a site, the Dominican Republic's is not.
    ['[Santiago]', ['CL/Santiago']],
    ['["Córdoba, Spain"]', ['ES/Córdoba']],
    ['[Mexico]', ['MX/Mexico City']],
    ['[sa]', ['SA/Riyadh']],
    ['{countries: [SA, Mexico]}', ['MX/Mexico City', 'SA/Riyadh']],
    ['[Lima, {countries: EC}]', ['EC/Quito', 'PE/Lima']],
  ])('%s are %j', (written, ids) => {
    expect(idsOf(written)).toEqual(ids);
  });

  test('all are those that the world proposes', () => {
    const proposed = world.cities.filter(({ isCandidate }) => isCandidate);
    expect(idsOf('all')).toHaveLength(proposed.length);
    expect(idsOf('all', 'excludeCandidates: [Lima, MX]\n')).toHaveLength(proposed.length - 2);
  });

  test('all countries are one metro of each country that has a city', () => {
    const countries = new Set(world.cities.map(({ country }) => country));
    const known = [...countries].filter((iso2) => world.countries.has(iso2));
    expect(idsOf('{countries: all}')).toHaveLength(known.length);
  });

  test('may be places of the user', () => {
    const written = '[{name: My valley, country: Mexico, lat: 20.6, lon: -100.4}]';
    expect(sound(`provider: aws\ncandidates: ${written}\n`).candidates).toEqual([
      { id: 'My valley', name: 'My valley', country: 'MX', latDeg: 20.6, lonDeg: -100.4 },
    ]);
  });

  test('the order and the repetition of a list say nothing', () => {
    const other = 'provider: alibaba\ncandidates: [Riyadh, Querétaro, Riyadh]\n';
    expect(sound(other)).toEqual(sound(SMALLEST));
  });

  test.each([
    ['[]', '2:1 candidates: must have at least 1 of them'],
    ['[Córdoba]', '2:14 candidates[0]: "Córdoba" is several cities'],
    ['[GL]', '2:14 candidates[0]: the world has no city of Greenland'],
    ['{countries: []}', '2:14 candidates.countries: must have at least 1 of them'],
    [
      '[{name: A, country: MX, lat: 1, lon: 1}, {name: A, country: MX, lat: 2, lon: 1}]',
      '2:1 candidates: has two places named A',
    ],
    ['[{name: A, country: MX, lat: 1}]', '2:14 candidates[0].lon: is missing'],
  ])('%s are refused', (written, fault) => {
    expect(faults(`provider: aws\ncandidates: ${written}\n`)).toEqual([`${AT}:${fault}`]);
  });

  test('must leave one', () => {
    expect(faults(`${SMALLEST}excludeCandidates: [Querétaro, Riyadh]\n`)).toEqual([
      `${AT}:3:1 excludeCandidates: leaves no candidate to look at`,
    ]);
  });
});

describe('provider and fleet', () => {
  test.each(['alibaba', 'Alibaba Cloud', 'aliyun', 'ALIBABA'])('%s is a provider', (name) => {
    expect(sound(`provider: ${name}\ncandidates: all\n`).provider).toBe('alibaba');
  });

  test('regions go by code or id, and must be of the provider', () => {
    const { fleet } = sound(
      `${SMALLEST}fleet: {include: [me-east-1], exclude: ["alibaba:eu-west-1"]}\n`,
    );
    expect([fleet.include, fleet.exclude]).toEqual([['alibaba:me-east-1'], ['alibaba:eu-west-1']]);
    expect(faults(`${SMALLEST}fleet: {exclude: ["huawei:me-east-1", me-east-11]}\n`)).toEqual([
      `${AT}:3:19 fleet.exclude[0]: "huawei:me-east-1" is not a region of alibaba`,
      `${AT}:3:39 fleet.exclude[1]: "me-east-11" is not a region of alibaba`,
    ]);
  });
});

describe('workloads', () => {
  const workloads = (text: string) => `${SMALLEST}workloads:\n${text}`;

  test('presets bring what is left out, others their own', () => {
    const text =
      '  web: {share: 60 %}\n  mine: {share: 0.4, latencyBudget: 20 ms, dataClass: health}\n';
    expect(sound(workloads(text)).workloads).toEqual([
      {
        id: 'mine',
        label: 'mine',
        demandShare: 0.4,
        latencyBudgetMs: 20,
        dataClass: 'health',
        needsAccelerators: false,
      },
      { ...WORKLOAD_PRESETS[0], demandShare: 0.6 },
    ]);
  });

  test('presets that are changed without a share leave the others beside them', () => {
    const budgetsMs = (text: string) =>
      Object.fromEntries(
        sound(workloads(text)).workloads.map(({ id, latencyBudgetMs }) => [id, latencyBudgetMs]),
      );
    const usual = Object.fromEntries(
      WORKLOAD_PRESETS.map(({ id, latencyBudgetMs }) => [id, latencyBudgetMs]),
    );
    expect(budgetsMs('  web: {latencyBudget: 20 ms}\n')).toEqual({ ...usual, web: 20 });
    expect(faults(workloads('  web: {}\n  mine: {latencyBudget: 20 ms}\n'))).toContain(
      `${AT}:5:3 workloads.mine.share: is missing`,
    );
    expect(faults(`${SMALLEST}workloads: {}\n`)).toHaveLength(1);
  });

  test('shares that do not sum to 1 are shown with their sum', () => {
    expect(faults(workloads('  web: {share: 0.6}\n  aiTraining: {share: 0.5}\n'))).toEqual([
      `${AT}:3:1 workloads: shares must sum to 1, they sum to 1.1: aiTraining 0.5 + web 0.6`,
    ]);
    const third = '{share: 0.3333333, latencyBudget: 1 ms}';
    expect(faults(workloads(`  a: ${third}\n  b: ${third}\n  c: ${third}\n`))).toEqual([]);
  });

  test('are so many at most', () => {
    const one = (index: number) => `  w${index}: {share: 0.02, latencyBudget: 9 ms}\n`;
    const fifty = Array.from({ length: 50 }, (_, index) => one(index)).join('');
    expect(faults(workloads(fifty))).toEqual([
      `${AT}:3:1 workloads: must have at most 40 of them, got 50`,
    ]);
  });

  test('null takes one away', () => {
    const text = workloads('  web: {share: 1}\n  aiTraining:\n');
    expect(sound(text).workloads.map(({ id }) => id)).toEqual(['web']);
  });
});

describe('criteria', () => {
  test('take weights, ranges in their units, and formulas', () => {
    const text = `criteria:
  mine: {formula: rttGainMs / 2, goal: max, label: Half, range: [0, 40]}
  unitCostUsdPerKwYear: {weight: 2, range: [500 USD/kW/month, 3000 USD/kW/year]}
  rttGainMs: 3
`;
    expect(sound(`${SMALLEST}${text}`).criteria).toEqual([
      { kind: 'built-in', id: 'rttGainMs', weight: 3 },
      {
        kind: 'built-in',
        id: 'unitCostUsdPerKwYear',
        weight: 2,
        range: { worst: 6000, best: 3000 },
      },
      {
        kind: 'formula',
        id: 'mine',
        label: 'Half',
        goal: 'max',
        weight: 1,
        formula: 'rttGainMs / 2',
        range: { worst: 0, best: 40 },
      },
    ]);
  });

  test.each([
    ['{rttGainMs: 0}', '3:1 criteria: must give at least one criterion a weight above 0'],
    ['{}', '3:1 criteria: must give at least one criterion a weight above 0'],
    [
      '{rttGainMs: {formula: 1 + 1}}',
      '3:24 criteria.rttGainMs.formula: is for criteria of your own; rttGainMs is built in',
    ],
    [
      '{1a: {formula: 1 + 1}}',
      '3:12 criteria.1a: must be named by a letter, then letters, digits, _ or -',
    ],
    ['{rttGainMs: {range: [0 ms]}}', '3:24 criteria.rttGainMs.range: must be a list of two values'],
    ['{rttGainMs: {range: [0, 4]}}', '3:24 criteria.rttGainMs.range: has no unit, got 0'],
    [
      '{countryRisk: {range: [0, 4]}}',
      '3:26 criteria.countryRisk.range: must be [worst, best] with best below worst',
    ],
  ])('%s are refused', (written, fault) => {
    expect(faults(`${SMALLEST}criteria: ${written}\n`)).toEqual([`${AT}:${fault}`]);
  });
});

describe('assumptions, demand, law, events', () => {
  test('cost parameters stand in the unit of the world, whatever they were written in', () => {
    const text = `rates: {CNY: 0.14 USD}
assumptions:
  construction_time: 2 years
  wacc_hic: {low: 7 %, mid: 8 %, high: 9 %}
  dc_construction_cost: 70 million CNY/MW
  pue_baseline: 1.1
`;
    expect(sound(`${SMALLEST}${text}`).assumptions).toEqual({
      construction_time: { low: 24, mid: 24, high: 24 },
      wacc_hic: { low: 7, mid: 8, high: 9 },
      dc_construction_cost: { low: 9.8, mid: 9.8, high: 9.8 },
      pue_baseline: { low: 1.1, mid: 1.1, high: 1.1 },
    });
  });

  test('a cost parameter keeps its order and must be whole', () => {
    expect(faults(`${SMALLEST}assumptions: {wacc_hic: {low: 9 %, mid: 8 %, high: 9 %}}\n`)).toEqual(
      [`${AT}:3:15 assumptions.wacc_hic: must have low at most mid, and mid at most high`],
    );
    expect(faults(`${SMALLEST}assumptions: {wacc_hic: {low: 7 %, mid: 8 %}}\n`)).toEqual([
      `${AT}:3:15 assumptions.wacc_hic.high: is missing`,
    ]);
  });

  test('growth goes by country, however it is named, once', () => {
    const text = `${SMALLEST}demand: {growth: {"*": 20 %, Mexico: 0.25}, countries: [Chile, cl, MX]}\n`;
    expect(sound(text).demand).toEqual({
      growthPerYear: { '*': 0.2, MX: 0.25 },
      countries: ['CL', 'MX'],
      programs: [],
    });
    expect(faults(`${SMALLEST}demand: {growth: {MX: 0.2, Mexico: 0.25}}\n`)).toEqual([
      `${AT}:3:28 demand.growth.Mexico: states the growth of MX twice`,
    ]);
  });

  test('programs and cut-offs name countries and providers', () => {
    const text = `${SMALLEST}demand:
  programs:
    - {name: P, country: Saudi Arabia, developers: 200000, partners: 1000, startups: 2000}
law: {cutOff: [{providers: [AWS, microsoft], countries: [China]}]}
`;
    const { demand, law } = sound(text);
    expect(demand.programs).toEqual([
      { name: 'P', country: 'SA', developers: 200_000, partners: 1000, startups: 2000, years: 5 },
    ]);
    expect(law.cutOff).toEqual([{ providers: ['aws', 'azure'], countries: ['CN'] }]);
  });

  test('events cut what the backbone has', () => {
    const [{ from, to }] = world.backbone.links;
    const text = `${SMALLEST}events: [{cut: ${JSON.stringify(`${from}-${to}`.toLowerCase())}}, {cut: Atlantis}]\n`;
    expect(faults(text)).toEqual([
      expect.stringMatching(/^dir\/a\.yaml:3:\d+ events\[1\]\.cut: "Atlantis" is no cable/),
    ]);
    const alone = text.replace(', {cut: Atlantis}', '');
    expect(sound(alone).events).toEqual([{ cut: `${from}-${to}` }]);
  });

  test('the region takes its load whole or by zone, not both', () => {
    expect(faults(`${SMALLEST}region: {zones: 12, itLoad: 1 MW}\n`)).toEqual([
      `${AT}:3:29 region.itLoad: leaves less than 0.1 MW to each of 12 zones`,
    ]);
    expect(sound(`${SMALLEST}region: {itLoad: 24 MW}\n`).region.itLoadMwPerZone).toBe(8);
    expect(sound(`${SMALLEST}region: {itLoadPerZone: 5000 kW}\n`).region.itLoadMwPerZone).toBe(5);
    expect(faults(`${SMALLEST}region: {itLoad: 24 MW, itLoadPerZone: 8 MW}\n`)).toEqual([
      `${AT}:3:25 region.itLoadPerZone: states the load twice: itLoad is of the region, itLoadPerZone of a zone`,
    ]);
  });
});

describe('warnings', () => {
  test('stand beside a scenario that is sound', () => {
    const text = `${SMALLEST}asOf: 2090\nassumptions: {wacc_hic: 50 %}\ncriteria: {rttGainMs: 1, npvUsd: 0}\n`;
    const checked = parse(text);
    const warnings = checked.ok ? checked.warnings : [];
    expect(
      warnings.map(({ severity, line, column, path }) => [severity, line, column, path]),
    ).toEqual([
      ['warning', 3, 7, 'asOf'],
      ['warning', 4, 25, 'assumptions.wacc_hic'],
      ['warning', 5, 34, 'criteria.npvUsd'],
    ]);
  });
});
