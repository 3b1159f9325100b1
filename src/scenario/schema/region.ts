import { z } from 'zod';
import type { RegionTemplate } from '../../region/template.ts';
import { quantityField, numberField, resolvedField, shareField, type Collect } from './fields.ts';
import type { SchemaContext } from './context.ts';
import { KINDS } from './kinds.ts';

/**
 * IT load of a zone where the scenario states none, MW: an assumption between the launch zone (4 MW) and the mature zone
 * (30 MW) of the world's cost parameters.
 */
const DEFAULT_ZONE_MW = 8;
const LEAST_ZONE_MW = 0.1;

/** `region`: the cluster of zones to build. */
export function regionSchema(context: SchemaContext) {
  const given = regionFields(context)
    .meta({ description: 'the region to build: a cluster of zones' })
    .prefault({});
  return resolvedField(given, resolvedRegion);
}

function regionFields({ rates }: SchemaContext) {
  return z.strictObject({
    zones: numberField(
      { min: 1, max: 12, whole: true },
      { description: 'zones of the region, 1 to 12' },
    ).prefault(3),
    itLoad: quantityField(
      KINDS.power,
      { min: LEAST_ZONE_MW, max: 20_000 },
      {
        rates,
        description: 'IT load of the whole region; instead of itLoadPerZone',
        example: '24 MW',
      },
    ).optional(),
    itLoadPerZone: quantityField(
      KINDS.power,
      { min: LEAST_ZONE_MW, max: 2000 },
      {
        rates,
        description: 'IT load of each zone',
        defaultText: '8 MW, or itLoad over the zones',
      },
    ).optional(),
    zoneSpacing: quantityField(
      KINDS.distance,
      { min: 0, max: 1000 },
      { rates, description: 'distance between neighboring zones' },
    ).prefault('40 km'),
    interZoneBandwidth: quantityField(
      KINDS.bandwidth,
      { min: 0.1, max: 10_000_000 },
      { rates, description: 'bandwidth of each pair of zones' },
    ).prefault('400 Gbit/s'),
    acceleratorShare: shareField(
      { min: 0, max: 1 },
      { description: 'share of the IT load that accelerators draw' },
    ).prefault(0.25),
  });
}

function resolvedRegion(
  region: z.output<ReturnType<typeof regionFields>>,
  collect: Collect,
): RegionTemplate {
  const { zones, itLoad, itLoadPerZone, zoneSpacing, interZoneBandwidth, acceleratorShare } =
    region;
  if (itLoad !== undefined && itLoadPerZone !== undefined) {
    const message = 'states the load twice: itLoad is of the region, itLoadPerZone of a zone';
    const hint = (): string => 'take the other away with null';
    collect({ path: ['itLoadPerZone'], message, hint, isOfKey: true });
  }
  if (itLoad !== undefined && itLoad / zones < LEAST_ZONE_MW) {
    const message = `leaves less than ${LEAST_ZONE_MW} MW to each of ${zones} zones`;
    collect({ path: ['itLoad'], message });
  }
  return {
    zones,
    itLoadMwPerZone: itLoad === undefined ? (itLoadPerZone ?? DEFAULT_ZONE_MW) : itLoad / zones,
    zoneSpacingKm: zoneSpacing,
    interZoneGbps: interZoneBandwidth,
    acceleratorShare,
  };
}
