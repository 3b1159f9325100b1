import type { RttParameters } from '../rtt-parameters.ts';
import { rttModel } from '../rtt-model.ts';
import { fitProfile, type FitInput } from './fit-profile.ts';
import { featureRttMs, routeFeatures } from './route-features.ts';
import type { RttSample } from './rtt-sample.ts';

/** A sample as a fit that had not seen one of its countries predicts it. */
export interface HeldOut {
  readonly sample: RttSample;
  readonly modeledMs: number;
  /** The country whose samples the fit had not seen. */
  readonly country: string;
}

/**
 * Predictions for places that the fit has not seen: each country in turn is left out with every pair that touches it,
 * the rest is fitted, and the pairs left out are predicted. Leaving out random pairs instead would flatter, because
 * each of their places would still be known from its other pairs. A pair of two countries is predicted twice.
 */
export function leaveCountryOut(
  input: FitInput,
  onProgress: (done: number, of: number) => void = () => undefined,
): readonly HeldOut[] {
  const countries = [
    ...new Set(input.samples.flatMap(({ from, to }) => [from.country, to.country])),
  ].sort();
  return countries.flatMap((country, done) => {
    const isIts = ({ from, to }: RttSample): boolean =>
      from.country === country || to.country === country;
    const parameters = fitProfile({ ...input, samples: input.samples.filter((it) => !isIts(it)) });
    onProgress(done + 1, countries.length);
    return predictions(input, parameters, input.samples.filter(isIts), country);
  });
}

function predictions(
  { backbone, profile, asOf }: FitInput,
  parameters: RttParameters,
  samples: readonly RttSample[],
  country: string,
): readonly HeldOut[] {
  const model = rttModel({ backbone }, { asOf, parameters: { [profile]: parameters } });
  const features = routeFeatures(model, profile, samples);
  return samples.map((sample, i) => ({
    sample,
    modeledMs: featureRttMs(parameters, features[i]),
    country,
  }));
}
