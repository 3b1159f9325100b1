import { type Binding, LIST_BINDINGS } from '../app/binding.ts';

export const RANKING_BINDINGS: readonly Binding[] = [
  {
    keys: ['enter'],
    does: 'show why the candidate has its rank',
    hint: 'why',
    intent: { type: 'enter' },
  },
  {
    keys: ['space'],
    does: 'mark the candidate to compare it',
    hint: 'mark',
    intent: { type: 'mark' },
  },
  {
    keys: ['c'],
    does: 'compare the marked candidates',
    hint: 'compare',
    intent: { type: 'compareMarked' },
  },
  {
    keys: ['s', '>', 'right', 'l'],
    does: 'sort by the next column',
    hint: 'sort',
    intent: { type: 'sort', by: 1 },
  },
  { keys: ['<', 'left', 'h'], does: 'sort by the column before', intent: { type: 'sort', by: -1 } },
  { keys: ['S'], does: 'turn the order around', intent: { type: 'reverseSort' } },
  {
    keys: ['/'],
    does: 'filter the candidates by typing',
    hint: 'search',
    intent: { type: 'search' },
  },
  { keys: ['esc'], does: 'go back to the scenarios', intent: { type: 'back' } },
  ...LIST_BINDINGS,
];
