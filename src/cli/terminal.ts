/** What is known of the terminal that a command writes to. */
export interface Terminal {
  readonly isInteractive: boolean;
  readonly columns: number;
  readonly hasColor: boolean;
}

/** Below this a table says nothing; wider lines are hard to follow in a pipe. */
const MIN_COLUMNS = 60;
const PIPE_COLUMNS = 120;

/**
 * Width and color for standard output. Color follows NO_COLOR (no-color.org) and FORCE_COLOR; in a pipe there is none
 * and lines are 120 cells wide unless COLUMNS says otherwise.
 */
export function terminalOf(stream: NodeJS.WriteStream, env: NodeJS.ProcessEnv): Terminal {
  const isInteractive = stream.isTTY;
  const asked = Number.parseInt(env.COLUMNS ?? '', 10);
  const fallback = Number.isFinite(asked) ? asked : PIPE_COLUMNS;
  const isForced = env.FORCE_COLOR !== undefined && env.FORCE_COLOR !== '0';
  const isRefused = Boolean(env.NO_COLOR) || env.TERM === 'dumb' || env.FORCE_COLOR === '0';
  return {
    isInteractive,
    columns: Math.max(MIN_COLUMNS, isInteractive ? stream.columns : fallback),
    hasColor: !isRefused && (isInteractive || isForced),
  };
}
