import type { DemandPoints } from '../demand/demand-points.ts';
import type { Scenario } from '../scenario/types.ts';
import { lastDay } from '../world/partial-date.ts';
import type { CloudRegion } from '../world/types.ts';

export interface CaveatParts {
  readonly scenario: Scenario;
  readonly fleet: readonly CloudRegion[];
  readonly points: DemandPoints;
}

function list(names: readonly string[], most: number): string {
  const shown = names.slice(0, most).join(', ');
  return names.length > most ? `${shown} and ${names.length - most} more` : shown;
}

function undatedRegions({ fleet }: CaveatParts): string | undefined {
  const undated = fleet.filter(({ launched }) => launched === undefined);
  if (undated.length === 0) return undefined;
  const codes = list(
    undated.map(({ code }) => code),
    6,
  );
  return `${undated.length} regions of the fleet have no known launch year and are taken as standing: ${codes}.`;
}

function guessedZones({ fleet }: CaveatParts): string | undefined {
  const guessed = fleet.filter(({ zones }) => zones?.confidence !== 'high');
  if (guessed.length === 0) return undefined;
  return `The zone counts of ${guessed.length} of ${fleet.length} regions are not from a document of the provider.`;
}

function sameYear({ fleet, scenario }: CaveatParts): string | undefined {
  const year = scenario.asOf.slice(0, 4);
  if (scenario.asOf === lastDay(year)) return undefined;
  const counted = fleet.filter(({ launched }) => launched?.value.startsWith(year));
  if (counted.length === 0) return undefined;
  return `Of the regions launched in ${year} only those dated by ${scenario.asOf} count: ${list(
    counted.map(({ code }) => code),
    6,
  )}.`;
}

function droppedDemand({ points }: CaveatParts): string | undefined {
  if (points.dropped.length === 0) return undefined;
  const names = points.dropped.map(({ name, because }) => `${name} (${because})`);
  return `Demand of ${points.dropped.length} countries and territories is left out: ${list(names, 5)}.`;
}

/** What a reader must know to judge the answer, in sentences. */
export function caveatsOf(parts: CaveatParts): readonly string[] {
  return [undatedRegions, guessedZones, sameYear, droppedDemand].flatMap(
    (caveat) => caveat(parts) ?? [],
  );
}
