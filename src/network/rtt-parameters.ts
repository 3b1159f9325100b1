import { assert } from '../math/assert.ts';
import type { Backbone, Link, LinkKind } from '../world/types.ts';
import { fiberRttMs } from './fiber.ts';
import type { RttProfile } from './rtt-matrix.ts';

/** The few numbers of one profile that are fitted to measurements; everything else in a route is geography. */
export interface RttParameters {
  /**
   * Length of fiber over the shortest way; for `thin` a penalty that keeps routes off it. Ways between a place and its
   * hub are terrestrial.
   */
  readonly stretch: Readonly<Record<LinkKind, number>>;
  /** Round-trip delay of switching and detours at a hub that a route passes, ms. */
  readonly hopMs: number;
  /** Round-trip delay inside the metros and data centers of both ends together, ms. */
  readonly interceptMs: number;
  /** What the national gateway of a country adds to each international round trip, ms, by ISO2. */
  readonly gatewayMs: ReadonlyMap<string, number>;
  /** Whether international traffic is handed over at one of the large exchanges. */
  readonly meetsAtExchange: boolean;
}

/** How round trips spread: over time (95th percentile) and around the model (band). */
export interface RttSpread {
  /** 95th percentile = (1 + share) * median + jitter. */
  readonly p95JitterMs: number;
  readonly p95Share: number;
  /** Logarithms of true over modeled median: 80 % lie between `low` and `high` near calibrated places. */
  readonly bandLow: number;
  readonly bandHigh: number;
  /** How the band widens: its logarithm grows by this factor per `ln(1 + km / 500)` from calibrated places. */
  readonly bandGrowth: number;
  /** How much wider its logarithm is for a provider that was not measured. */
  readonly bandUnmeasured: number;
}

const GATEWAY = 'gatewayMs.';

/** The fitted numbers of a profile, from the world table that `npm run calibrate` writes. */
export function rttParameters(backbone: Backbone, profile: RttProfile): RttParameters {
  const number = numberReader(backbone, profile);
  const gateways = [...backbone.rttNumbers].filter(([key]) =>
    key.startsWith(`${profile}.${GATEWAY}`),
  );
  return {
    stretch: {
      terrestrial: number('terrestrialStretch'),
      submarine: number('submarineStretch'),
      thin: number('thinStretch'),
    },
    hopMs: number('hopMs'),
    interceptMs: number('interceptMs'),
    gatewayMs: new Map(gateways.map(([key, { value }]) => [key.slice(-'CN'.length), value])),
    meetsAtExchange: profile === 'public',
  };
}

/** The fitted spread of a profile. */
export function rttSpread(backbone: Backbone, profile: RttProfile): RttSpread {
  const number = numberReader(backbone, profile);
  return {
    p95JitterMs: number('p95JitterMs'),
    p95Share: number('p95Share'),
    bandLow: number('bandLow'),
    bandHigh: number('bandHigh'),
    bandGrowth: number('bandGrowth'),
    bandUnmeasured: number('bandUnmeasured'),
  };
}

function numberReader(backbone: Backbone, profile: RttProfile): (name: string) => number {
  return (name) => {
    const fact = backbone.rttNumbers.get(`${profile}.${name}`);
    assert(fact !== undefined, `the table rtt-numbers lacks ${profile}.${name}`);
    return fact.value;
  };
}

/**
 * Length of cable along a link, km. Thin links are as long as land links: their penalty is one of price and
 * capacity, not of length.
 */
export function cableKm(parameters: RttParameters, link: Pick<Link, 'kind' | 'lengthKm'>): number {
  return link.lengthKm * parameters.stretch[link.kind === 'thin' ? 'terrestrial' : link.kind];
}

/** Round-trip time over a link, ms; `landEnds` of its two ends are hubs and not waypoints. */
export function linkRttMs(
  parameters: RttParameters,
  link: Pick<Link, 'kind' | 'lengthKm'>,
  landEnds: number,
): number {
  const km = link.lengthKm * parameters.stretch[link.kind];
  return fiberRttMs(km) + (parameters.hopMs * landEnds) / 2;
}
