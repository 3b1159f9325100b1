import type {
  HourSummary,
  OperationsSummary,
} from '../../src/engine/simulate/operations-summary.ts';
import type { Message } from '../../src/tui/app/message.ts';
import type { SimulationEnd, SimulationProgress } from '../../src/tui/simulation/simulation.ts';

/** A simulated week made by hand: days that rise and fall, and a zone that is lost for half of the second. */

const HOURS = 168;
const FAULT = { from: 30, to: 42 };

function hourOf(hour: number, isWithSite: boolean): HourSummary {
  const ofDay = hour % 24;
  const rise = ofDay < 12 ? ofDay : 24 - ofDay;
  const isStruck = isWithSite && hour >= FAULT.from && hour < FAULT.to;
  const ms = (isWithSite ? 30 : 90) + rise;
  return {
    hour,
    arrived: 3600 * 1000 * (8 + rise),
    utilizationShare: isWithSite ? 0.2 + rise / 25 : 0,
    refusedShare: isStruck ? 0.04 : isWithSite ? 0 : 0.4,
    refused: { 'no site': 0, 'no capacity': 0, 'no quorum': 0, 'link full': 0 },
    p50Ms: ms / 2,
    p95Ms: isStruck ? 20 * ms : ms,
    p99Ms: 40 * ms,
  };
}

const hours = (isWithSite: boolean) =>
  Array.from({ length: HOURS }, (_, hour) => hourOf(hour, isWithSite));

function summaryOf(isWithSite: boolean): OperationsSummary {
  return {
    replications: 5,
    steps: 1,
    arrived: 8e9,
    served: 7.9e9,
    inFlight: 0,
    rerouted: 0,
    retries: 0,
    refused: { 'no site': 0, 'no capacity': 1e8, 'no quorum': 0, 'link full': 0 },
    availability: { mean: isWithSite ? 0.9971 : 0.6, count: 5 },
    withinBudget: { mean: isWithSite ? 0.94 : 0.55, count: 5 },
    p95: { mean: isWithSite ? 512.3 : 101.4, count: 5 },
    p95Ms: isWithSite ? 512.3 : 101.4,
    classes: [],
    countries: [],
    sites: [
      {
        id: 'SA/Riyadh',
        name: 'Riyadh',
        served: 7e9,
        utilizationShare: 0.44,
        peakUtilizationShare: 0.7,
        crossZoneGigabytes: 0,
        crossRegionGigabytes: 0,
        peakLinkShare: 0,
        hours: [],
      },
    ],
    hours: hours(isWithSite),
  };
}

/** News of a run, as the worker would tell it. */
export function told(id: number, news: SimulationProgress | SimulationEnd): Message {
  return { type: 'simulated', id, news };
}

export const PLANNED: SimulationProgress = {
  kind: 'planned',
  mode: 'flows',
  hours: HOURS,
  marks: [
    {
      label: 'zone 1 lost, day 2 06:00, 12 h',
      startS: 3600 * FAULT.from,
      endS: 3600 * FAULT.to,
    },
  ],
};

/** Hours of the first run up to one of them. */
export function hoursUntil(hour: number): SimulationProgress {
  return {
    kind: 'hours',
    isWithSite: true,
    replication: 0,
    doneShare: (hour + 1) / HOURS / 10,
    hours: hours(true).slice(0, hour + 1),
    struck: [],
  };
}

export const DONE: SimulationEnd = {
  kind: 'done',
  withSite: summaryOf(true),
  withoutSite: summaryOf(false),
};
