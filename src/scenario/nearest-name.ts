import { nearestNames } from '../world/names.ts';

/** Lists this short are shown whole where no name is near. */
const SHORT_LIST = 20;

/** The hint for an unknown name: the nearest of the known ones, or all of them where they are few. */
export function didYouMean(typed: string, known: readonly string[]): string | undefined {
  const pairs = known.map((name) => [name, name] as const);
  const nearest = nearestNames(typed, pairs, 1).at(0)?.value;
  if (nearest !== undefined) return `did you mean ${nearest}?`;
  const isShort = known.length > 0 && known.length <= SHORT_LIST;
  return isShort ? `known: ${known.join(', ')}` : undefined;
}
