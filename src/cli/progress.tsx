import { Box, render, Text } from 'ink';
import type { ReactNode } from 'react';
import { barText } from '../report/terminal-text.tsx';

/** How far a long run is. */
export interface Progress {
  readonly done: number;
  readonly total: number;
  readonly label: string;
}

const BAR_WIDTH = 30;

export function ProgressBar({ done, total, label }: Progress): ReactNode {
  return (
    <Box>
      <Text color="blue">
        {barText(total === 0 ? 1 : done / total, BAR_WIDTH).padEnd(BAR_WIDTH)}
      </Text>
      <Text>
        {' '}
        {done}/{total} {label}
      </Text>
    </Box>
  );
}

export interface ProgressView {
  readonly update: (progress: Progress) => void;
  readonly close: () => void;
}

/** A progress bar on standard error while that is a terminal; elsewhere nothing is drawn. */
export function progressView(stream: NodeJS.WriteStream): ProgressView {
  if (!stream.isTTY) return { update: () => undefined, close: () => undefined };
  const start: Progress = { done: 0, total: 1, label: '' };
  const view = render(<ProgressBar {...start} />, { stdout: stream, exitOnCtrlC: false });
  return {
    update: (progress) => {
      view.rerender(<ProgressBar {...progress} />);
    },
    close: () => {
      view.clear();
      view.unmount();
    },
  };
}
