import { destination } from '@turf/turf';
import type { CountryLand } from '../region/coastline.ts';
import { isOnLand, landOf } from '../region/coastline.ts';
import type { RegionModel } from '../region/region-model.ts';
import type { PictureBlock, PicturePiece } from './document.ts';
import { theme } from './theme.ts';

/** Cells of the map; a terminal's cell is about twice as high as wide. */
const COLUMNS = 49;
const ROWS = 17;
const CELL_ASPECT = 2;

/**
 * A small map of a region: the metro's center, its zones by number, the land of its country (dots) and what is sea or
 * abroad (tildes). North is up.
 */
export function regionMap(model: RegionModel, land: readonly CountryLand[]): PictureBlock {
  const { shape, layout } = model;
  const farthestKm = Math.max(5, ...layout.zones.map(({ distanceKm }) => distanceKm));
  const kmPerColumn = (farthestKm * 1.35) / ((ROWS - 1) / 2) / CELL_ASPECT;
  const own = landOf(land, [shape, ...layout.zones]);
  const marks = new Map<string, PicturePiece>([['0 0', { text: '+', color: theme.heading }]]);
  for (const { distanceKm, bearingDeg, id } of layout.zones) {
    const angle = (bearingDeg * Math.PI) / 180;
    const column = Math.round((Math.sin(angle) * distanceKm) / kmPerColumn);
    const row = -Math.round((Math.cos(angle) * distanceKm) / kmPerColumn / CELL_ASPECT);
    marks.set(`${column} ${row}`, { text: id.slice(1), color: theme.good });
  }
  const lines = range(ROWS).map((row) =>
    range(COLUMNS).map((column): PicturePiece => {
      const mark = marks.get(`${column} ${row}`);
      if (mark) return mark;
      const isLand = !own || isOnLand(own, cellPlace(shape, { column, row, kmPerColumn }));
      return { text: isLand ? '.' : '~', color: theme.note };
    }),
  );
  const scaleKm = Math.round(kmPerColumn * 10);
  const scale = {
    text: `+ metro center, numbers are zones, |---------| ${scaleKm} km`,
    color: theme.note,
  };
  return { kind: 'picture', title: 'Zones', lines: [...lines, [scale]] };
}

/** Whole numbers around zero, `count` of them. */
function range(count: number): readonly number[] {
  return Array.from({ length: count }, (_, at) => at - (count - 1) / 2);
}

function cellPlace(
  { latDeg, lonDeg }: { readonly latDeg: number; readonly lonDeg: number },
  cell: { readonly column: number; readonly row: number; readonly kmPerColumn: number },
): { latDeg: number; lonDeg: number } {
  const eastKm = cell.column * cell.kmPerColumn;
  const northKm = -cell.row * cell.kmPerColumn * CELL_ASPECT;
  const bearingDeg = (Math.atan2(eastKm, northKm) * 180) / Math.PI;
  const [lon, lat] = destination([lonDeg, latDeg], Math.hypot(eastKm, northKm), bearingDeg).geometry
    .coordinates;
  return { latDeg: lat, lonDeg: lon };
}
