import type { RttProfile } from './rtt-matrix.ts';
import type { RttParameters } from './rtt-parameters.ts';

const CLOUD: RttParameters = {
  stretch: { terrestrial: 1.293, submarine: 1.214, thin: 2.204 },
  tailStretch: 1.706,
  hopMs: 1.58,
  interceptMs: 5.27,
};

const PUBLIC: RttParameters = {
  stretch: { terrestrial: 1.293, submarine: 1.214, thin: 2.204 },
  tailStretch: 1.706,
  hopMs: 2.2,
  interceptMs: 6.5,
};

/** The fitted numbers of a profile, for a provider where its own were measured. */
export function rttParameters(profile: RttProfile, _provider?: string): RttParameters {
  return profile === 'cloud' ? CLOUD : PUBLIC;
}
