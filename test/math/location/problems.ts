import fc from 'fast-check';
import type { LocationProblem, SiteRules } from '../../../src/math/location/problem.ts';

interface Shape {
  readonly demandCount: number;
  readonly siteCount: number;
}

/** Few distinct values make ties; fractions make real data. */
const distance = fc.oneof(
  { weight: 6, arbitrary: fc.integer({ min: 0, max: 9 }) },
  { weight: 3, arbitrary: fc.integer({ min: 0, max: 900 }).map((d) => d / 7) },
  { weight: 1, arbitrary: fc.constant(Infinity) },
);

function numbers(arbitrary: fc.Arbitrary<number>, length: number): fc.Arbitrary<Float64Array> {
  return fc
    .array(arbitrary, { minLength: length, maxLength: length })
    .map((list) => Float64Array.from(list));
}

function rules(siteCount: number): fc.Arbitrary<SiteRules> {
  const site = fc.nat(siteCount - 1);
  return fc
    .record({
      roles: fc.array(fc.constantFrom('none', 'none', 'none', 'none', 'existing', 'in', 'out'), {
        minLength: siteCount,
        maxLength: siteCount,
      }),
      caps: fc.array(
        fc.record({ sites: fc.uniqueArray(site, { minLength: 1 }), most: fc.nat(2) }),
        {
          maxLength: 2,
        },
      ),
      budget: fc.option(
        fc.record({ cost: numbers(fc.integer({ min: 0, max: 9 }), siteCount), limit: fc.nat(25) }),
        { nil: undefined },
      ),
      has: fc.record({ roles: fc.boolean(), caps: fc.boolean(), budget: fc.boolean() }),
    })
    .map(({ roles, caps, budget, has }) => {
      const of = (role: string): number[] =>
        has.roles ? roles.flatMap((r, j) => (r === role ? [j] : [])) : [];
      return {
        existing: of('existing'),
        forcedIn: of('in'),
        forcedOut: of('out'),
        ...(has.caps ? { caps: caps.map((cap, k) => ({ ...cap, label: `group ${k}` })) } : {}),
        ...(has.budget && budget ? { budget } : {}),
      };
    });
}

/** A small problem of any kind and combination of rules; not all of them can be solved. */
export function smallProblem(kind: LocationProblem['kind']): fc.Arbitrary<LocationProblem> {
  const shape: fc.Arbitrary<Shape> = fc.record({
    demandCount: fc.integer({ min: 1, max: 9 }),
    siteCount: fc.integer({ min: 1, max: 8 }),
  });
  return shape.chain(({ demandCount, siteCount }) => {
    const matrix = numbers(
      kind === 'max-npv' ? distance.map((d) => (d === Infinity ? 0 : d)) : distance,
      demandCount * siteCount,
    ).map((values) => ({ demandCount, siteCount, values }));
    const optional = <T>(arbitrary: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> =>
      fc.option(arbitrary, { nil: undefined });
    return fc
      .record({
        matrix,
        rules: rules(siteCount),
        weight: optional(numbers(fc.integer({ min: 0, max: 5 }), demandCount)),
        unservedCost: optional(numbers(fc.integer({ min: 0, max: 30 }), demandCount)),
        openCost: numbers(fc.integer({ min: kind === 'max-npv' ? -4 : 0, max: 12 }), siteCount),
        demand: numbers(fc.integer({ min: 0, max: 9 }), demandCount),
        capacity: numbers(fc.integer({ min: 0, max: 30 }), siteCount),
        p: fc.integer({ min: 1, max: siteCount }),
        maxOpen: optional(fc.integer({ min: 0, max: siteCount })),
        minOpen: optional(fc.integer({ min: 0, max: 2 })),
        radius: fc.integer({ min: 0, max: 12 }),
      })
      .map(
        ({
          weight,
          unservedCost,
          openCost,
          demand,
          capacity,
          p,
          maxOpen,
          minOpen,
          radius,
          ...base
        }) => {
          const weights = weight ? { weight } : {};
          const leaving = unservedCost ? { unservedCost } : {};
          const counts = {
            ...(maxOpen === undefined ? {} : { maxOpen }),
            ...(minOpen === undefined ? {} : { minOpen }),
          };
          switch (kind) {
            case 'p-median':
              return { kind, ...base, ...weights, ...leaving, p };
            case 'p-center':
              return { kind, ...base, ...weights, p };
            case 'mclp':
              return { kind, ...base, ...weights, p, radius };
            case 'lscp':
              return { kind, ...base, radius, ...(weight ? { openCost } : {}) };
            case 'uflp':
              return { kind, ...base, ...weights, ...leaving, openCost, ...counts };
            case 'cflp':
              return { kind, ...base, ...leaving, openCost, demand, capacity, ...counts };
            case 'max-npv':
              return { kind, ...base, ...weights, openCost, ...counts };
          }
        },
      );
  });
}
