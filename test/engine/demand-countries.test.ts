import { describe, expect, it } from 'vitest';
import { evaluate } from '../../src/engine/evaluate.ts';
import { loadWorld } from '../../src/world/load.ts';
import { scenarioOf } from './scenarios.ts';

const world = loadWorld();
const TEXT = 'provider: huawei\nasOf: 2023-06\ncandidates: [Nairobi]\n';
const evaluated = (countries: string) =>
  evaluate(world, scenarioOf(`${TEXT}demand: { countries: ${countries} }\n`));

describe('the demand of some countries', () => {
  it('is all that counts, for users and for the market', () => {
    const all = evaluate(world, scenarioOf(TEXT));
    const [kenya, china, both] = ['[KE]', '[CN]', '[KE, CN]'].map(evaluated);
    expect(both.demandUsdPerYear).toBeCloseTo(kenya.demandUsdPerYear + china.demandUsdPerYear, 0);
    expect(both.demandUsdPerYear).toBeLessThan(all.demandUsdPerYear / 2);
    expect(kenya.ranking[0].countries.map(({ country }) => country)).toEqual(['KE']);
    const captured = ({ ranking }: typeof all) => ranking[0].money.captured.usdPerYear;
    expect(captured(kenya)).toBeGreaterThan(0);
    expect(captured(china)).toBeLessThan(captured(kenya) / 100);
    expect(captured(all)).toBeGreaterThan(captured(kenya));
  });
});
