import { geoInterpolate, type GeoProjection } from 'd3-geo';
import type { Tone } from '../look/palette.ts';
import type { Atlas } from './atlas.ts';
import type { Canvas } from './canvas.ts';

/** A place whose links stand out. */
interface Home {
  readonly latDeg: number;
  readonly lonDeg: number;
}

export interface CableInputs {
  readonly atlas: Atlas;
  readonly projection: GeoProjection;
  /** The selected site; its cables are those of the nearest hub. */
  readonly home: Home | undefined;
  /** Names of what is cut, in lower case. */
  readonly cuts: ReadonlySet<string>;
  /** Whether links that carry traffic are drawn too, and not only those that are cut. */
  readonly isWhole: boolean;
}

type Point = readonly [number, number];

interface Pen {
  readonly tone: Tone;
  readonly rank: number;
}

/** Steps along a link, enough for it to bend like a great circle. */
const LINK_STEPS = 24;

function drawLine(canvas: Canvas, from: Point, to: Point, { tone, rank }: Pen): void {
  const [dx, dy] = [to[0] - from[0], to[1] - from[1]];
  const steps = Math.max(1, Math.ceil(Math.max(Math.abs(dx), Math.abs(dy))));
  for (let at = 0; at <= steps; at++) {
    const share = at / steps;
    canvas.dot(Math.floor(from[0] + share * dx), Math.floor(from[1] + share * dy), tone, rank);
  }
}

/** The hub nearest to a place, on the plane that its latitude makes: near enough to choose by. */
function nearestHub({ hubs }: Atlas, { latDeg, lonDeg }: Home): number {
  const narrowing = Math.cos((latDeg * Math.PI) / 180);
  const apart = hubs.map((hub) => {
    const east = (((hub.lonDeg - lonDeg + 540) % 360) - 180) * narrowing;
    return (hub.latDeg - latDeg) ** 2 + east ** 2;
  });
  return apart.indexOf(Math.min(...apart));
}

/** The backbone: every link along its great circle, those of the site and those that are cut in their own colors. */
export function drawCables(
  canvas: Canvas,
  { atlas, projection, home, cuts, isWhole }: CableInputs,
): void {
  const hub = home ? nearestHub(atlas, home) : -1;
  for (const { from, to, cuts: names } of atlas.links) {
    const isCut = names.some((name) => cuts.has(name.toLowerCase()));
    if (!isCut && !isWhole) continue;
    const [a, b] = [atlas.hubs[from], atlas.hubs[to]];
    const between = geoInterpolate([a.lonDeg, a.latDeg], [b.lonDeg, b.latDeg]);
    const isHome = from === hub || to === hub;
    const pen: Pen = {
      tone: isCut ? 'bad' : isHome ? 'candidate' : 'cable',
      rank: isCut || isHome ? 5 : 4,
    };
    let last = projection(between(0));
    for (let at = 1; at <= LINK_STEPS; at++) {
      const next = projection(between(at / LINK_STEPS));
      // A step across half the screen is one around the edge of the map.
      if (last && next && Math.abs(next[0] - last[0]) < canvas.size.columns)
        drawLine(canvas, last, next, pen);
      last = next;
    }
  }
}
