/** A cell that cannot be what its column says, with its place: `cities.csv:14 latDeg: "4o.2" is not a number`. */
export interface TableFault {
  readonly file: string;
  /** 1-based line on which the row begins. */
  readonly line: number;
  readonly column?: string;
  readonly message: string;
}

/** The fault as one line of text. */
export function faultLine({ file, line, column, message }: TableFault): string {
  return `${file}:${line} ${column === undefined ? '' : `${column}: `}${message}`;
}
