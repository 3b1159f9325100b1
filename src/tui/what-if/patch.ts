import type { Scenario } from '../../scenario/types.ts';
import type { Lever } from '../map/atlas.ts';
import type { Changes, ChangeValue } from './draft.ts';
import { faultsPatch } from './faults.ts';
import { monthText } from './months.ts';
import { effectiveShares } from './shares.ts';

/** A partial scenario as it stands in a file. */
export interface Patch {
  readonly [key: string]: PatchValue;
}
export type PatchValue = string | number | boolean | null | readonly PatchValue[] | Patch;

/** Changes of one kind, by what stands behind the colon of their id: `weight:rttGainMs`. */
function changesOf(changes: Changes, kind: string): readonly (readonly [string, ChangeValue])[] {
  return Object.entries(changes)
    .filter(([id]) => id.startsWith(`${kind}:`))
    .map(([id, value]) => [id.slice(kind.length + 1), value] as const)
    .sort(([a], [b]) => (a < b ? -1 : 1));
}

function numberOf(changes: Changes, id: string): number | undefined {
  const value = changes[id];
  return typeof value === 'number' ? value : undefined;
}

/** The weight of a criterion after the changes; one that the file does not name weighs nothing before them. */
export function weightOf(
  { id, weight }: { readonly id: string; readonly weight: number },
  changes: Changes,
): number {
  return numberOf(changes, `weight:${id}`) ?? weight;
}

/** All criteria, since a file that names some has no others; the rest of a criterion's fields stays as it was. */
function criteriaPatch({ criteria }: Scenario, changes: Changes): Patch {
  const weights = changesOf(changes, 'weight');
  if (weights.length === 0) return {};
  const named = criteria.map((spec) => {
    const weight = weightOf(spec, changes);
    const isPlain = spec.kind === 'built-in' && spec.range === undefined;
    return [spec.id, isPlain ? weight : { weight }];
  });
  const others = weights.filter(([id]) => !criteria.some((spec) => spec.id === id));
  return { criteria: Object.fromEntries([...named, ...others]) as Patch };
}

/** All workloads with their shares, since shares must sum to 1. */
function workloadsPatch({ workloads }: Scenario, changes: Changes): Patch {
  const budgets = new Map(changesOf(changes, 'budget'));
  if (changesOf(changes, 'share').length + budgets.size === 0) return {};
  const shares = effectiveShares(workloads, changes);
  const entries = workloads.map(({ id }) => {
    const budget = budgets.get(id);
    const share = { share: shares[id] };
    return [id, budget === undefined ? share : { ...share, latencyBudget: `${String(budget)} ms` }];
  });
  return { workloads: Object.fromEntries(entries) as Patch };
}

function regionPatch(changes: Changes): Patch {
  const zones = numberOf(changes, 'zones');
  const load = numberOf(changes, 'itLoadMwPerZone');
  const spacing = numberOf(changes, 'zoneSpacingKm');
  const share = numberOf(changes, 'acceleratorShare');
  const region: Patch = {
    ...(zones !== undefined && { zones }),
    // A file gives the load of a zone or that of the whole region; the one not given must go.
    ...(load !== undefined && { itLoad: null, itLoadPerZone: `${load} MW` }),
    ...(spacing !== undefined && { zoneSpacing: `${spacing} km` }),
    ...(share !== undefined && { acceleratorShare: share }),
  };
  return Object.keys(region).length === 0 ? {} : { region };
}

function lawPatch(changes: Changes): Patch {
  const rules = changesOf(changes, 'rule').map(([id, isOn]) => [id, isOn === true ? 'on' : 'off']);
  const law: Patch = {
    ...('exportControls' in changes && { exportControls: changes.exportControls }),
    ...('sourcedOnly' in changes && { sourcedOnly: changes.sourcedOnly }),
    ...(rules.length > 0 && { exportRules: Object.fromEntries(rules) as Patch }),
  };
  return Object.keys(law).length === 0 ? {} : { law };
}

/** A list of names with some switched on or off; switched-on ones come last, by name. */
function switched(
  names: readonly string[],
  switches: readonly (readonly [string, ChangeValue])[],
): readonly string[] {
  const off = new Set(switches.filter(([, isOn]) => isOn === false).map(([name]) => name));
  const kept = names.filter((name) => !off.has(name));
  const added = switches.filter(([name, isOn]) => isOn === true && !kept.includes(name));
  return [...kept, ...added.map(([name]) => name)];
}

function eventsPatch({ events }: Scenario, changes: Changes): Patch {
  const switches = changesOf(changes, 'cut');
  if (switches.length === 0) return {};
  const cuts = switched(
    events.map(({ cut }) => cut),
    switches,
  );
  return { events: cuts.map((cut) => ({ cut })) };
}

function fleetPatch({ fleet }: Scenario, changes: Changes): Patch {
  const lost = changesOf(changes, 'lose');
  const patch: Patch = {
    ...('announced' in changes && { announced: changes.announced }),
    ...(lost.length > 0 && { exclude: switched(fleet.exclude, lost) }),
  };
  return Object.keys(patch).length === 0 ? {} : { fleet: patch };
}

function assumptionsPatch(changes: Changes, levers: readonly Lever[]): Patch {
  const set = changesOf(changes, 'lever');
  if (set.length === 0) return {};
  const suffixes = new Map(levers.map(({ id, suffix }) => [id, suffix]));
  const entries = set.map(([id, value]) => [id, `${String(value)}${suffixes.get(id) ?? ''}`]);
  return { assumptions: Object.fromEntries(entries) as Patch };
}

function simulationPatch(base: Scenario, changes: Changes): Patch {
  const simulation: Patch = faultsPatch(base, changes);
  return Object.keys(simulation).length === 0 ? {} : { simulation };
}

/** What a scenario file must say to turn `base` into the draft. */
export function patchOf(changes: Changes, base: Scenario, levers: readonly Lever[]): Patch {
  const asOf = numberOf(changes, 'asOf');
  const horizon = numberOf(changes, 'horizonYears');
  return {
    ...(asOf !== undefined && { asOf: monthText(asOf) }),
    ...(horizon !== undefined && { horizon: `${horizon} years` }),
    ...fleetPatch(base, changes),
    ...regionPatch(changes),
    ...workloadsPatch(base, changes),
    ...criteriaPatch(base, changes),
    ...assumptionsPatch(changes, levers),
    ...lawPatch(changes),
    ...eventsPatch(base, changes),
    ...simulationPatch(base, changes),
  };
}
