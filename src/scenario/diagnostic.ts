/** A fault in a user's file or argument. All are collected, none is thrown. */
export interface Diagnostic {
  readonly severity: 'error' | 'warning';
  readonly file: string;
  /** 1-based; absent when the fault has no place in the file. */
  readonly line?: number;
  readonly column?: number;
  /** Path of the field: `workloads.web.share`. */
  readonly path?: string;
  /** What is wrong, with the value. */
  readonly message: string;
  /** What would be right. */
  readonly hint?: string;
}

/** Either a value or everything that is wrong with its source; warnings may stand beside a value. */
export type Checked<T> =
  | { readonly ok: true; readonly value: T; readonly warnings: readonly Diagnostic[] }
  | { readonly ok: false; readonly diagnostics: readonly Diagnostic[] };
