import type { HourSummary } from '../engine/simulate/operations-summary.ts';
import type { OperationsAnswer } from '../engine/simulate/simulate-plan.ts';
import type { TableBlock } from './document.ts';
import { faultLabel } from './fault-label.ts';

const MS = { digits: 1 } as const;
const PERCENT = { digits: 2, style: 'percent' } as const;
const HOUR_S = 3600;

/** A stretch of the simulated time. */
interface Stretch {
  readonly startS: number;
  readonly endS: number;
}

/** Hours of the window that a stretch touches. */
function hoursOf({ startS, endS }: Stretch, hours: readonly HourSummary[]): readonly HourSummary[] {
  return hours.filter(({ hour }) => hour * HOUR_S < endS && (hour + 1) * HOUR_S > startS);
}

/** What users get in the hours before, during and after each fault, with the site and without it. */
export function faultTable({
  plan,
  withSite,
  withoutSite,
}: OperationsAnswer): readonly TableBlock[] {
  const { faults } = plan.settings;
  if (faults.length === 0) return [];
  const rows = faults.flatMap((fault) => {
    const { startS, durationS } = fault;
    const endS = startS + durationS;
    const around = [
      ['before', { startS: startS - durationS, endS: startS }],
      ['during', { startS, endS }],
      ['after', { startS: endS, endS: endS + durationS }],
    ] as const;
    return around.map(([when, stretch]) => ({
      fault: faultLabel(fault),
      when,
      p95Ms: worstP95(hoursOf(stretch, withSite.hours)),
      refusedShare: refusedIn(hoursOf(stretch, withSite.hours)),
      p95MsWithout: worstP95(hoursOf(stretch, withoutSite.hours)),
      refusedShareWithout: refusedIn(hoursOf(stretch, withoutSite.hours)),
    }));
  });
  return [
    {
      kind: 'table',
      title: 'Before, during and after each fault (p95 of the worst hour)',
      columns: [
        { key: 'fault', label: 'Fault', isElastic: true },
        { key: 'when', label: '' },
        { key: 'p95Ms', label: 'p95', unit: 'ms', number: MS },
        { key: 'refusedShare', label: 'Refused', number: PERCENT },
        { key: 'p95MsWithout', label: 'p95 without', unit: 'ms', number: MS },
        { key: 'refusedShareWithout', label: 'Refused without', number: PERCENT },
      ],
      rows,
    },
  ];
}

function worstP95(hours: readonly HourSummary[]): number | undefined {
  const known = hours.flatMap(({ p95Ms }) => p95Ms ?? []);
  return known.length === 0 ? undefined : Math.max(...known);
}

function refusedIn(hours: readonly HourSummary[]): number | undefined {
  const arrived = hours.reduce((sum, hour) => sum + hour.arrived, 0);
  const refused = hours.reduce((sum, hour) => sum + hour.arrived * hour.refusedShare, 0);
  return arrived > 0 ? refused / arrived : undefined;
}
