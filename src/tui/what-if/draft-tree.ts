import { without } from '../app/without.ts';
import type { Patch, PatchValue } from './patch.ts';

export interface DraftParts {
  /** Overrides that the draft lays over its file, after those that the file applies itself. */
  readonly overrides: readonly string[];
  readonly applied: readonly string[];
  /** Names that overrides of the file have already. */
  readonly taken: readonly string[];
  readonly patch: Patch;
}

/** A name for the override that holds the changes, which no override has yet. */
function freeName(taken: readonly string[]): string {
  let name = 'what-if';
  for (let number = 2; taken.includes(name); number++) name = `what-if-${number}`;
  return name;
}

/**
 * What a file must say beside the one it is made from. Where overrides are applied, the changes stand in an override of
 * their own that comes last, since overrides win over a file's own fields.
 */
function layersOf({ overrides, applied, taken, patch }: DraftParts): Patch {
  const all = [...applied, ...overrides];
  if (all.length === 0) return patch;
  if (Object.keys(patch).length === 0) return { apply: all };
  const own = freeName(taken);
  return { overrides: { [own]: patch }, apply: [...all, own] };
}

/** A what-if as a scenario file that extends the one it was made from, at the path from its own folder, with `/`. */
export function draftTree(parts: DraftParts & { readonly extends: string }): Patch {
  return { extends: parts.extends, ...layersOf(parts) };
}

function isMap(value: PatchValue | undefined): value is Patch {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** As scenarios lay patches over files: maps key by key, everything else is replaced, `null` takes away. */
function merged(base: Patch, patch: Patch): Patch {
  const entries = new Map<string, PatchValue>(Object.entries(base));
  for (const [key, value] of Object.entries(patch)) {
    const under = entries.get(key);
    entries.set(key, isMap(under) && isMap(value) ? merged(under, value) : value);
  }
  return Object.fromEntries(entries);
}

/** A what-if as a scenario file that stands for itself: the whole of `file`, with what the draft says laid over it. */
export function wholeDraftTree(file: Patch, parts: DraftParts): Patch {
  return merged(without(file, 'extends'), layersOf(parts));
}
