import { faultText } from '../../scenario/fault-as-text.ts';
import { DEFAULT_SIMULATION } from '../../scenario/simulation-settings.ts';
import type { Scenario } from '../../scenario/types.ts';
import { faultLabel } from '../simulation/fault-label.ts';
import type { Changes } from './draft.ts';

/** Id of the change that lets zones be lost at random, or not. */
export const RANDOM_FAULTS = 'randomFaults';
const FAULT = 'fault:';

/** Something that may strike the simulated operations. */
export interface FaultChoice {
  /** Id of the change that lets it happen, or not. */
  readonly id: string;
  readonly label: string;
  readonly isInFile: boolean;
  readonly isOn: boolean;
}

/** Faults that are offered before anybody has typed one. */
const OFFERED = ['zone:1@day2+6h', 'region@day3+6h'];

function simulationOf({ simulation }: Scenario) {
  return simulation ?? DEFAULT_SIMULATION;
}

/** Id of the change that adds a fault as scenario files write it, or takes one of the file away. */
export function faultId(text: string): string {
  return FAULT + text;
}

/** Zones lost at random, the faults of the file, those that were added, and some to begin with. */
export function faultChoices(base: Scenario, changes: Changes): readonly FaultChoice[] {
  const { randomFaults, faults } = simulationOf(base);
  const isOn = (id: string, isInFile: boolean) => (id in changes ? changes[id] === true : isInFile);
  const inFile = faults.map((fault) => ({
    id: faultId(faultText(fault)),
    label: faultLabel(fault),
  }));
  const known = new Set(inFile.map(({ id }) => id));
  const added = [...OFFERED.map(faultId), ...Object.keys(changes)].filter(
    (id, index, all) => id.startsWith(FAULT) && !known.has(id) && all.indexOf(id) === index,
  );
  return [
    { id: RANDOM_FAULTS, label: 'zones lost at random', isInFile: randomFaults },
    ...inFile.map((each) => ({ ...each, isInFile: true })),
    ...added.map((id) => ({ id, label: id.slice(FAULT.length), isInFile: false })),
  ].map((each) => ({ ...each, isOn: isOn(each.id, each.isInFile) }));
}

/** What `simulation` of a scenario must say of faults; nothing where none was switched. */
export function faultsPatch(
  base: Scenario,
  changes: Changes,
): { readonly randomFaults?: boolean; readonly faults?: readonly string[] } {
  const random = changes[RANDOM_FAULTS];
  const hasSwitched = Object.keys(changes).some((id) => id.startsWith(FAULT));
  const struck = faultChoices(base, changes)
    .filter(({ id, isOn }) => isOn && id.startsWith(FAULT))
    .map(({ id }) => id.slice(FAULT.length));
  return {
    ...(typeof random === 'boolean' && { randomFaults: random }),
    ...(hasSwitched && { faults: struck }),
  };
}
