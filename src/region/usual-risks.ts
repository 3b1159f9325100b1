import { greatCircleKm } from '../math/great-circle.ts';
import type { Country } from '../world/types.ts';
import type { ZoneRisk } from './availability.ts';
import type { Zone } from './zone-layout.ts';

/*
 * How often zones are lost, and why. All frequencies are expert's guesses of low confidence, set so that a region of
 * three zones in a good grid comes out between the 99.99 % that providers promise and the 99.999 % of their best years;
 * what is to be trusted is how grids, hazards, spacing and the number of zones move the answer.
 */

const HOURS_PER_YEAR = 8766;

/** Chance that a zone's batteries and generators do not carry it through a loss of the grid. */
const BACKUP_FAILURE_PROBABILITY = 0.005;

/** Share of firms that report outages where a country's is not known: the middle of its range. */
const MIDDLE_OUTAGES_SHARE = 0.5;

/** INFORM hazard where a country has none: the middle of its range of 0 to 10. */
const MIDDLE_HAZARD = 5;

/** Two weeks until a zone that a disaster struck serves again. */
const DISASTER_REPAIR_HOURS = 14 * 24;

/** Zones nearer than this stand on the same flood plain and hang on the same substations. */
const SHARED_HAZARD_KM = 10;

/**
 * Grid outages a year at a site: 0.5 where no firm reports outages (World Bank Enterprise Surveys), 50 where every firm
 * does, even steps of the logarithm between.
 */
export function gridOutagesPerYear(firmsWithOutagesShare: number): number {
  return 0.5 * 100 ** firmsWithOutagesShare;
}

/** Years between disasters that take a site: 1000 where the INFORM natural hazard is 0, 10 where it is 10. */
export function yearsBetweenDisasters(naturalHazard: number): number {
  return 1000 / 10 ** (naturalHazard / 5);
}

/** The reasons for which zones of this country are lost; where an indicator is unknown the middle of its range stands. */
export function usualRisks(
  country: Country | undefined,
  zones: readonly Zone[],
): readonly ZoneRisk[] {
  const outages = country?.numbers.firmsWithOutagesShare?.value ?? MIDDLE_OUTAGES_SHARE;
  const hazard = country?.numbers.informNaturalHazard?.value ?? MIDDLE_HAZARD;
  const powerLossesPerYear = gridOutagesPerYear(outages) * BACKUP_FAILURE_PROBABILITY;
  return [
    risk('building (fire, cooling, flooding)', { years: 15, mttrHours: 24, commonShare: 0 }),
    risk('power feed and grid', { years: 1 / powerLossesPerYear, mttrHours: 4, commonShare: 0.1 }),
    risk('zone network', { years: 4, mttrHours: 2, commonShare: 0.05 }),
    risk('control software', { years: 3, mttrHours: 3, commonShare: 0.25 }),
    ...hazardRisks(zones, yearsBetweenDisasters(hazard) * HOURS_PER_YEAR),
  ];
}

/** One risk for the zones that a hazard reaches one by one, and one for each group that it takes together. */
function hazardRisks(zones: readonly Zone[], mtbfHours: number): readonly ZoneRisk[] {
  const groups = hazardGroups(zones);
  const alone = groups.filter(({ length }) => length === 1).flat();
  const rate = { mtbfHours, mttrHours: DISASTER_REPAIR_HOURS };
  return [
    ...(alone.length > 0
      ? [{ name: 'natural hazard', ...rate, commonShare: 0, zones: alone }]
      : []),
    ...groups
      .filter(({ length }) => length > 1)
      .map((group) => ({
        name: `natural hazard of ${zoneNames(zones, group)} together`,
        ...rate,
        commonShare: 1,
        zones: group,
      })),
  ];
}

function risk(
  name: string,
  rate: { readonly years: number; readonly mttrHours: number; readonly commonShare: number },
): ZoneRisk {
  const { years, mttrHours, commonShare } = rate;
  return { name, mtbfHours: years * HOURS_PER_YEAR, mttrHours, commonShare };
}

function zoneNames(zones: readonly Zone[], group: readonly number[]): string {
  return group.map((zone) => zones[zone].id).join(', ');
}

/** Zones that one hazard reaches together: chains of zones nearer than {@link SHARED_HAZARD_KM}. */
export function hazardGroups(zones: readonly Zone[]): readonly (readonly number[])[] {
  const groupOf = zones.map((_, zone) => zone);
  zones.forEach((zone, i) => {
    zones.slice(0, i).forEach((other, j) => {
      if (greatCircleKm(zone, other) >= SHARED_HAZARD_KM) return;
      const merged = groupOf[i];
      groupOf.forEach((group, at) => {
        if (group === merged) groupOf[at] = groupOf[j];
      });
    });
  });
  return [...new Set(groupOf)].map((group) =>
    groupOf.flatMap((each, zone) => (each === group ? [zone] : [])),
  );
}
