import { assert } from '../math/assert.ts';
import type { Provenance } from '../world/types.ts';
import { HOURS_PER_YEAR, type FailureRate, type ZoneRisk } from './availability.ts';

/** Fiber ways that lead out of a metro and share no cable. */
export interface CableWays {
  /** Whole number, 0 or more. */
  readonly ways: number;
  /** Cable of one of them until it meets others, mean over the ways: under the sea and on land, km. */
  readonly seaKm: number;
  readonly landKm: number;
}

/**
 * Faults of 1,000 km of submarine cable in a year: 150 to 200 a year on 1.7 million km.
 * Source: International Cable Protection Committee, "Submarine Cable Protection & Resilience", media factsheet, May 2025.
 */
const SEA_FAULTS_PER_1000_KM = 175 / 1700;

/** Days until a submarine cable is repaired, 20 to 30. Source: Submarine Telecoms Forum, "Industry Report" 2019, 4.2. */
const SEA_REPAIR_HOURS = 25 * 24;

/**
 * Cuts of 1,000 km of fiber on land in a year, 4.39 on 1,000 miles, and hours until one is repaired.
 * Source: Crawford 1993, "Fiber Optic Cable Dig-ups", and Bellcore, from memory; low confidence.
 */
const LAND_CUTS_PER_1000_KM = 4.39 / 1.609;
const LAND_REPAIR_HOURS = 12;

/** A provider takes two ways out of any metro that share no duct, even where a table of corridors knows one. */
const LEAST_WAYS = 2;

const PROVENANCE: Provenance = {
  source:
    'ICPC media factsheet, May 2025 (faults at sea); Submarine Telecoms Forum 2019 (repair at sea); on land from memory',
  year: 2025,
  confidence: 'low',
};

/**
 * The cables out of a metro as a shared cause: while all ways are cut at once, nobody outside reaches any zone.
 * Accuracy: ways fail independently, so that an anchor or an earthquake that takes several at once is not in it (a
 * simulation plays that with a fault `cut:`), and a way counts only as far as it is the metro's own.
 */
export function cableRisk(cableWays: CableWays): ZoneRisk {
  const ways = Math.max(LEAST_WAYS, cableWays.ways);
  return {
    name: `cables out of the metro (${ways} ways, all cut at once)`,
    ...wayRate(cableWays),
    commonShare: 1,
    ways,
    provenance: PROVENANCE,
  };
}

/**
 * One way as stretches in series: rates add up, and the mean repair is that of the stretch that failed.
 * Source: Trivedi 2001, "Probability and Statistics with Reliability", 2nd ed., series systems.
 */
function wayRate({ seaKm, landKm }: CableWays): FailureRate {
  const sea = (seaKm / 1000) * SEA_FAULTS_PER_1000_KM;
  const land = (landKm / 1000) * LAND_CUTS_PER_1000_KM;
  const perYear = sea + land;
  assert(perYear > 0, 'a way out has some length');
  return {
    mtbfHours: HOURS_PER_YEAR / perYear,
    mttrHours: (sea * SEA_REPAIR_HOURS + land * LAND_REPAIR_HOURS) / perYear,
  };
}
