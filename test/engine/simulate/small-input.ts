import type {
  OperationsClass,
  OperationsInput,
  OperationsSite,
} from '../../../src/engine/simulate/operations-input.ts';
import { HOURS_PER_WEEK } from '../../../src/engine/simulate/daily-rhythm.ts';

export const SMALL_CLASS: OperationsClass = {
  id: 'web',
  label: 'web',
  latencyBudgetMs: 100,
  meanServiceS: 1,
  serviceScv: 1,
  writeShare: 0,
  writeKilobytes: 4,
  requestKilobytes: 50,
  replication: { kind: 'quorum', replicas: 3 },
  patienceS: Infinity,
};

export const FLAT = { factors: new Float64Array(HOURS_PER_WEEK).fill(1) };

/** A site of `zones` zones 1 ms apart, each with the same number of servers of every class. */
export function smallSite(
  name: string,
  { zones, firstZone = 0, serversPerZone, classes = 1 }: SmallSite,
): OperationsSite {
  return {
    id: name,
    name,
    zones,
    firstZone,
    zoneRttMs: Float64Array.from({ length: zones * zones }, (_, at) =>
      at % (zones + 1) === 0 ? 0.1 : 1,
    ),
    linkGbps: 400,
    servers: new Float64Array(zones * classes).fill(serversPerZone),
  };
}

export interface SmallSite {
  readonly zones: number;
  readonly firstZone?: number;
  readonly serversPerZone: number;
  readonly classes?: number;
}

/** One source, one class and one site, unless the changes say otherwise. */
export function smallInput(
  arrivalsPerS: number,
  changes: Partial<OperationsInput> & { readonly class?: Partial<OperationsClass> },
): OperationsInput {
  const { class: ofClass, ...rest } = changes;
  return {
    durationS: 86_400,
    warmUpS: 3600,
    seed: 'small',
    sites: [smallSite('here', { zones: 1, serversPerZone: 1 })],
    classes: [{ ...SMALL_CLASS, ...ofClass }],
    countries: ['SA'],
    sources: {
      count: 1,
      classOf: Int32Array.of(0),
      countryOf: Int32Array.of(0),
      meanPerS: Float64Array.of(arrivalsPerS),
      rhythmOf: Int32Array.of(0),
      rhythms: [FLAT],
    },
    networks: [{ options: 1, siteOf: Int32Array.of(0), rttMs: Float64Array.of(20) }],
    effects: [],
    ...rest,
  };
}
