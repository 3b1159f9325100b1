import type { ScaleAgreement } from '../engine/summary.ts';
import type { TextBlock } from './document.ts';

const NOTES: Readonly<Record<ScaleAgreement, string | undefined>> = {
  same: undefined,
  'other ranges':
    'Each side scores against its own reference ranges, which follow fleet, demand and law: read natural units and ranks first, scores second.',
  'other criteria':
    'The sides weigh their criteria differently: compare natural units, and ranks only within one side.',
};

/** What a reader must know before comparing scores; nothing where they mean the same. */
export function scaleNote(agreement: ScaleAgreement): readonly TextBlock[] {
  const text = NOTES[agreement];
  return text === undefined ? [] : [{ kind: 'text', tone: 'warning', text }];
}
