import { type Binding, GLOBAL_BINDINGS, keyText } from '../app/binding.ts';
import { screenOf } from '../app/screens.ts';
import type { ViewProps } from '../app/view-props.ts';
import type { Look } from '../look/look.ts';
import type { Size } from '../look/terminal-look.ts';
import { headingLine, indented } from '../widgets/panel.ts';
import { besides, EMPTY_LINE, fitted, type Line, span, strong } from '../widgets/span.ts';
import { paragraph } from '../widgets/wrap.ts';

const KEYS_WIDTH = 18;
/** From so many columns on the keys of the screen and those of every screen stand side by side. */
const WIDE = 110;

/** Lines of help that fit: the line on its own keys left out. */
export function helpRoom({ rows }: Size): number {
  return rows - 1;
}

function bindingLine({ keys, does }: Binding, { terminal }: Look): Line {
  const text = keys.map((key) => keyText(key, terminal)).join(' ');
  return [span('  '), strong(fitted(text, KEYS_WIDTH), 'accent'), span(does)];
}

/** Keys that the screen has for itself hide what they do elsewhere. */
function globalBindings(own: readonly Binding[]): readonly Binding[] {
  const taken = new Set(own.flatMap(({ keys }) => keys));
  return GLOBAL_BINDINGS.map((binding) => ({
    ...binding,
    keys: binding.keys.filter((key) => !taken.has(key)),
  })).filter(({ keys }) => keys.length > 0);
}

/** What is said of the law on every screen, since all of them rest on it. */
function noticeLines({ state, area }: ViewProps): readonly Line[] {
  if (!state.atlas) return [];
  const { whole } = state.atlas.lawNotice;
  return [EMPTY_LINE, ...indented(paragraph(whole, { width: area.columns - 2, tone: 'quiet' }))];
}

/** Help in full: keys from the same lists that they are looked up in, and what the law here is not. */
export function helpLines(props: ViewProps): readonly Line[] {
  const { state, look, area } = props;
  const { title, bindings } = screenOf(state.screen);
  const isWide = area.columns >= WIDE;
  const width = isWide ? Math.floor((area.columns - 2) / 2) : area.columns;
  const block = (name: string, list: readonly Binding[]): readonly Line[] => [
    headingLine(name, width, look),
    ...list.map((binding) => bindingLine(binding, look)),
  ];
  const own = block(`keys of ${title}`, bindings);
  const everywhere = block('keys of every screen', globalBindings(bindings));
  const columns = [own, everywhere].map((lines) => ({ lines, width }));
  const keys = isWide ? besides(columns, [span('  ')]) : [...own, EMPTY_LINE, ...everywhere];
  return [...keys, ...noticeLines(props)];
}
