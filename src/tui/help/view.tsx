import type { ReactNode } from 'react';
import type { ViewProps } from '../app/view-props.ts';
import { Lines } from '../widgets/lines.tsx';
import { ofHeight } from '../widgets/panel.ts';
import { span } from '../widgets/span.ts';
import { helpLines, helpRoom } from './lines.ts';

/** The keys of the screen and those of every screen, scrolled where they are more than the room. */
export function HelpView(props: ViewProps & { cursor: number }): ReactNode {
  const { look, area, cursor } = props;
  const all = helpLines(props);
  const height = helpRoom(area);
  const most = Math.max(0, all.length - height);
  const foot = most > 0 ? ` ${look.glyphs.arrows} scroll, any other key closes` : ' any key closes';
  const shown = ofHeight(all.slice(Math.min(cursor, most)), height);
  return <Lines look={look} lines={[...shown, [span(foot, 'quiet')]]} />;
}
