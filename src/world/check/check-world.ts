/**
 * The tables against physics and geography. A check is a row here: what it means, what it looked at, what it found.
 * Rejected: tests only. The tables are edited by people who run the program, not the test suite.
 */
import type { World } from '../types.ts';
import { capitalsAgree } from './capitals.ts';
import { noDuplicates, noTwinCities } from './duplicates.ts';
import type { CheckResult, WorldCheck, WorldFinding } from './finding.ts';
import { measurementsObeyLight } from './light.ts';
import { linksHaveTheirLength } from './links.ts';
import { nearestRegionsOfCapitals } from './nearest-regions.ts';
import { citiesFitCountries } from './people.ts';
import { exceptionsNeeded, placesInCountries } from './places-in-countries.ts';
import { everyValueSourced } from './provenance.ts';
import { boundsHoldValues, valuesInRange } from './ranges.ts';
import { regionsPlausible } from './regions.ts';

const CHECKS: readonly WorldCheck[] = [
  placesInCountries,
  exceptionsNeeded,
  capitalsAgree,
  nearestRegionsOfCapitals,
  noDuplicates,
  noTwinCities,
  valuesInRange,
  boundsHoldValues,
  regionsPlausible,
  everyValueSourced,
  citiesFitCountries,
  linksHaveTheirLength,
  measurementsObeyLight,
];

/** What every check looked at and found; about two seconds, most of them point-in-polygon. */
export function runWorldChecks(world: World): readonly CheckResult[] {
  return CHECKS.map(({ check, meaning, run }) => {
    const { checked, faults } = run(world);
    const nothing = { row: 'all tables', message: 'looked at nothing, so it proved nothing' };
    const all = checked === 0 ? [nothing] : faults;
    return { check, meaning, checked, findings: all.map((fault) => ({ check, ...fault })) };
  });
}

/** Everything in the tables that cannot be right; empty for the world as shipped. */
export function checkWorld(world: World): readonly WorldFinding[] {
  return runWorldChecks(world).flatMap(({ findings }) => findings);
}
