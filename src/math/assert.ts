/** A broken promise of our own code (never a fault in the user's input): the command line exits 70 on it. */
export class AssertionError extends Error {
  override readonly name = 'AssertionError';
}

/**
 * States what must hold if this program is right; on in production.
 * Errors: throws {@link AssertionError} when `condition` is false.
 */
export function assert(condition: boolean, message: string): asserts condition {
  if (!condition) throw new AssertionError(message);
}
