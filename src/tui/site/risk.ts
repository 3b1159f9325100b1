import type { SiteDetail } from '../../engine/site-detail.ts';
import { numberText } from '../../report/number-text.ts';
import { NOT_YET, type SiteRow } from './row.ts';

const ONE = { digits: 1 };

/** The parts of the country risk with their weights, worst weighing first. */
export function riskRows(detail: SiteDetail | undefined): readonly SiteRow[] {
  if (!detail) return NOT_YET;
  return detail.risk
    .toSorted((a, b) => b.weight * b.mid - a.weight * a.mid)
    .map(({ label, low, mid, high, weight, isUnknown, provenance }) => ({
      label,
      value: isUnknown ? `${numberText(mid, ONE)} (unknown)` : numberText(mid, ONE),
      range: { low: low / 10, mid: mid / 10, high: high / 10 },
      note: `weight ${numberText(weight, { digits: 0, style: 'percent' })}`,
      ...(isUnknown && { tone: 'warning' as const }),
      source: {
        title: label,
        value: `${numberText(mid, ONE)} of 10, ${numberText(low, ONE)} to ${numberText(high, ONE)}`,
        provenance,
        ...(isUnknown && {
          remark: 'Unknown for this country: the median and bounds of its neighbors stand in.',
        }),
      },
    }));
}
