import type { ReactNode } from 'react';
import { type Binding, GLOBAL_BINDINGS, keyText } from '../app/binding.ts';
import { screenOf } from '../app/screens.ts';
import type { ViewProps } from '../app/view-props.ts';
import type { Look } from '../look/look.ts';
import { Lines } from '../widgets/lines.tsx';
import { headingLine, ofHeight } from '../widgets/panel.ts';
import { besides, EMPTY_LINE, fitted, type Line, span, strong } from '../widgets/span.ts';

const KEYS_WIDTH = 18;

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

/** The keys of the screen and those of every screen, from the same lists that keys are looked up in. */
export function HelpView({ state, look, area, cursor }: ViewProps & { cursor: number }): ReactNode {
  const { title, bindings } = screenOf(state.screen);
  const isWide = area.columns >= 110;
  const width = isWide ? Math.floor((area.columns - 2) / 2) : area.columns;
  const block = (name: string, list: readonly Binding[]): readonly Line[] => [
    headingLine(name, width, look),
    ...list.map((binding) => bindingLine(binding, look)),
  ];
  const own = block(`keys of ${title}`, bindings);
  const everywhere = block('keys of every screen', globalBindings(bindings));
  const all = isWide
    ? besides(
        [
          { lines: own, width },
          { lines: everywhere, width },
        ],
        [span('  ')],
      )
    : [...own, EMPTY_LINE, ...everywhere];
  const height = area.rows - 1;
  const from = Math.max(0, Math.min(cursor, all.length - height));
  const more = all.length > height ? `${look.glyphs.arrows} scroll, ` : '';
  const foot: Line = [span(` ${more}any other key closes`, 'quiet')];
  return <Lines look={look} lines={[...ofHeight(all.slice(from), height), foot]} />;
}
