import { patternSearch } from '../../math/pattern-search.ts';
import type { Backbone, PartialDate } from '../../world/types.ts';
import type { RttProfile } from '../rtt-matrix.ts';
import { rttModel } from '../rtt-model.ts';
import type { RttParameters } from '../rtt-parameters.ts';
import { featureRttMs, routeFeatures, type RouteFeatures } from './route-features.ts';
import type { RttSample } from './rtt-sample.ts';

/** What a fit starts from and looks at. */
export interface FitInput {
  readonly backbone: Backbone;
  readonly profile: RttProfile;
  /** The day whose cables the measurements saw. */
  readonly asOf: PartialDate;
  readonly samples: readonly RttSample[];
  readonly start: RttParameters;
}

/** Residuals beyond this count linearly and not squared: one strange pair must not turn the fit, in logarithms. */
const ROBUST_LOG = 0.1;

/** Routes depend on the numbers and the numbers on the routes; this many turns settle both. */
const TURNS = 4;

/** No fiber is shorter than the way it follows, and real ones have slack: repeaters, ducts, harbors. */
const LEAST_STRETCH = 1.02;

/** First steps of the search: stretches, and what the ends add, ms. */
const FIRST_STEPS = [0.05, 0.05, 0.5];
const GATEWAY_STEP_MS = 5;

/**
 * The few numbers of a profile that make modeled round trips fit measured ones: two stretches, what the
 * ends add, and one for each national gateway that `start` names. Held fixed, because the data do not tell them apart from these: the
 * delay a hub (trades against the stretch over land) and the penalty of thin links (a choice of route).
 * Method: the routes of the present numbers are held while a direct search minimizes the mean Huber loss of the
 * logarithms of modeled over measured time; then routes are worked out anew, in turns. Deterministic.
 * Source: Huber 1964, "Robust Estimation of a Location Parameter", Annals of Mathematical Statistics 35(1).
 */
export function fitProfile({ backbone, profile, asOf, samples, start }: FitInput): RttParameters {
  let best = start;
  for (let turn = 0; turn < TURNS; turn++) {
    const model = rttModel({ backbone }, { asOf, parameters: { [profile]: best } });
    const features = routeFeatures(model, profile, samples);
    best = refit(best, features, samples);
  }
  return best;
}

function refit(
  start: RttParameters,
  features: readonly RouteFeatures[],
  samples: readonly RttSample[],
): RttParameters {
  const measuredLog = Float64Array.from(samples, ({ rttMs }) => Math.log(rttMs));
  const cost = (point: readonly number[]): number => {
    if (!isPhysical(point)) return Infinity;
    const parameters = withNumbers(start, point);
    let sum = 0;
    for (let i = 0; i < features.length; i++) {
      sum += huber(Math.log(featureRttMs(parameters, features[i])) - measuredLog[i]);
    }
    return sum / features.length;
  };
  const numbers = numbersOf(start);
  const steps = numbers.map((_, i) => FIRST_STEPS[i] ?? GATEWAY_STEP_MS);
  return withNumbers(start, patternSearch(cost, numbers, { steps, tolerance: 0.005 }).point);
}

/** The fitted numbers as a point: stretches over land, by sea and to the hub; both ends; gateways. */
function numbersOf(parameters: RttParameters): readonly number[] {
  const { stretch, interceptMs, gatewayMs } = parameters;
  return [stretch.terrestrial, stretch.submarine, interceptMs, ...gatewayMs.values()];
}

function withNumbers(parameters: RttParameters, point: readonly number[]): RttParameters {
  const [terrestrial, submarine, interceptMs, ...gateways] = point;
  const countries = [...parameters.gatewayMs.keys()];
  return {
    ...parameters,
    stretch: { ...parameters.stretch, terrestrial, submarine },
    interceptMs,
    gatewayMs: new Map(countries.map((country, i) => [country, gateways[i]])),
  };
}

function isPhysical([terrestrial, submarine, ...delays]: readonly number[]): boolean {
  return Math.min(terrestrial, submarine) >= LEAST_STRETCH && delays.every((ms) => ms >= 0);
}

function huber(residual: number): number {
  const size = Math.abs(residual);
  return size < ROBUST_LOG ? (size * size) / 2 : ROBUST_LOG * (size - ROBUST_LOG / 2);
}
