import type { DemandPoints } from '../demand/demand-points.ts';
import { programUsdPerYear } from '../demand/ecosystem-program.ts';
import type { Scenario } from '../scenario/types.ts';
import { lastDay } from '../world/partial-date.ts';
import type { CloudRegion, MarketFigure, World } from '../world/types.ts';
import { lawNotice } from './law-notice.ts';

export interface CaveatParts {
  readonly world: Pick<World, 'marketFigures' | 'providers' | 'laws' | 'countries'>;
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

const usd = new Intl.NumberFormat('en-US', { notation: 'compact', maximumFractionDigits: 1 });

/** What the programs of the scenario are taken to add, with the range of that assumption. */
function assumedPrograms({ scenario, points }: CaveatParts): string | undefined {
  const { programs } = scenario.demand;
  if (programs.length === 0) return undefined;
  const texts = programs.map((program) => {
    const { low, mid, high } = programUsdPerYear(program, scenario.horizonYears / 2);
    const most = points.countries.get(program.country);
    const capped = most === undefined ? 0 : Math.min(mid, most.programUsdPerYear);
    return `${program.name} ${usd.format(capped)} USD a year in ${program.country} (${usd.format(low)} to ${usd.format(high)})`;
  });
  return (
    `Demand that programs add by the middle of the horizon is an assumption of low confidence, at most a fifth of the ` +
    `market: ${texts.join('; ')}.`
  );
}

const DAY_MS = 86_400_000;
/** A count further from the scenario's day than this says little about it. */
const MOST_DAYS_APART = 366;

function daysApart(a: string, b: string): number {
  return Math.abs(Date.parse(a) - Date.parse(b)) / DAY_MS;
}

/** The provider's own count of something nearest to the scenario's day. */
function publishedCount({ world, scenario }: CaveatParts, what: string): MarketFigure | undefined {
  const name = world.providers.get(scenario.provider)?.name.split(' ')[0] ?? '';
  const apart = ({ period }: MarketFigure) => daysApart(lastDay(period), scenario.asOf);
  return world.marketFigures
    .filter(({ metric, entity }) => metric === 'footprint' && entity === `${name} ${what}`)
    .filter((figure) => apart(figure) <= MOST_DAYS_APART)
    .sort((a, b) => apart(a) - apart(b))
    .at(0);
}

/** Where the tables and the provider's own count of its fleet differ: totals mean little without their date. */
function publishedFootprint(parts: CaveatParts): string | undefined {
  const [regions, zones] = ['regions', 'availability zones'].map((what) =>
    publishedCount(parts, what),
  );
  if (!regions || !zones) return undefined;
  const { fleet, scenario } = parts;
  const counted = fleet.reduce((sum, region) => sum + (region.zones?.value ?? 0), 0);
  const changes = scenario.fleet.include.length + scenario.fleet.exclude.length;
  const own = changes > 0 ? `, after ${changes} changes that the scenario makes to it` : '';
  return (
    `The provider counted ${regions.value} regions and ${zones.value} zones in ${zones.period} (${zones.source}); ` +
    `the fleet here has ${fleet.length} and ${counted}${own}. Providers count partner and government regions in their own way, ` +
    'and the tables have the zones of today, since nobody publishes them by date.'
  );
}

/** What a reader must know to judge the answer, in sentences. */
export function caveatsOf(parts: CaveatParts): readonly string[] {
  const caveats = [
    publishedFootprint,
    undatedRegions,
    guessedZones,
    sameYear,
    assumedPrograms,
    droppedDemand,
  ];
  return [...caveats.flatMap((caveat) => caveat(parts) ?? []), lawNotice(parts.world)];
}
