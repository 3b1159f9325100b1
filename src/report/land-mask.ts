import { feature } from 'topojson-client';
import type { GeometryCollection, Topology } from 'topojson-specification';
import land110 from 'world-atlas/land-110m.json' with { type: 'json' };

/** Which dots of a grid are land; row-major, 1 for land. */
export interface LandMask {
  readonly columns: number;
  readonly rows: number;
  readonly isLand: Uint8Array;
}

/** The part of the world that a grid shows, degrees; longitudes run eastward from `westDeg` around the whole Earth. */
export interface MapWindow {
  readonly westDeg: number;
  readonly southDeg: number;
  readonly northDeg: number;
}

type Ring = readonly (readonly [lon: number, lat: number])[];

let rings: readonly Ring[] | undefined;

/** Outlines of all land, read once. */
function landRings(): readonly Ring[] {
  rings ??= readRings();
  return rings;
}

function readRings(): readonly Ring[] {
  const topology = land110 as unknown as Topology<{ land: GeometryCollection }>;
  return feature(topology, topology.objects.land).features.flatMap(({ geometry }) => {
    const polygons =
      geometry.type === 'MultiPolygon'
        ? geometry.coordinates
        : geometry.type === 'Polygon'
          ? [geometry.coordinates]
          : [];
    return (polygons.flat() as unknown as Ring[]).map(unwrapped);
  });
}

/** A ring whose longitudes run on beyond 180 where it crosses the date line, so that no edge spans the world. */
function unwrapped(ring: Ring): Ring {
  let offset = 0;
  return ring.map(([lon, lat], i) => {
    const step = i === 0 ? 0 : lon - ring[i - 1][0];
    if (Math.abs(step) > 180) offset -= 360 * Math.sign(step);
    return [lon + offset, lat] as const;
  });
}

/**
 * Land on a grid of degrees by scan lines: along each row the crossings of all outlines, filled between odd and even.
 * Source: the even-odd rule, Foley et al. 1990, "Computer Graphics", section 3.6. Natural Earth 1:110m, public domain.
 */
export function landMask(columns: number, rows: number, window: MapWindow): LandMask {
  const isLand = new Uint8Array(columns * rows);
  const { westDeg, southDeg, northDeg } = window;
  for (let row = 0; row < rows; row++) {
    const lat = northDeg - ((row + 0.5) * (northDeg - southDeg)) / rows;
    const crossings = crossingsOf(lat);
    for (let i = 0; i + 1 < crossings.length; i += 2) {
      const first = Math.ceil(((crossings[i] - westDeg) / 360) * columns - 0.5);
      const last = Math.floor(((crossings[i + 1] - westDeg) / 360) * columns - 0.5);
      for (let x = first; x <= last; x++) {
        isLand[row * columns + (((x % columns) + columns) % columns)] = 1;
      }
    }
  }
  return { columns, rows, isLand };
}

function crossingsOf(lat: number): readonly number[] {
  const crossings: number[] = [];
  for (const ring of landRings()) {
    for (let i = 0; i + 1 < ring.length; i++) {
      const [x0, y0] = ring[i];
      const [x1, y1] = ring[i + 1];
      if (y0 > lat !== y1 > lat) crossings.push(x0 + ((lat - y0) / (y1 - y0)) * (x1 - x0));
    }
  }
  return crossings.sort((a, b) => a - b);
}
