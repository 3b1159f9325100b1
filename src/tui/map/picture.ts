import type { GeoProjection } from 'd3-geo';
import type { Evaluation } from '../../engine/evaluation.ts';
import type { Reach } from '../../engine/reach.ts';
import type { Look } from '../look/look.ts';
import type { Tone } from '../look/palette.ts';
import type { Size } from '../look/terminal-look.ts';
import type { Line } from '../widgets/span.ts';
import type { Atlas } from './atlas.ts';
import { drawCables } from './cables.ts';
import { type Canvas, canvasOf } from './canvas.ts';
import { DEMAND_TONES, demandStep, DENSITY, RTT_STEPS, rttStep, rttWithSite } from './heat.ts';
import type { Land } from './land.ts';
import { isBorder, isCoast, type LandRaster, landRaster } from './land-raster.ts';
import { type MarkerInputs, drawMarkers } from './markers.ts';
import { nearestCells } from './nearest-cells.ts';
import { DOTS, dotOf, mapProjection } from './projection.ts';
import type { MapState } from './state.ts';

/** What a map is drawn from. */
export interface PictureInputs {
  readonly map: MapState;
  readonly land: Land;
  readonly size: Size;
  readonly look: Look;
  readonly evaluation: Evaluation;
  readonly reach: Reach | undefined;
  readonly atlas: Atlas | undefined;
  readonly selected: string | undefined;
  /** Names of what is cut, in lower case. */
  readonly cuts: ReadonlySet<string>;
  /** Ids of the regions that are lost. */
  readonly lost: ReadonlySet<string>;
}

/** How each cell of land is shaded: a tone, and a step of density. */
type Shade = (cell: number) => { readonly tone: Tone; readonly density: number } | undefined;

const PLAIN = { tone: 'land', density: 1 } as const;

function drawLand(canvas: Canvas, raster: LandRaster, shade: Shade, hasBorders: boolean): void {
  const { width, height, country } = raster;
  const { columns } = canvas.size;
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      if (country[y * width + x] === 0) continue;
      const cell = Math.floor(y / DOTS.down) * columns + Math.floor(x / DOTS.across);
      const { tone, density } = shade(cell) ?? PLAIN;
      const isEdge = isCoast(raster, x, y) || (hasBorders && isBorder(raster, x, y));
      if (isEdge || DENSITY[density](x, y)) canvas.dot(x, y, tone, tone === 'land' ? 1 : 2);
    }
  }
}

function cellsOfCities(inputs: PictureInputs, projection: GeoProjection): Int32Array {
  const { reach, size } = inputs;
  return Int32Array.from(reach?.cities ?? [], (city) => {
    const dot = dotOf(projection, city, size);
    return dot
      ? Math.floor(dot.y / DOTS.down) * size.columns + Math.floor(dot.x / DOTS.across)
      : -1;
  });
}

/** Demand as density and heat; what the selected site takes stands out in its color. */
function demandShade({ reach, selected, size }: PictureInputs, cells: Int32Array): Shade {
  if (!reach) return () => undefined;
  const usd = new Float64Array(size.columns * size.rows);
  const taken = new Float64Array(size.columns * size.rows);
  const own = reach.sites.find(({ site }) => site === selected);
  cells.forEach((cell, city) => {
    if (cell < 0) return;
    usd[cell] += reach.usdPerYear[city];
    taken[cell] += own?.takenUsdPerYear[city] ?? 0;
  });
  return (cell) => {
    if (usd[cell] === 0) return undefined;
    const density = demandStep(usd[cell]);
    return { density, tone: taken[cell] > 0 ? 'candidate' : DEMAND_TONES[density] };
  };
}

/** Round trips as heat: every cell of land as its nearest city. */
function latencyShade({ reach, selected, size }: PictureInputs, cells: Int32Array): Shade {
  if (!reach) return () => undefined;
  const rttMs = rttWithSite(reach, selected);
  const cityOfCell = nearestCells(cells, size);
  return (cell) => {
    const city = cityOfCell[cell];
    const stepIndex = city < 0 ? undefined : rttStep(rttMs[city]);
    if (stepIndex === undefined) return undefined;
    return { tone: RTT_STEPS[stepIndex].tone, density: 4 - stepIndex };
  };
}

function selectedSite({ evaluation, selected }: PictureInputs) {
  const all = [...evaluation.ranking, ...evaluation.infeasible];
  return all.find(({ site }) => site.id === selected)?.site;
}

/** From this zoom on countries are large enough for their borders. */
const BORDER_ZOOM = 2;

/** The map as lines of braille: land, its shade, cables, then places with their names. */
export function mapLines(inputs: PictureInputs): readonly Line[] {
  const { map, land, size, look } = inputs;
  const projection = mapProjection(map, size);
  const key = JSON.stringify([map.zoom, map.centerLatDeg, map.centerLonDeg, size]);
  const raster = landRaster(land, key, { projection: () => projection, size });
  const canvas = canvasOf(size);
  const cells = cellsOfCities(inputs, projection);
  const shades: Readonly<Record<MapState['layer'], () => Shade>> = {
    demand: () => demandShade(inputs, cells),
    latency: () => latencyShade(inputs, cells),
    cables: () => () => undefined,
    competitors: () => () => undefined,
  };
  drawLand(canvas, raster, shades[map.layer](), map.zoom >= BORDER_ZOOM && map.layer !== 'latency');
  const isWhole = map.layer === 'cables';
  if (inputs.atlas && (isWhole || inputs.cuts.size > 0))
    drawCables(canvas, {
      atlas: inputs.atlas,
      projection,
      cuts: inputs.cuts,
      home: selectedSite(inputs),
      isWhole,
    });
  const markers: MarkerInputs = { ...inputs, projection };
  drawMarkers(canvas, markers);
  return canvas.lines(look.terminal);
}
