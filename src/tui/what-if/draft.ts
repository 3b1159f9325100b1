/** A value that a control sets: a number, a switch, or a word. */
export type ChangeValue = number | boolean | string;

/** What was changed, by control; what is not named is as in the file. */
export type Changes = Readonly<Record<string, ChangeValue>>;

/** A scenario file, the overrides laid over it, and what was changed on top. */
export interface Draft {
  readonly file: string;
  readonly overrides: readonly string[];
  readonly changes: Changes;
}

export function draftOf(file: string): Draft {
  return { file, overrides: [], changes: {} };
}

/** How much a draft differs from its file. */
export function changeCount({ overrides, changes }: Draft): number {
  return overrides.length + Object.keys(changes).length;
}

/** One text a draft: two drafts that say the same have the same. */
export function draftKey({ file, overrides, changes }: Draft): string {
  const sorted = Object.entries(changes).sort(([a], [b]) => (a < b ? -1 : 1));
  return JSON.stringify([file, overrides, sorted]);
}

export function isSameDraft(one: Draft, other: Draft): boolean {
  return draftKey(one) === draftKey(other);
}

/** The draft with one control set; a control that is back at its base is no change any more. */
export function changed(
  draft: Draft,
  id: string,
  { value, base }: { readonly value: ChangeValue; readonly base: ChangeValue },
): Draft {
  const changes = Object.fromEntries(Object.entries(draft.changes).filter(([key]) => key !== id));
  return { ...draft, changes: value === base ? changes : { ...changes, [id]: value } };
}

/** The draft with an override laid over the file, or taken away. */
export function toggledOverride(draft: Draft, name: string): Draft {
  const { overrides } = draft;
  const without = overrides.filter((each) => each !== name);
  return {
    ...draft,
    overrides: without.length < overrides.length ? without : [...overrides, name],
  };
}
