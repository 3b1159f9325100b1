import type { Fault } from '../../region/fault.ts';
import type { OperationsSite, TimedEffect } from './operations-input.ts';

/** Cuts that hold between two moments; the network of that time is made with all of them. */
export interface CutPeriod {
  readonly startS: number;
  readonly endS: number;
  readonly cuts: readonly string[];
}

/** Periods in which the set of active cuts stays the same, those without any left out. */
export function cutPeriods(faults: readonly Fault[]): readonly CutPeriod[] {
  const cuts = faults.filter((fault) => fault.kind === 'cableCut');
  const times = [...new Set(cuts.flatMap(({ startS, durationS }) => [startS, startS + durationS]))];
  times.sort((a, b) => a - b);
  return times.slice(0, -1).flatMap((startS, index) => {
    const endS = times[index + 1];
    const active = cuts
      .filter((fault) => fault.startS <= startS && fault.startS + fault.durationS >= endS)
      .map(({ cut }) => cut);
    return active.length > 0 ? [{ startS, endS, cuts: [...new Set(active)].sort() }] : [];
  });
}

/** The effect of a fault on zones or demand; `siteOf` gives the index of the site it names. */
export function faultEffect(
  fault: Fault,
  { sites, siteOf, countries }: FaultContext,
): TimedEffect | undefined {
  const time = { startS: fault.startS, endS: fault.startS + fault.durationS };
  switch (fault.kind) {
    case 'cableCut':
      return undefined;
    case 'flashCrowd': {
      if (fault.country === undefined) return { ...time, kind: 'crowd', factor: fault.factor };
      const country = countries.indexOf(fault.country);
      return country < 0 ? undefined : { ...time, kind: 'crowd', country, factor: fault.factor };
    }
    case 'zoneLoss': {
      const { firstZone } = sites[siteOf(fault.site)];
      return { ...time, kind: 'capacity', zones: [firstZone + fault.zone], share: 0 };
    }
    case 'regionLoss':
      return { ...time, kind: 'capacity', zones: zonesOf(sites[siteOf(fault.site)]), share: 0 };
    case 'brownout': {
      const zones = zonesOf(sites[siteOf(fault.site)]);
      return { ...time, kind: 'capacity', zones, share: fault.capacityShare };
    }
  }
}

export interface FaultContext {
  readonly sites: readonly OperationsSite[];
  /** Index of the site of a name, which has been checked; without a name, of the site that is looked at. */
  readonly siteOf: (name: string | undefined) => number;
  readonly countries: readonly string[];
}

function zonesOf({ firstZone, zones }: OperationsSite): readonly number[] {
  return Array.from({ length: zones }, (_, zone) => firstZone + zone);
}
