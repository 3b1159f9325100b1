import { randomStream } from '../../../src/math/random-stream.ts';
import type { SiteMatrix } from '../../../src/math/location/problem.ts';

export interface MapSize {
  readonly demandCount: number;
  readonly siteCount: number;
  readonly seed: number | string;
}

/**
 * A map of 1,000 by 1,000 with clusters as populations have them, sites drawn like demand points, straight distances
 * and heavy-tailed (lognormal) weights.
 */
export function mapProblem({ demandCount, siteCount, seed }: MapSize): {
  readonly matrix: SiteMatrix;
  readonly weight: Float64Array;
} {
  const draw = randomStream(`${seed}`, 'map');
  const normal = (): number =>
    Math.sqrt(-2 * Math.log(1 - draw())) * Math.cos(2 * Math.PI * draw());
  const centers = Array.from({ length: 30 }, () => [1000 * draw(), 1000 * draw()] as const);
  const point = (): readonly [number, number] => {
    if (draw() < 0.3) return [1000 * draw(), 1000 * draw()];
    const [x, y] = centers[Math.floor(draw() * centers.length)];
    return [x + 40 * normal(), y + 40 * normal()];
  };
  const demand = Array.from({ length: demandCount }, point);
  const sites = Array.from({ length: siteCount }, point);
  const weight = new Float64Array(demandCount).map(() => Math.exp(1.5 * normal()));
  const values = new Float64Array(demandCount * siteCount);
  demand.forEach(([x, y], i) => {
    sites.forEach(([u, v], j) => (values[i * siteCount + j] = Math.hypot(x - u, y - v)));
  });
  return { matrix: { demandCount, siteCount, values }, weight };
}

/** A random connected graph with whole lengths, as p-median instances of OR-Library are: edges of 1 to 100. */
export function graphText(nodeCount: number, p: number, seed: number): string {
  const draw = randomStream(`${seed}`, 'graph');
  const edges: string[] = [];
  for (let v = 2; v <= nodeCount; v++)
    edges.push(`${1 + Math.floor(draw() * (v - 1))} ${v} ${1 + Math.floor(draw() * 100)}`);
  const more = Math.floor((nodeCount * nodeCount) / 50);
  for (let e = nodeCount - 1; e < more; e++) {
    const from = 1 + Math.floor(draw() * nodeCount);
    const to = 1 + Math.floor(draw() * nodeCount);
    edges.push(`${from} ${to} ${1 + Math.floor(draw() * 100)}`);
  }
  return [`${nodeCount} ${edges.length} ${p}`, ...edges].join('\n');
}
