/** What is measured: a name, and the work of one round. */
export interface BenchCase {
  readonly name: string;
  readonly run: () => unknown;
  /** What a user would pick instead; its ratio to the case above it is printed. */
  readonly isBaseline?: boolean;
}

/** Cases that are compared with each other, in one table. */
export interface BenchGroup {
  readonly title: string;
  /** What the table must show to be good enough, in words. */
  readonly target: string;
  /** Measured once, and only where a word of the title is asked for. */
  readonly isLong?: boolean;
  /** What a reader must know of it, such as cases that are skipped. */
  readonly note?: string;
  readonly cases: () => Promise<readonly BenchCase[]>;
}
