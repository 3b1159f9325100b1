import { Box } from 'ink';
import type { ReactNode } from 'react';
import { CompareView } from '../compare/view.tsx';
import { HelpView } from '../help/view.tsx';
import type { Look } from '../look/look.ts';
import { isTooSmall, SMALLEST } from '../look/terminal-look.ts';
import { MapView } from '../map/view.tsx';
import { PaletteView } from '../palette/view.tsx';
import { RankingView } from '../ranking/view.tsx';
import { ScenariosView } from '../scenarios/view.tsx';
import { SimulationView } from '../simulation/view.tsx';
import { SiteView } from '../site/view.tsx';
import { WhatIfView } from '../what-if/view.tsx';
import { Lines, TerminalRoom } from '../widgets/lines.tsx';
import { span } from '../widgets/span.ts';
import { contentArea } from './area.ts';
import { DialogView } from './dialog.tsx';
import type { ScreenId } from './message.ts';
import { ruleLine, statusLine, tabsLine, titleLine } from './parts.ts';
import type { AppState } from './state.ts';
import type { ViewProps } from './view-props.ts';

const VIEWS: Readonly<Record<ScreenId, (props: ViewProps) => ReactNode>> = {
  scenarios: ScenariosView,
  map: MapView,
  ranking: RankingView,
  site: SiteView,
  whatIf: WhatIfView,
  compare: CompareView,
  simulation: SimulationView,
};

function TooSmall({ state, look }: { state: AppState; look: Look }): ReactNode {
  const { columns, rows } = state.size;
  const text = `regionsim needs ${SMALLEST.columns}x${SMALLEST.rows}; this is ${columns}x${rows}.`;
  return <Lines look={look} lines={[[span(text.slice(0, columns))], [span('q quits')]]} />;
}

/** What fills the room of the screen: an overlay that needs it whole, or the screen. */
function Content(props: ViewProps): ReactNode {
  const { overlay, screen } = props.state;
  if (overlay?.kind === 'help') return <HelpView {...props} cursor={overlay.cursor} />;
  if (overlay?.kind === 'palette') return <PaletteView {...props} overlay={overlay} />;
  if (overlay && overlay.kind !== 'search') return <DialogView {...props} overlay={overlay} />;
  const View = VIEWS[screen];
  return <View {...props} />;
}

/** Columns for a voice: nothing must be cut that could be said. The terminal breaks the lines. */
const SPOKEN_COLUMNS = 220;

/** One frame of the program, as wide and as high as the terminal. */
export function Frame({ state: shown, look }: { state: AppState; look: Look }): ReactNode {
  if (isTooSmall(shown.size)) return <TooSmall state={shown} look={look} />;
  const size = look.terminal.isScreenReader
    ? { ...shown.size, columns: SPOKEN_COLUMNS }
    : shown.size;
  const state = { ...shown, size };
  const area = contentArea(size);
  const rule = ruleLine(size.columns, look);
  return (
    <TerminalRoom value={{ columns: size.columns, isShared: false }}>
      <Box flexDirection="column">
        <Lines look={look} lines={[titleLine(state, look), tabsLine(state), rule]} />
        <Box height={area.rows} flexDirection="column">
          <Content state={state} look={look} area={area} />
        </Box>
        <Lines look={look} lines={[rule, statusLine(state, look)]} />
      </Box>
    </TerminalRoom>
  );
}
