import type { ReactNode } from 'react';
import type { Session } from '../app/state.ts';
import type { ViewProps } from '../app/view-props.ts';
import { faultLines } from '../scenarios/view.tsx';
import { counted } from '../widgets/counted.ts';
import { Lines } from '../widgets/lines.tsx';
import { indented, ofHeight } from '../widgets/panel.ts';
import { EMPTY_LINE, type Line, span, strong } from '../widgets/span.ts';
import { paragraph } from '../widgets/wrap.ts';

function reason(session: Session | undefined, width: number): readonly Line[] {
  if (!session) return [[span('No scenario is open.', 'quiet')]];
  const { faults, failure, file } = session;
  if (failure !== undefined)
    return [[strong('It could not be worked out.', 'bad')], ...paragraph(failure, { width })];
  if (faults.length === 0) return [[span('Working out the ranking.', 'quiet')]];
  return [
    [strong(`${file} has ${counted(faults.length, 'fault')}:`, 'bad')],
    EMPTY_LINE,
    ...faults.flatMap((fault) => faultLines(fault, width)),
  ];
}

/** What stands where no answer is: that it is being worked out, or what forbids it. */
export function NothingYet({ state, look, area }: ViewProps): ReactNode {
  const { session } = state;
  const width = area.columns - 4;
  return (
    <Lines
      look={look}
      lines={ofHeight(indented([EMPTY_LINE, ...reason(session, width)]), area.rows)}
    />
  );
}
