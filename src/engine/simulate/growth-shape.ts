import type { RegionShape } from '../../cost/region-shape.ts';
import type { CapacityKind, GrowthMonth } from './growth.ts';

type LoadKw = Readonly<Record<CapacityKind, number>>;

/** One of the loads of a month, by kind of capacity. */
export function loadOf(
  { capacity }: GrowthMonth,
  of: 'itLoadKw' | 'addedKw' | 'orderedKw',
): LoadKw {
  return { general: capacity.general[of], accelerated: capacity.accelerated[of] };
}

/** The region's shape with another load. */
export function shapeOf(shape: RegionShape, { general, accelerated }: LoadKw): RegionShape {
  const itLoadKw = general + accelerated;
  return { ...shape, itLoadKw, acceleratorShare: itLoadKw > 0 ? accelerated / itLoadKw : 0 };
}
