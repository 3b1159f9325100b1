import { greatCircleKm } from '../math/great-circle.ts';
import type { Country, Provenance } from '../world/types.ts';
import { HOURS_PER_YEAR, type ZoneRisk } from './availability.ts';
import { cableRisk, type CableWays } from './cable-risk.ts';
import type { Zone } from './zone-layout.ts';

/*
 * How often zones are lost, and why. Most frequencies are expert's guesses of low confidence, set so that a region of
 * three zones in a good grid comes out between the 99.99 % that providers promise and the 99.999 % of their best years;
 * what is to be trusted is how grids, cables, hazards, spacing and the number of zones move the answer. Each risk says
 * where its rate comes from.
 */

/** An expert's guess: no document was read. */
const GUESS: Provenance = { source: "expert's guess, from memory", year: 2026, confidence: 'low' };

/** Chance that a zone's batteries and generators do not carry it through a loss of the grid; expert's guess. */
const BACKUP_FAILURE_PROBABILITY = 0.005;

/**
 * Share of the zones' backup failures that take all zones on the grid at once: an outage that lasts longer than the fuel,
 * the same generators in each; expert's guess.
 */
const BACKUP_COMMON_SHARE = 0.1;

/**
 * Years between losses of a zone by its own supply (transformers, switchgear, batteries), grid or no grid: 53 % of
 * operators had an outage in three years, one in ten of them severe, 54 % of those by power.
 * Source: Uptime Institute, "Annual Outage Analysis" 2024 and 2025, as the press reported them.
 */
const POWER_FEED_YEARS = 3 / (-Math.log(1 - 0.53) * 0.1 * 0.54);

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

/** What is around a region that decides why its zones are lost. */
export interface Surroundings {
  readonly country: Country | undefined;
  readonly zones: readonly Zone[];
  /** Without them, no cable is among the causes. */
  readonly cableWays?: CableWays;
}

/** The reasons for which zones are lost; where an indicator is unknown the middle of its range stands. */
export function usualRisks({ country, zones, cableWays }: Surroundings): readonly ZoneRisk[] {
  return [
    risk('building (fire, cooling, flooding)', { years: 15, mttrHours: 24, commonShare: 0 }),
    powerFeedRisk(),
    gridRisk(country),
    risk('links of the zone', { years: 4, mttrHours: 2, commonShare: 0.05 }),
    risk('control software', { years: 3, mttrHours: 3, commonShare: 0.25 }),
    ...(cableWays ? [cableRisk(cableWays)] : []),
    ...hazardRisks(country, zones),
  ];
}

/** The zone's own supply: it strikes one zone. */
function powerFeedRisk(): ZoneRisk {
  const provenance: Provenance = {
    source:
      'Uptime Institute, Annual Outage Analysis 2024 and 2025, as reported by the press; repair from memory',
    year: 2024,
    confidence: 'low',
  };
  const rate = { years: POWER_FEED_YEARS, mttrHours: 4, commonShare: 0 };
  return { ...risk('power feed of the zone', rate), provenance };
}

/** The transmission grid, which all zones of a metro hang on: what strikes is an outage that a zone's backup fails in. */
function gridRisk(country: Country | undefined): ZoneRisk {
  const fact = country?.numbers.firmsWithOutagesShare;
  const lossesPerYear =
    gridOutagesPerYear(fact?.value ?? MIDDLE_OUTAGES_SHARE) * BACKUP_FAILURE_PROBABILITY;
  const provenance: Provenance = {
    source: `${fact?.source ?? 'firms with outages not known'}; outages and backup from memory`,
    year: fact?.year ?? GUESS.year,
    confidence: 'low',
  };
  const rate = { years: 1 / lossesPerYear, mttrHours: 4, commonShare: BACKUP_COMMON_SHARE };
  return { ...risk('grid shared by the zones', rate), provenance };
}

/** One risk for the zones that a hazard reaches one by one, and one for each group that it takes together. */
function hazardRisks(country: Country | undefined, zones: readonly Zone[]): readonly ZoneRisk[] {
  const fact = country?.numbers.informNaturalHazard;
  const mtbfHours = yearsBetweenDisasters(fact?.value ?? MIDDLE_HAZARD) * HOURS_PER_YEAR;
  const groups = hazardGroups(zones);
  const alone = groups.filter(({ length }) => length === 1).flat();
  const provenance: Provenance = {
    source: `${fact?.source ?? 'natural hazard not known'}; frequency and repair from memory`,
    year: fact?.year ?? GUESS.year,
    confidence: 'low',
  };
  const rate = { mtbfHours, mttrHours: DISASTER_REPAIR_HOURS, provenance };
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
  return { name, mtbfHours: years * HOURS_PER_YEAR, mttrHours, commonShare, provenance: GUESS };
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
