import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { assignNearest, lawfulRttMs, NOBODY } from '../../src/engine/assignment.ts';
import { serviceProblem, smallService } from './service-problems.ts';

const one = serviceProblem({
  sites: 2,
  cities: 1,
  laws: 2,
  cityOfRow: [0, 0],
  lawOfRow: [0, 1],
  rttMs: [10, 30],
  servable: [1, 0, 1, 1],
});

describe('assignNearest', () => {
  it('sends a demand point to the nearest lawful site, though a nearer one is forbidden', () => {
    const { siteOfRow, rttMs } = assignNearest(one, [0, 1]);
    expect([...siteOfRow]).toEqual([0, 1]);
    expect([...rttMs]).toEqual([10, 30]);
  });

  it('leaves to nobody what no open site may serve', () => {
    const { siteOfRow, rttMs } = assignNearest(one, [0]);
    expect([...siteOfRow]).toEqual([0, NOBODY]);
    expect(rttMs[1]).toBe(Infinity);
  });

  it('refuses a site that is no column', () => {
    expect(() => assignNearest(one, [2])).toThrow('site 2 is not a column');
  });

  it('never assigns a forbidden pair', () => {
    fc.assert(
      fc.property(smallService, ({ problem }) => {
        const { siteOfRow } = assignNearest(problem, [...Array(problem.sites).keys()]);
        siteOfRow.forEach((site, row) => {
          if (site !== NOBODY)
            expect(problem.servable[site * problem.laws + problem.lawOfRow[row]]).toBe(1);
        });
      }),
    );
  });

  it('never raises a round trip by opening one more site', () => {
    fc.assert(
      fc.property(smallService, ({ problem }) => {
        const all = [...Array(problem.sites).keys()];
        const before = assignNearest(problem, all.slice(1)).rttMs;
        const after = assignNearest(problem, all).rttMs;
        after.forEach((rttMs, row) => {
          expect(rttMs).toBeLessThanOrEqual(before[row]);
        });
      }),
    );
  });

  it('finds the minimum over the open sites (brute force)', () => {
    fc.assert(
      fc.property(smallService, ({ problem }) => {
        const all = [...Array(problem.sites).keys()];
        const { rttMs } = assignNearest(problem, all);
        rttMs.forEach((value, row) => {
          expect(value).toBe(Math.min(...all.map((site) => lawfulRttMs(problem, row, site))));
        });
      }),
    );
  });
});
