import { lawNotice } from '../engine/law-notice.ts';
import type { World } from '../world/types.ts';
import type { OutputOptions } from './options.ts';
import { type Answer, present } from './present.ts';

/** Writes an answer that rests on law: every form of it says what that law is not, and how much of it is sourced. */
export function presentOnLaw(
  world: Pick<World, 'laws' | 'countries'>,
  answer: Answer,
  options: OutputOptions,
): Promise<void> {
  return present({ ...answer, notice: lawNotice(world) }, options);
}
