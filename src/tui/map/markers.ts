import type { GeoProjection } from 'd3-geo';
import type { Evaluation } from '../../engine/evaluation.ts';
import type { Look } from '../look/look.ts';
import type { Tone } from '../look/palette.ts';
import { textWidth } from '../widgets/span.ts';
import type { Atlas } from './atlas.ts';
import type { Canvas } from './canvas.ts';
import { DOTS, dotOf } from './projection.ts';
import type { MapState } from './state.ts';

export interface MarkerInputs {
  readonly map: MapState;
  readonly look: Look;
  readonly evaluation: Evaluation;
  readonly atlas: Atlas | undefined;
  readonly selected: string | undefined;
  readonly projection: GeoProjection;
  /** Ids of the regions that are lost. */
  readonly lost: ReadonlySet<string>;
}

/** Signs of places. */
export interface MarkerSigns {
  readonly selected: string;
  readonly candidate: string;
  readonly fleet: string;
  readonly competitor: string;
  readonly lost: string;
}

export function markerSigns({ terminal }: Look): MarkerSigns {
  return terminal.isUnicode
    ? { selected: '◉', candidate: '◆', fleet: '●', competitor: '×', lost: '○' }
    : { selected: '@', candidate: '+', fleet: 'o', competitor: 'x', lost: '!' };
}

interface Marker {
  readonly latDeg: number;
  readonly lonDeg: number;
  readonly sign: string;
  readonly tone: Tone;
  readonly label?: string;
}

/** Labels beyond these would cover the map. */
const MOST_LABELS = 6;
const ZOOM_OF_ALL_LABELS = 4;

/** The most important first: it keeps its cell. */
function markersOf({
  map,
  look,
  evaluation,
  atlas,
  selected,
  lost,
}: MarkerInputs): readonly Marker[] {
  const signs = markerSigns(look);
  const candidates = [...evaluation.ranking, ...evaluation.infeasible];
  const own = candidates.map(({ site, rank }, index): Marker => {
    const isSelected = site.id === selected;
    const hasLabel = isSelected || index < MOST_LABELS || map.zoom >= ZOOM_OF_ALL_LABELS;
    const label = rank === undefined ? site.name : `${rank} ${site.name}`;
    return {
      ...site,
      sign: isSelected ? signs.selected : signs.candidate,
      tone: isSelected ? 'selected' : 'candidate',
      ...(hasLabel && { label }),
    };
  });
  const first = own.filter(({ tone }) => tone === 'selected');
  const others = own.filter(({ tone }) => tone !== 'selected');
  const gone = (atlas?.regions ?? [])
    .filter(({ id }) => lost.has(id))
    .map((region): Marker => ({ ...region, sign: signs.lost, tone: 'bad', label: region.name }));
  const standing = evaluation.fleet.filter(({ id }) => !lost.has(id));
  const fleet = standing.map((site): Marker => ({
    ...site,
    sign: signs.fleet,
    tone: 'fleet',
    ...(map.zoom >= ZOOM_OF_ALL_LABELS && { label: site.name }),
  }));
  const rivals = (map.layer === 'competitors' ? (atlas?.regions ?? []) : [])
    .filter(({ provider }) => provider !== evaluation.scenario.provider)
    .map((region): Marker => ({ ...region, sign: signs.competitor, tone: 'competitor' }));
  return [...first, ...gone, ...others, ...fleet, ...rivals];
}

/** Places as single characters, then as many names as find room beside them. */
export function drawMarkers(canvas: Canvas, inputs: MarkerInputs): void {
  const placed = markersOf(inputs).flatMap((marker) => {
    const dot = dotOf(inputs.projection, marker, canvas.size);
    if (!dot) return [];
    const column = Math.floor(dot.x / DOTS.across);
    const row = Math.floor(dot.y / DOTS.down);
    canvas.text(column, row, marker.sign, marker.tone);
    return [{ ...marker, column, row }];
  });
  for (const { label, column, row, tone } of placed) {
    if (label === undefined) continue;
    const isPlaced = canvas.text(column + 1, row, ` ${label}`, tone);
    if (!isPlaced) canvas.text(column - textWidth(label) - 1, row, `${label} `, tone);
  }
}
