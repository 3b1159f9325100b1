import type { Fault } from '../../region/fault.ts';
import type { Diagnostic } from '../../scenario/diagnostic.ts';
import { DEFAULT_SIMULATION } from '../../scenario/simulation-settings.ts';
import type { Scenario } from '../../scenario/types.ts';
import type { World } from '../../world/types.ts';
import { fleetOf, siteOfRegion, type Site } from '../site.ts';
import { siteIndex } from './operations-site.ts';

export interface SimulationCheck {
  readonly world: World;
  readonly scenario: Scenario;
  /** What the faults are said of: the scenario's file. */
  readonly file: string;
  readonly site: Site;
  readonly durationS: number;
}

const DAY_S = 86_400;

/** What is wrong with a simulation that the fields of the scenario alone do not show. */
export function simulationFaults(check: SimulationCheck): readonly Diagnostic[] {
  const { faults, traffic, growth } = check.scenario.simulation ?? DEFAULT_SIMULATION;
  const known = check.scenario.workloads.map(({ id }) => id);
  const named = [
    ...Object.keys(traffic).map((id) => [id, `simulation.traffic.${id}`]),
    ...Object.keys(growth.workloadGrowthPerYear).map((id) => [
      id,
      `simulation.growth.workloads.${id}`,
    ]),
  ];
  const unknown = named.filter(([id]) => !known.includes(id));
  return [
    ...faults.flatMap((fault, index) =>
      faultFaults(check, fault).map((text) => error(check, `simulation.faults[${index}]`, text)),
    ),
    ...unknown.map(([, path]) =>
      error(check, path, {
        message: 'is no workload of the scenario',
        hint: `its workloads are ${known.join(', ')}`,
      }),
    ),
  ];
}

interface FaultText {
  readonly message: string;
  readonly hint: string;
}

function error({ file }: SimulationCheck, path: string, text: FaultText): Diagnostic {
  return { severity: 'error', file, path, ...text };
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
