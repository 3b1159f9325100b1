import type { Workload } from '../../demand/workload.ts';
import type { TrafficSettings } from '../../scenario/simulation-settings.ts';
import type { World } from '../../world/types.ts';
import type { RhythmKind } from './daily-rhythm.ts';

/** What requests of a workload are like. */
export interface TrafficProfile extends Required<TrafficSettings> {
  readonly rhythm: RhythmKind;
}

/**
 * Requests by workload. Service times, sizes and write shares are expert's guesses of low confidence: no provider
 * publishes them. What matters for a place is their order: a transaction takes milliseconds and writes, an inference
 * takes seconds of an accelerator, a training job half an hour.
 */
const PROFILES: Readonly<Record<string, TrafficProfile>> = {
  web: {
    serviceTimeS: 0.05,
    serviceScv: 2,
    writeShare: 0.1,
    writeKilobytes: 4,
    requestKilobytes: 60,
    patienceS: 2,
    rhythm: 'interactive',
  },
  transactional: {
    serviceTimeS: 0.02,
    serviceScv: 1,
    writeShare: 0.5,
    writeKilobytes: 4,
    requestKilobytes: 8,
    patienceS: 1,
    rhythm: 'interactive',
  },
  aiInference: {
    serviceTimeS: 2,
    serviceScv: 1,
    writeShare: 0.02,
    writeKilobytes: 8,
    requestKilobytes: 20,
    patienceS: 10,
    rhythm: 'interactive',
  },
  aiTraining: {
    serviceTimeS: 1800,
    serviceScv: 2,
    writeShare: 0.1,
    writeKilobytes: 1e6,
    requestKilobytes: 1000,
    patienceS: 3600,
    rhythm: 'batch',
  },
  storageBatch: {
    serviceTimeS: 0.5,
    serviceScv: 4,
    writeShare: 0.3,
    writeKilobytes: 256,
    requestKilobytes: 512,
    patienceS: 30,
    rhythm: 'batch',
  },
};

/** Requests of a workload: its own where it is one of the presets, else those of a web or an inference workload. */
export function trafficProfile(
  { id, needsAccelerators }: Workload,
  settings: Readonly<Record<string, TrafficSettings>>,
): TrafficProfile {
  const usual = Object.hasOwn(PROFILES, id)
    ? PROFILES[id]
    : PROFILES[needsAccelerators ? 'aiInference' : 'web'];
  return { ...usual, ...(Object.hasOwn(settings, id) && settings[id]) };
}

/** Virtual processors that a request has to itself while it is served; expert's guess. */
const VCPU_PER_REQUEST = 4;

/** Accelerators of a server of the reference class. */
const ACCELERATORS_PER_NODE = 8;

/** Requests that a kW of IT load serves at the same time. */
export interface ServersPerKw {
  /** One request per container of {@link VCPU_PER_REQUEST} virtual processors. */
  readonly general: number;
  /** One request per accelerator. */
  readonly accelerated: number;
}

/** From the world's figures of a general server (vCPU, power) and of an eight-accelerator server (power). */
export function serversPerKw({ costParameters }: Pick<World, 'costParameters'>): ServersPerKw {
  const value = (id: string, usual: number): number => costParameters.get(id)?.value ?? usual;
  return {
    general:
      value('vcpu_per_general_server', 192) / value('general_server_power', 0.6) / VCPU_PER_REQUEST,
    accelerated: ACCELERATORS_PER_NODE / value('h100x8_power', 10.2),
  };
}
