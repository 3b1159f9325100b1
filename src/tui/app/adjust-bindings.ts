import type { Binding } from './binding.ts';

/** What turning a line up and down does, in the words of a screen. */
export interface AdjustWords {
  readonly up: string;
  readonly down: string;
  readonly upTen: string;
  readonly downTen: string;
}

/** The keys that turn the line under the cursor up and down, by one step or by ten, the same wherever there is one. */
export function adjustBindings({ up, down, upTen, downTen }: AdjustWords): readonly Binding[] {
  return [
    { keys: ['right', 'l', '+', '='], does: up, hint: 'change', intent: { type: 'adjust', by: 1 } },
    { keys: ['left', 'h', '-'], does: down, intent: { type: 'adjust', by: -1 } },
    { keys: ['L', 'shift+right'], does: upTen, intent: { type: 'adjust', by: 10 } },
    { keys: ['H', 'shift+left'], does: downTen, intent: { type: 'adjust', by: -10 } },
  ];
}
