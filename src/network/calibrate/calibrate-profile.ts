import { greatCircleKm } from '../../math/great-circle.ts';
import { rttModel } from '../rtt-model.ts';
import type { RttParameters, RttSpread } from '../rtt-parameters.ts';
import { leaveCountryOut, type HeldOut } from './cross-validate.ts';
import { fitBand, fitP95, type Residual } from './fit-spread.ts';
import { fitProfile, type FitInput } from './fit-profile.ts';
import { featureRttMs, routeFeatures } from './route-features.ts';
import type { RttSample } from './rtt-sample.ts';

/** What a calibration found, and how well it does. */
export interface Calibration {
  readonly parameters: RttParameters;
  readonly spread: Partial<RttSpread>;
  readonly samples: number;
  /** Absolute errors as a share of the measured time, of the fit itself. */
  readonly fitErrors: readonly number[];
  /** The same of predictions for countries that the fit had not seen. */
  readonly heldOutErrors: readonly number[];
}

/**
 * The held-out residuals show no growth with distance, so the band is fitted without: near calibrated places it then
 * holds what it says, and the growth that the table assumes makes it safer away from them.
 */
const NO_GROWTH = 0;

/** Fits one profile, leaves every country out in turn, and takes the band from what was left out. */
export function calibrateProfile(
  input: FitInput,
  onProgress?: (done: number, of: number) => void,
): Calibration {
  const parameters = fitProfile(input);
  const model = rttModel(input, { asOf: input.asOf, parameters: { [input.profile]: parameters } });
  const features = routeFeatures(model, input.profile, input.samples);
  const modeledMs = features.map((it) => featureRttMs(parameters, it));
  const heldOut = leaveCountryOut(input, onProgress);
  const near = input.samples.map(({ rttMs }, i) => ({
    log: Math.log(rttMs / modeledMs[i]),
    anchorKm: 0,
  }));
  return {
    parameters,
    spread: {
      ...fitBand([...near, ...heldOutResiduals(input.samples, heldOut)], NO_GROWTH),
      ...(input.samples.some(({ rttMsP95 }) => rttMsP95 !== undefined) && fitP95(input.samples)),
    },
    samples: input.samples.length,
    fitErrors: input.samples.map(({ rttMs }, i) => Math.abs(modeledMs[i] / rttMs - 1)),
    heldOutErrors: heldOut.map(({ sample, modeledMs: ms }) => Math.abs(ms / sample.rttMs - 1)),
  };
}

/** Residuals of held-out samples, with the mean distance of their ends from what the fit had left. */
export function heldOutResiduals(
  samples: readonly RttSample[],
  heldOut: readonly HeldOut[],
): readonly Residual[] {
  const places = new Map(samples.flatMap(({ from, to }) => [from, to]).map((it) => [it.name, it]));
  const distances = new Map<string, number>();
  const distanceKm = (name: string, country: string): number => {
    const key = `${name}|${country}`;
    const place = places.get(name);
    const known = distances.get(key);
    if (known !== undefined || place === undefined) return known ?? 0;
    const others = [...places.values()].filter((other) => other.country !== country);
    const km = Math.min(...others.map((other) => greatCircleKm(place, other)));
    distances.set(key, km);
    return km;
  };
  return heldOut.map(({ sample, modeledMs, country }) => ({
    log: Math.log(sample.rttMs / modeledMs),
    anchorKm: (distanceKm(sample.from.name, country) + distanceKm(sample.to.name, country)) / 2,
  }));
}
