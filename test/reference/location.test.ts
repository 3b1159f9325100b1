import { describe, expect, test } from 'vitest';
import { checkCertificate } from '../../src/math/location/check-certificate.ts';
import { readCap, readPmed } from '../../src/math/location/or-library.ts';
import type { LocationProblem } from '../../src/math/location/problem.ts';
import type { ReadResult } from '../../src/math/location/read-numbers.ts';
import { solveLocation } from '../../src/math/location/solve.ts';
import { solveWithHighs } from '../../src/math/location/solve-with-highs.ts';
import { stateModel } from '../../src/math/location/state-model.ts';
import { graphText } from '../math/location/seeded.ts';
import {
  instanceNumber,
  instanceText,
  orLibraryDir,
  publishedOptima,
  SKIPPED,
  type PublishedOptimum,
} from './or-library.ts';

function read<T>(result: ReadResult<T>): T {
  if (!result.ok) throw new Error(result.faults[0].message);
  return result.value;
}

function graphProblem(kind: 'p-median' | 'p-center', text: string): LocationProblem {
  const { nodeCount, p, distance } = read(readPmed(text));
  return { kind, p, matrix: { demandCount: nodeCount, siteCount: nodeCount, values: distance } };
}

function warehouseProblem(kind: 'uflp' | 'cflp', text: string): LocationProblem {
  const { demandCount, siteCount, cost, openCost, demand, capacity } = read(readCap(text));
  const matrix = { demandCount, siteCount, values: cost };
  if (kind === 'uflp') return { kind, matrix, openCost };
  if (!capacity) throw new Error('no capacities');
  return { kind, matrix, openCost, demand, capacity };
}

function expectProven(problem: LocationProblem, published: PublishedOptimum, digits: number): void {
  const outcome = solveLocation(problem);
  if (outcome.kind !== 'optimal') throw new Error(`${published.instance}: ${outcome.kind}`);
  expect(outcome.value).toBeCloseTo(published.value, digits);
  if (!outcome.certificate) throw new Error('there is no certificate');
  expect(checkCertificate(problem, outcome.certificate)).toEqual({ isValid: true });
}

const few = (optima: readonly PublishedOptimum[]): readonly PublishedOptimum[] =>
  optima.filter((each) => instanceNumber(each) <= 20);

describe.skipIf(orLibraryDir === undefined)(
  `OR-Library, published optima (${orLibraryDir === undefined ? SKIPPED : 'ORLIB_DIR'})`,
  () => {
    const medians = few(publishedOptima('p-median'));
    const centers = few(publishedOptima('p-center'));
    const capacitated = publishedOptima('CFL (splittable)');
    const uncapacitated = publishedOptima('UFL');

    test('none is missing', () => {
      expect([medians, centers, capacitated, uncapacitated].map((list) => list.length)).toEqual([
        20, 20, 37, 12,
      ]);
    });
    test.each(medians)('p-median $instance is $value', (each) => {
      expectProven(graphProblem('p-median', instanceText(each.instance)), each, 6);
    });
    test.each(centers)('p-center $instance is $value', (each) => {
      expectProven(graphProblem('p-center', instanceText(each.instance)), each, 6);
    });
    test.each(uncapacitated)('uncapacitated $instance is $value', (each) => {
      expectProven(warehouseProblem('uflp', instanceText(each.instance)), each, 2);
    });
    test.each(capacitated)('capacitated $instance is $value', (each) => {
      expectProven(warehouseProblem('cflp', instanceText(each.instance)), each, 2);
    });
  },
);

describe('generated graphs', () => {
  test.each([
    [100, 5, 1],
    [200, 40, 2],
    [400, 10, 3],
    [900, 90, 4],
  ])('%i nodes, p = %i: proven, and the proof holds', (nodes, p, seed) => {
    const problem = graphProblem('p-median', graphText(nodes, p, seed));
    const outcome = solveLocation(problem);
    if (outcome.kind !== 'optimal') throw new Error(outcome.kind);
    expect(outcome.bound).toBe(outcome.value);
    if (!outcome.certificate) throw new Error('there is no certificate');
    expect(checkCertificate(problem, outcome.certificate)).toEqual({ isValid: true });
  });

  test('100 nodes, p = 12: HiGHS agrees', async () => {
    const problem = graphProblem('p-median', graphText(100, 12, 9));
    if (problem.kind !== 'p-median') throw new Error('not a p-median problem');
    const second = await solveWithHighs(stateModel(problem).model);
    const outcome = solveLocation(problem);
    if (second.kind !== 'optimal' || outcome.kind !== 'optimal') throw new Error('not solved');
    expect(outcome.value).toBeCloseTo(second.value, 6);
  });

  test('the last of duplicate edges counts', () => {
    const { distance } = read(readPmed('3 3 1\n1 2 5\n2 3 1\n1 2 9\n'));
    expect(Array.from(distance)).toEqual([0, 9, 10, 9, 0, 1, 10, 1, 0]);
  });
});
