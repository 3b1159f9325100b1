import { changeCount } from '../what-if/draft.ts';
import type { Look } from '../look/look.ts';
import { counted } from '../widgets/counted.ts';
import {
  fitted,
  fittedLine,
  type Line,
  lineWidth,
  span,
  type Span,
  spreadLine,
  strong,
} from '../widgets/span.ts';
import { keyText } from './binding.ts';
import { filterOf } from './overlay-keys.ts';
import { screenOf, SCREENS } from './screens.ts';
import { isDirty } from './session.ts';
import type { AppState } from './state.ts';

/** Program, scenario, provider and day; at the right what was changed. */
export function titleLine(state: AppState, { glyphs }: Look): Line {
  const { session, size } = state;
  const left: Span[] = [strong(' regionsim', 'accent')];
  if (!session)
    return spreadLine(
      [...left, span('  where should the next cloud regions stand?', 'quiet')],
      [],
      size.columns,
    );
  const scenario = session.answer?.scenario ?? session.base;
  const card = state.scenarios.cards[session.file];
  const name = scenario?.name ?? card?.scenario?.name ?? session.file;
  const detail = scenario ? `  ${scenario.provider} ${glyphs.bullet} ${scenario.asOf}` : '';
  const count = changeCount(session.plan.present);
  const changes = count === 0 ? '' : counted(count, 'change');
  const right: Span[] = isDirty(state)
    ? [span(`${glyphs.dirty} ${changes || 'changed'}, unsaved `, 'warning')]
    : count > 0
      ? [span(`${changes}, saved `, 'quiet')]
      : [];
  const room = size.columns - lineWidth(left) - lineWidth(right) - 4 - detail.length;
  const title = fitted(name, Math.max(8, Math.min(room, name.length)));
  return spreadLine(
    [...left, span('  '), strong(title), span(detail, 'quiet')],
    right,
    size.columns,
  );
}

/** Letters of the other screens where there is no room for all titles. */
const SHORT_TITLE = 4;

/** The screens with their number keys; the one that is shown stands out by reverse video. */
export function tabsLine(state: AppState): Line {
  const { columns } = state.size;
  const isTight = lineWidth(tabsOf(state, Infinity)) > columns;
  return fittedLine(tabsOf(state, isTight ? SHORT_TITLE : Infinity), columns);
}

function tabsOf(state: AppState, letters: number): Line {
  return SCREENS.map(({ id, title }, index): Span => {
    if (id === state.screen)
      return { text: ` ${index + 1} ${title} `, isInverse: true, isStrong: true, tone: 'accent' };
    const end = letters < Infinity ? '' : ' ';
    const text = ` ${index + 1} ${title.slice(0, letters).trimEnd()}${end}`;
    return span(text, id !== 'scenarios' && !state.session ? 'ghost' : 'quiet');
  });
}

export function ruleLine(width: number, { glyphs }: Look): Line {
  return [span(glyphs.rule.repeat(width), 'ghost')];
}

function seconds(ms: number): string {
  return `${(Math.max(0, ms) / 1000).toFixed(1)} s`;
}

/** What runs, how long already, how long it took last time, and how to stop it. */
function workSpans(state: AppState, { glyphs }: Look): Line {
  const lanes = Object.entries(state.work);
  const [lane, work] = lanes.find(([name]) => name === 'evaluate') ?? lanes.at(0) ?? [];
  if (!work) return [];
  const sinceMs = state.nowMs - work.startedMs;
  const frame = glyphs.spinner[Math.floor(sinceMs / 100) % glyphs.spinner.length] ?? '';
  const isHeld = lane === 'simulate' && state.simulation.run?.status === 'held';
  const took = lane === 'evaluate' ? state.session?.tookMs : undefined;
  const share = took === undefined ? '' : ` of about ${seconds(took)}`;
  return [
    span(
      isHeld ? ` ${work.label}: paused` : ` ${frame} ${work.label} ${seconds(sinceMs)}${share}`,
      'accent',
    ),
    span('  ctrl-x stops', 'quiet'),
  ];
}

/** The keys of this screen that have a word for the status line, as many as there is room for. */
function hintSpans(state: AppState, room: number, look: Look): Line {
  const bindings = [
    ...screenOf(state.screen).bindings,
    { keys: [':'], does: '', hint: 'find', intent: { type: 'palette' } as const },
    { keys: ['?'], does: '', hint: 'help', intent: { type: 'help' } as const },
    { keys: ['q'], does: '', hint: 'quit', intent: { type: 'quit' } as const },
  ];
  const hints = bindings.flatMap(({ keys, hint }) =>
    hint === undefined
      ? []
      : [[strong(keyText(keys[0], look.terminal)), span(` ${hint}  `, 'quiet')]],
  );
  const last = hints.slice(-3);
  const line: Span[] = [];
  for (const hint of hints.slice(0, -3)) {
    if (lineWidth([...line, ...hint, ...last.flat()]) > room) break;
    line.push(...hint);
  }
  return [...line, ...last.flat()];
}

/** What is running, or was said, or typed; else the keys of the screen. */
export function statusLine(state: AppState, look: Look): Line {
  const { size, overlay, notice } = state;
  if (overlay?.kind === 'search') {
    const text = filterOf(state, overlay.screen);
    return fittedLine(
      [
        strong(' /'),
        span(text),
        { text: ' ', isInverse: true },
        span('  enter keeps, esc clears', 'quiet'),
      ],
      size.columns,
    );
  }
  const work = workSpans(state, look);
  const filter = filterOf(state, state.screen);
  const isFiltered = filter !== '' && ['scenarios', 'ranking', 'whatIf'].includes(state.screen);
  const said: Line = notice
    ? [span(` ${notice.text}`, notice.tone)]
    : isFiltered
      ? [span(` /${filter}`, 'warning'), span('  esc clears', 'quiet')]
      : [];
  const left = notice ? said : work.length > 0 ? work : said;
  const room = size.columns - lineWidth(left) - 2;
  // What lies over the screen has the keys, and says itself which.
  const hints = overlay ? [] : hintSpans(state, room, look);
  return spreadLine(left.length > 0 ? left : [span(' ')], hints, size.columns);
}
