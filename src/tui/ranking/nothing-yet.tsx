import type { ReactNode } from 'react';
import type { ViewProps } from '../app/view-props.ts';
import { faultLines } from '../scenarios/view.tsx';
import { Lines } from '../widgets/lines.tsx';
import { indented, ofHeight } from '../widgets/panel.ts';
import { EMPTY_LINE, type Line, span, strong } from '../widgets/span.ts';

/** What stands where no answer is: that it is being worked out, or the faults that forbid it. */
export function NothingYet({ state, look, area }: ViewProps): ReactNode {
  const { session } = state;
  const faults = session?.faults ?? [];
  const lines: readonly Line[] =
    faults.length > 0
      ? [
          [strong(`${session?.file ?? ''} has ${faults.length} fault${faults.length === 1 ? '' : 's'}:`, 'bad')],
          EMPTY_LINE,
          ...faults.flatMap((fault) => faultLines(fault, area.columns - 4)),
        ]
      : [[span(session ? 'Working out the ranking.' : 'No scenario is open.', 'quiet')]];
  return <Lines look={look} lines={ofHeight(indented([EMPTY_LINE, ...lines]), area.rows)} />;
}
