import type { Fault } from '../../region/fault.ts';
import type { Diagnostic } from '../../scenario/diagnostic.ts';
import { pathText, type SourcePath } from '../../scenario/source-tree.ts';
import { DEFAULT_SIMULATION } from '../../scenario/simulation-settings.ts';
import type { Scenario } from '../../scenario/types.ts';
import type { World } from '../../world/types.ts';
import { fleetOf, siteOfRegion, type Site } from '../site.ts';
import { monthAfter } from './growth-plan.ts';
import type { OperationsPlan } from './operations-plan.ts';
import { siteIndex } from './operations-site.ts';

/** Where the fault of a field is shown: in the scenario's file, or at what else brought it in. */
export type FieldPlace = Pick<Diagnostic, 'file' | 'line' | 'column' | 'path'>;

export interface SimulationCheck {
  readonly world: World;
  readonly scenario: Scenario;
  /** The scenario's file. */
  readonly file: string;
  /** Where a field of the scenario was written; without it, somewhere in the file. */
  readonly placeOf?: (path: SourcePath) => FieldPlace;
  readonly site: Site;
  readonly durationS: number;
}

const DAY_S = 86_400;

/** What is wrong with a simulation that the fields of the scenario alone do not show. */
export function simulationFaults(check: SimulationCheck): readonly Diagnostic[] {
  const { faults } = check.scenario.simulation ?? DEFAULT_SIMULATION;
  return [
    ...faults.flatMap((fault, index) =>
      faultFaults(check, fault).map((text) => error(check, ['simulation', 'faults', index], text)),
    ),
    ...unknownWorkloads(check),
  ];
}

/**
 * Flash crowds in countries from which nobody comes to the site: they hold, and change nothing that is counted. Warnings,
 * since the same file may be asked about a site whose users they are.
 */
export function crowdWarnings(
  check: FieldCheck,
  { site, input }: Pick<OperationsPlan, 'site' | 'input'>,
): readonly Diagnostic[] {
  const { faults } = check.scenario.simulation ?? DEFAULT_SIMULATION;
  const countries = busiestCountries(input);
  return faults.flatMap((fault, index) => {
    if (fault.kind !== 'flashCrowd' || fault.country === undefined) return [];
    if (countries.includes(fault.country)) return [];
    const message = `changes nothing: nobody in ${fault.country} has ${site.name} as the nearest lawful site`;
    const hint = `its users are in ${countries.slice(0, MOST_NAMED).join(', ')}${countries.length > MOST_NAMED ? ', …' : ''}`;
    const told = error(check, ['simulation', 'faults', index], { message, hint });
    return [{ ...told, severity: 'warning' as const }];
  });
}

/** Countries named in a hint. */
const MOST_NAMED = 8;

/** Countries that the simulated requests come from, the most first. */
function busiestCountries({ sources, countries }: OperationsPlan['input']): readonly string[] {
  const perS = new Float64Array(countries.length);
  for (let i = 0; i < sources.count; i++) perS[sources.countryOf[i]] += sources.meanPerS[i];
  const asking = [...perS.keys()].filter((country) => perS[country] > 0);
  return asking.sort((a, b) => perS[b] - perS[a]).map((country) => countries[country]);
}

type FieldCheck = Pick<SimulationCheck, 'scenario' | 'file' | 'placeOf'>;

/** What is wrong with a growth over so many months that the fields of the scenario alone do not show. */
export function growthFaults(
  check: FieldCheck & { readonly months: number },
): readonly Diagnostic[] {
  const { scenario, months } = check;
  const first = scenario.asOf.slice(0, 7);
  const last = monthAfter(scenario.asOf, months - 1).slice(0, 7);
  const { priceJumps = [] } = (scenario.simulation ?? DEFAULT_SIMULATION).growth;
  const outside = priceJumps.flatMap(({ month }, index) =>
    month >= first && month <= last
      ? []
      : error(check, ['simulation', 'growth', 'prices', index], {
          message: `jumps in ${month}, outside the simulated months ${first} to ${last}`,
          hint: 'simulate more years (--years), or let it jump within them',
        }),
  );
  return [...outside, ...unknownWorkloads(check)];
}

/** Workloads that the simulation names and the scenario does not have. */
function unknownWorkloads(check: FieldCheck): readonly Diagnostic[] {
  const { traffic, growth } = check.scenario.simulation ?? DEFAULT_SIMULATION;
  const known = check.scenario.workloads.map(({ id }) => id);
  const unknown = (names: object, ...fields: readonly string[]): readonly Diagnostic[] =>
    Object.keys(names)
      .filter((id) => !known.includes(id))
      .map((id) =>
        error(check, ['simulation', ...fields, id], {
          message: 'is no workload of the scenario',
          hint: `its workloads are ${known.join(', ')}`,
        }),
      );
  return [
    ...unknown(traffic, 'traffic'),
    ...unknown(growth.workloadGrowthPerYear, 'growth', 'workloads'),
  ];
}

interface FaultText {
  readonly message: string;
  readonly hint: string;
}

function error({ file, placeOf }: FieldCheck, path: SourcePath, text: FaultText): Diagnostic {
  const place = placeOf?.(path) ?? { file, path: pathText(path) };
  return { severity: 'error', ...place, ...text };
}

function faultFaults(check: SimulationCheck, fault: Fault): readonly FaultText[] {
  return [...timeFaults(check, fault), ...siteFaults(check, fault)];
}

function timeFaults({ durationS }: SimulationCheck, { startS }: Fault): readonly FaultText[] {
  if (startS < durationS) return [];
  const day = (startS / DAY_S + 1).toFixed(1);
  const days = Number((durationS / DAY_S).toFixed(2));
  return [
    {
      message: `strikes on day ${day}, after the simulated time of ${days} days`,
      hint: 'simulate more days (--days), or let it strike earlier',
    },
  ];
}

function siteFaults(
  { world, scenario, site }: SimulationCheck,
  fault: Fault,
): readonly FaultText[] {
  if (!('site' in fault) && fault.kind !== 'zoneLoss') return [];
  const fleet = fleetOf(world, scenario).map(siteOfRegion);
  const sites = [site, ...fleet.filter(({ id }) => id !== site.id)];
  const index = siteIndex(sites, 'site' in fault ? fault.site : undefined);
  if (index === undefined) {
    const message = `"${fault.site ?? ''}" is neither the site that is looked at nor a region of the fleet`;
    return [{ message, hint: `the site is ${site.name}; regions are named by city or code` }];
  }
  if (fault.kind !== 'zoneLoss') return [];
  const region = world.regions.find(({ id }) => id === sites[index].id);
  const zones = sites[index].isExisting ? (region?.zones?.value ?? 3) : scenario.region.zones;
  if (fault.zone < zones) return [];
  const message = `zone ${fault.zone + 1} does not exist: ${sites[index].name} has ${zones}`;
  return [{ message, hint: `zones 1 to ${zones}` }];
}
