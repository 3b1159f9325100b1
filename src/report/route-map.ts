import { geoInterpolate } from 'd3-geo';
import type { Coordinates } from '../world/types.ts';
import type { PictureBlock, PicturePiece } from './document.ts';
import { landMask, type MapWindow } from './land-mask.ts';
import { theme } from './theme.ts';

/** A braille cell has 2 by 4 dots; a terminal's cell is about twice as high as wide, so dots are square. */
const DOTS_WIDE = 2;
const DOTS_HIGH = 4;
const BLANK = 0x2800;

/** Bits of the dots of a cell, row by row. Source: Unicode 15, block "Braille Patterns". */
const BITS = [0x01, 0x08, 0x02, 0x10, 0x04, 0x20, 0x40, 0x80];

/** Latitudes that people and cables live between. */
const SOUTH_DEG = -56;
const NORTH_DEG = 75;

/** What is drawn over the land. */
export interface MapRoute {
  readonly title: string;
  /** Places along the way; great circles are drawn between neighbors. */
  readonly points: readonly Coordinates[];
  /** Width of the map in cells. */
  readonly columns?: number;
}

/**
 * The world as a braille picture with a route over it: land dithered, the way as a line, its ends as marks. Turned so
 * that the middle of the route is in the middle of the map and the Pacific is not cut in two. Equirectangular.
 */
export function brailleMap({ title, points, columns = 76 }: MapRoute): PictureBlock {
  const width = columns * DOTS_WIDE;
  const dotDeg = 360 / width;
  const rows = Math.ceil((NORTH_DEG - SOUTH_DEG) / dotDeg / DOTS_HIGH);
  const window: MapWindow = {
    westDeg: middleLonDeg(points) - 180,
    southDeg: NORTH_DEG - rows * DOTS_HIGH * dotDeg,
    northDeg: NORTH_DEG,
  };
  const land = landMask(width, rows * DOTS_HIGH, window);
  const dotOf = ({ latDeg, lonDeg }: Coordinates): number | undefined => {
    const east = (((lonDeg - window.westDeg) % 360) + 360) % 360;
    const x = Math.min(width - 1, Math.floor(east / dotDeg));
    const y = Math.floor((NORTH_DEG - latDeg) / dotDeg);
    return y < 0 || y >= rows * DOTS_HIGH ? undefined : y * width + x;
  };
  const way = new Set(wayPoints(points, dotDeg).flatMap((point) => dotOf(point) ?? []));
  const marks = new Set([points[0], points[points.length - 1]].flatMap((end) => dotOf(end) ?? []));
  const lines = Array.from({ length: rows }, (_, row) =>
    Array.from({ length: columns }, (_, column) =>
      cell({ width, isLand: land.isLand, way, marks }, row, column),
    ),
  );
  return { kind: 'picture', title, lines };
}

interface Dots {
  readonly width: number;
  readonly isLand: Uint8Array;
  readonly way: ReadonlySet<number>;
  readonly marks: ReadonlySet<number>;
}

/** One cell: a mark, else the way where it passes, else land as a checkerboard of dots. */
function cell({ width, isLand, way, marks }: Dots, row: number, column: number): PicturePiece {
  let landBits = 0;
  let wayBits = 0;
  for (let dot = 0; dot < BITS.length; dot++) {
    const x = column * DOTS_WIDE + (dot % DOTS_WIDE);
    const y = row * DOTS_HIGH + Math.floor(dot / DOTS_WIDE);
    const at = y * width + x;
    if (marks.has(at)) return { text: '●', color: theme.warning };
    if (way.has(at)) wayBits |= BITS[dot];
    if (isLand[at] === 1 && (x + y) % 2 === 0) landBits |= BITS[dot];
  }
  if (wayBits !== 0) return { text: String.fromCharCode(BLANK + wayBits), color: theme.warning };
  if (landBits === 0) return { text: ' ' };
  return { text: String.fromCharCode(BLANK + landBits), color: theme.note };
}

/** Points close enough together to draw a line without gaps. */
function wayPoints(points: readonly Coordinates[], dotDeg: number): readonly Coordinates[] {
  return points.slice(1).flatMap((to, i) => {
    const from = points[i];
    const along = geoInterpolate([from.lonDeg, from.latDeg], [to.lonDeg, to.latDeg]);
    const span = Math.abs(to.latDeg - from.latDeg) + Math.abs(to.lonDeg - from.lonDeg);
    const steps = Math.max(2, Math.ceil((2 * span) / dotDeg));
    return Array.from({ length: steps + 1 }, (_, step) => {
      const [lonDeg, latDeg] = along(step / steps);
      return { latDeg, lonDeg };
    });
  });
}

/** Longitude in the middle of the arc that the points span, going along the route. */
function middleLonDeg(points: readonly Coordinates[]): number {
  let lon = points[0].lonDeg;
  let [least, most] = [lon, lon];
  for (let i = 1; i < points.length; i++) {
    const step = points[i].lonDeg - points[i - 1].lonDeg;
    lon += ((((step + 180) % 360) + 360) % 360) - 180;
    least = Math.min(least, lon);
    most = Math.max(most, lon);
  }
  return (least + most) / 2;
}
