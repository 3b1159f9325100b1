import { describe, expect, test } from 'vitest';
import { readCap, readPmed } from '../../../src/math/location/or-library.ts';
import { readCostMatrix } from '../../../src/math/location/read-cost-matrix.ts';
import type { ReadResult } from '../../../src/math/location/read-numbers.ts';

function faultOf(result: ReadResult<unknown>): string {
  if (result.ok) return 'none';
  const [{ line, column, message }] = result.faults;
  return `${line}:${column} ${message}`;
}

describe('a matrix in CSV', () => {
  test('bare numbers', () => {
    const read = readCostMatrix('1,2\n3.5,4\n');
    expect(read.ok && [read.value.demandCount, read.value.siteCount, ...read.value.values]).toEqual(
      [2, 2, 1, 2, 3.5, 4],
    );
  });

  test('names, weights, opening costs, forbidden pairs, comments, semicolons and CRLF', () => {
    const text = '# RTT\r\nname;A;B;weight\r\nx;1;;2\r\ny;-;4;3\r\nopenCost;10;20;\r\n';
    const read = readCostMatrix(text);
    if (!read.ok) throw new Error(faultOf(read));
    expect(read.value.siteNames).toEqual(['A', 'B']);
    expect(read.value.demandNames).toEqual(['x', 'y']);
    expect(Array.from(read.value.values)).toEqual([1, Infinity, Infinity, 4]);
    expect(Array.from(read.value.weight ?? [])).toEqual([2, 3]);
    expect(Array.from(read.value.openCost ?? [])).toEqual([10, 20]);
  });

  test.each([
    ['', '1:1 the file has no rows'],
    ['a,b\n', '2:1 the file ends after its header'],
    ['a,b\n1,2\n3,-4\n', '3:3 must be at least 0, got -4'],
    ['a,b\n1,2\n3\n', '3:1 the row has 1 cells, 2 are expected'],
    ['a,b\n1,2\n3,4,5\n', '3:5 the row has 3 cells, 2 are expected'],
    ['a,b\n1, zwei\n', '2:4 expected a number, got "zwei"'],
  ])('%j is refused where the fault is', (text, expected) => {
    expect(faultOf(readCostMatrix(text))).toBe(expected);
  });
});

describe('OR-Library files', () => {
  test('a warehouse file, with and without numbers for the capacities', () => {
    const read = readCap('2 1\n 5000 7500.\n capacity 0.\n 146\n 6739.72500 10355.05000\n');
    if (!read.ok) throw new Error(faultOf(read));
    expect(read.value.capacity).toBeUndefined();
    expect(Array.from(read.value.openCost)).toEqual([7500, 0]);
    expect(Array.from(read.value.cost)).toEqual([6739.725, 10355.05]);
  });

  test.each([
    ['3 1 1\n1 2', '2:4 the file ends where the length of an edge is expected'],
    ['3 1 4\n1 2 3', '1:5 p must be at most 3, got 4'],
    ['3 1 1\n1 9 3', '2:3 the second end of an edge must be at most 3, got 9'],
    ['3 1 1\n1 2 -3', '2:5 the length of an edge must be at least 0, got -3'],
    ['3 1 1\n1 2 3 7', '2:7 nothing is expected here, got "7"'],
    ['x', '1:1 the number of nodes must be a number, got "x"'],
  ])('%j is refused where the fault is', (text, expected) => {
    expect(faultOf(readPmed(text))).toBe(expected);
  });
});
