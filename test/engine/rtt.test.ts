import { describe, expect, it } from 'vitest';
import { pairAnswerer, type PairRow } from '../../src/engine/rtt-pair-rows.ts';
import { rttPlace } from '../../src/engine/rtt-place.ts';
import { rttAnswer, type RttQuestion } from '../../src/engine/rtt-question.ts';
import { loadWorld } from '../../src/world/load.ts';

const world = loadWorld();

function answerTo(question: Partial<RttQuestion>) {
  const asked = {
    from: 'Mumbai',
    to: 'Frankfurt',
    profile: 'cloud',
    cuts: [],
    ...question,
  } as const;
  const checked = rttAnswer(world, asked);
  if (!checked.ok) throw new Error(checked.diagnostics.map(({ message }) => message).join());
  return checked.value;
}

describe('rttPlace', () => {
  it.each([
    ['52.37,4.90', 'NL'],
    ['-33.45, -70.66', 'CL'],
    ['azure:eastus', 'US'],
    ['querétaro', 'MX'],
    ['MX/Querétaro', 'MX'],
    ['Kenya', 'KE'],
  ])('reads %s', (text, country) => {
    expect(rttPlace(world, text)).toMatchObject({ place: { country } });
  });

  it.each(['91,0', 'Frankfurrt', 'Atlantis City'])('refuses %s', (text) => {
    expect(rttPlace(world, text)).toHaveProperty('fault');
  });

  it('proposes the name that was meant', () => {
    const answer = rttPlace(world, 'Frankfurrt');
    expect('fault' in answer && answer.fault.hint).toContain('Frankfurt');
  });
});

describe('rttAnswer', () => {
  it('uses the measurement between regions of the measured provider, and only there', () => {
    const question = { from: 'azure:eastus', to: 'azure:westeurope' };
    const measured = answerTo(question).estimate;
    expect(measured.kind).toBe('measured');
    expect(measured.rttMs).toBeGreaterThan(70);
    expect(Math.abs(measured.rttMs / measured.modeledMs - 1)).toBeLessThan(0.2);
    expect(answerTo({ ...question, profile: 'public' }).estimate.kind).toBe('modeled');
    expect(answerTo({ ...question, cuts: ['Red Sea'] }).estimate.kind).toBe('modeled');
    expect(answerTo({ from: 'aws:us-east-1', to: 'aws:eu-west-1' }).estimate.kind).toBe('modeled');
  });

  it('is less sure of a provider that was not measured', () => {
    const width = (provider: string) => {
      const { lowMs, highMs } = answerTo({ provider }).estimate;
      return highMs - lowMs;
    };
    expect(width('aws')).toBeGreaterThan(width('azure'));
  });

  it('shows the route before and after a cut, and who else is hit', () => {
    const { estimate, uncut } = answerTo({ cuts: ['Red Sea'] });
    expect(estimate.hops.some(({ chokepoints }) => chokepoints.includes('Red Sea'))).toBe(false);
    expect(estimate.rttMs).toBeGreaterThan((uncut?.estimate.rttMs ?? Infinity) + 30);
    const riseOf = (iso2: string) =>
      uncut?.impact.find(({ country }) => country === iso2)?.meanRiseMs ?? 0;
    expect(riseOf('IN')).toBeGreaterThan(3 * riseOf('CL'));
    const rises = uncut?.impact.filter(({ unreachable }) => unreachable === 0) ?? [];
    expect(rises.map(({ meanRiseMs }) => meanRiseMs)).toEqual(
      rises.map(({ meanRiseMs }) => meanRiseMs).sort((a, b) => b - a),
    );
  });

  it('collects every fault of a question, with what may have been meant', () => {
    const question = {
      from: 'Nowhereville',
      to: '99,0',
      profile: 'cloud',
      provider: 'azur',
      cuts: ['Red Se'],
    } as const;
    const checked = rttAnswer(world, question);
    expect(checked.ok).toBe(false);
    const diagnostics = checked.ok ? [] : checked.diagnostics;
    expect(diagnostics).toHaveLength(4);
    expect(diagnostics.map(({ hint }) => hint ?? '').join()).toContain('Red Sea');
  });

  it('says how fast bulk data may flow: twice the flows, twice the throughput', () => {
    const [one, sixteen] = answerTo({}).throughput;
    expect(sixteen.gbps).toBeCloseTo(16 * one.gbps, 9);
  });
});

describe('pairAnswerer', () => {
  const row = (from: string, to: string, countries: readonly string[] = ['', '']): PairRow => {
    const [a, b] = [from, to].map((text) => text.split(','));
    return {
      from: { lat: a[0], lon: a[1], country: countries[0] },
      to: { lat: b[0], lon: b[1], country: countries[1] },
    };
  };
  const answersTo = (rows: readonly PairRow[], provider?: string) => {
    const question = {
      profile: 'cloud',
      cuts: [],
      ...(provider !== undefined && { provider }),
    } as const;
    const checked = pairAnswerer(world, question);
    if (!checked.ok) throw new Error('refused');
    return checked.value(rows);
  };

  it('answers in order, and a faulty row does not lose the others', () => {
    const [good, bad, alsoGood] = answersTo([
      row('51.5,-0.1', '40.7,-74'),
      row('abc,0', '1,2'),
      row('35.7,139.7', '1.35,103.8', ['JP', 'SG']),
    ]);
    expect(good).toMatchObject({ kind: 'modeled' });
    expect(bad).toContain('from_lat');
    expect(alsoGood).toMatchObject({ kind: 'modeled' });
  });

  it('names a country that does not exist', () => {
    expect(answersTo([row('1,2', '3,4', ['ZZ', ''])])[0]).toContain('from_country');
  });

  it('measures where the provider was measured', () => {
    const region = (id: string) => {
      const found = world.regions.find((it) => it.id === id);
      return `${found?.latDeg ?? ''},${found?.lonDeg ?? ''}`;
    };
    const rows = [row(region('azure:eastus'), region('azure:japaneast'))];
    expect(answersTo(rows, 'azure')[0]).toMatchObject({ kind: 'measured' });
    expect(answersTo(rows, 'gcp')[0]).toMatchObject({ kind: 'modeled' });
  });
});
