/** Zones of a region stand "usually within 100 km" of each other. Source: AWS, Azure availability-zone documentation. */
const LARGEST_SPACING_KM = 100;

/** Below this a flood or a fault of one zone's quarter may reach the next; expert's guess. */
const SMALLEST_SPACING_KM = 10;

/** Spacing in a metro of a million people, and its growth with people; fitted with the path stretch in `zone-links.ts`. */
const SPACING_AT_MILLION_KM = 22;
const SPACING_EXPONENT = 0.69;

/**
 * How far apart a provider sets neighboring zones in a metro of this many people, where nobody says. The ring keeps its
 * radius whatever the number of zones, so that six zones stand closer together than three, and no two zones stand more
 * than 100 km apart.
 * Accuracy: fitted on three published percentiles of round trips between zones; one metro may be off by a factor of 2.
 */
export function metroSpacingKm(metroPopulation: number, zones: number): number {
  const wide = SPACING_AT_MILLION_KM * (metroPopulation / 1e6) ** SPACING_EXPONENT;
  const ofThree = Math.min(LARGEST_SPACING_KM, Math.max(SMALLEST_SPACING_KM, wide));
  if (zones === 1) return ofThree;
  const ofAll = ofThree * (chord(zones, 1) / chord(3, 1));
  const widestPerSpacing = chord(zones, Math.floor(zones / 2)) / chord(zones, 1);
  return Math.min(ofAll, LARGEST_SPACING_KM / widestPerSpacing);
}

/** Distance between two of `zones` places on a ring of radius 1, `steps` places apart. */
function chord(zones: number, steps: number): number {
  return 2 * Math.sin((Math.PI * steps) / zones);
}
