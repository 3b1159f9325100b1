/** A point of the triangle of three weights, by its first two. */
type Point = readonly [number, number];

/** Area of a polygon. Source: the surveyor's formula. */
function areaOf(polygon: readonly Point[]): number {
  let sum = 0;
  polygon.forEach(([x, y], k) => {
    const [u, v] = polygon[(k + 1) % polygon.length];
    sum += x * v - u * y;
  });
  return Math.abs(sum) / 2;
}

/** The part of a polygon where a linear function is 0 or more. Source: Sutherland and Hodgman 1974. */
function clipped(polygon: readonly Point[], f: (point: Point) => number): readonly Point[] {
  return polygon.flatMap((from, k) => {
    const to = polygon[(k + 1) % polygon.length];
    const [a, b] = [f(from), f(to)];
    const kept: Point[] = a >= 0 ? [from] : [];
    if (a >= 0 === b >= 0) return kept;
    const t = a / (a - b);
    return [...kept, [from[0] + t * (to[0] - from[0]), from[1] + t * (to[1] - from[1])]];
  });
}

/** Exact share of the weight space of three criteria in which each alternative wins, by cutting up the triangle. */
export function exactSharesOfThree(rows: readonly (readonly number[])[]): readonly number[] {
  const triangle: readonly Point[] = [
    [0, 0],
    [1, 0],
    [0, 1],
  ];
  return rows.map((own) => {
    let region = triangle;
    for (const rival of rows) {
      const d = own.map((value, c) => value - rival[c]);
      if (rival !== own) {
        region = clipped(region, ([x, y]) => d[0] * x + d[1] * y + d[2] * (1 - x - y));
      }
    }
    return areaOf(region) / 0.5;
  });
}

/** Exact share of the weights (w, 1 - w) with which each alternative wins. */
export function exactSharesOfTwo(rows: readonly (readonly number[])[]): readonly number[] {
  return rows.map(([a, b], i) => {
    let [low, high] = [0, 1];
    rows.forEach(([c, d], j) => {
      const [slope, offset] = [a - c - (b - d), b - d];
      if (j === i) return;
      if (slope > 0) low = Math.max(low, -offset / slope);
      else if (slope < 0) high = Math.min(high, -offset / slope);
      else if (offset < 0) high = -1;
    });
    return Math.max(0, high - low);
  });
}
