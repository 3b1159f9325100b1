/** JSON with the keys of every object in code-point order; `undefined` is left out. */
export function canonicalJson(value: unknown): string {
  return JSON.stringify(value, (_key, part: unknown) =>
    typeof part === 'object' && part !== null && !Array.isArray(part) ? sortedByKey(part) : part,
  );
}

function sortedByKey(record: object): object {
  const entries = Object.entries(record) as [string, unknown][];
  return Object.fromEntries(entries.toSorted(([a], [b]) => (a < b ? -1 : 1)));
}
