/** A fault in an instance file: where (1-based), what is wrong, what would be right. */
export interface FileFault {
  readonly line: number;
  readonly column: number;
  readonly message: string;
  readonly hint?: string;
}

/** What was read, or the faults that keep it from being an instance. */
export type ReadResult<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly faults: readonly FileFault[] };

/** Thrown inside the readers at the first fault of a file and caught at their door. */
export class ReadFault extends Error {
  override readonly name = 'ReadFault';
  readonly fault: FileFault;
  constructor(fault: FileFault) {
    super(fault.message);
    this.fault = fault;
  }
}

/** Reads the blank-separated numbers of a text one by one, knowing where each stands. */
export interface NumberReader {
  /** The next number, which must be finite and at least `least`; `what` names it in a fault. */
  readonly next: (what: string, least: number) => number;
  /** The same for a whole number that is at most `most`. */
  readonly nextCount: (what: string, least: number, most?: number) => number;
  /** Reads past the next word if it is this one; says whether it was. */
  readonly skip: (word: RegExp) => boolean;
  /** Faults if anything but blanks is left. */
  readonly end: () => void;
}

/** A reader over a whole text. Throws {@link ReadFault}. */
export function numberReader(text: string): NumberReader {
  const token = /\S+/g;
  const placeOf = (offset: number): { line: number; column: number } => {
    const before = text.slice(0, offset);
    const line = before.split('\n').length;
    return { line, column: offset - (before.lastIndexOf('\n') + 1) + 1 };
  };
  const fail = (offset: number, message: string, hint?: string): never => {
    throw new ReadFault({ ...placeOf(offset), message, ...(hint === undefined ? {} : { hint }) });
  };
  const read = (what: string, least: number): { value: number; at: number; word: string } => {
    const match = token.exec(text);
    if (!match) return fail(text.length, `the file ends where ${what} is expected`);
    const [word] = match;
    const value = Number(word);
    if (!Number.isFinite(value))
      fail(match.index, `${what} must be a number, got "${word.slice(0, 40)}"`);
    if (value < least) fail(match.index, `${what} must be at least ${least}, got ${word}`);
    return { value, at: match.index, word };
  };
  return {
    next: (what, least) => read(what, least).value,
    nextCount(what, least, most = Number.MAX_SAFE_INTEGER) {
      const { value, at, word } = read(what, least);
      if (!Number.isInteger(value)) fail(at, `${what} must be a whole number, got ${word}`);
      if (value > most) fail(at, `${what} must be at most ${most}, got ${word}`);
      return value;
    },
    skip(word) {
      const before = token.lastIndex;
      const match = token.exec(text);
      if (match && word.test(match[0])) return true;
      token.lastIndex = before;
      return false;
    },
    end() {
      const match = token.exec(text);
      if (match) fail(match.index, `nothing is expected here, got "${match[0].slice(0, 40)}"`);
    },
  };
}

/** Runs a reader and turns the fault it met into a result. */
export function reading<T>(read: () => T): ReadResult<T> {
  try {
    return { ok: true, value: read() };
  } catch (error) {
    if (error instanceof ReadFault) return { ok: false, faults: [error.fault] };
    throw error;
  }
}
