import { Text } from 'ink';
import type { ReactNode } from 'react';
import type { Look } from '../look/look.ts';
import { asciiText } from './ascii-text.ts';
import type { Line, Span } from './span.ts';

function SpanView({ span, look }: { span: Span; look: Look }): ReactNode {
  const { tone, isStrong, isInverse } = span;
  const text = look.terminal.isUnicode ? span.text : asciiText(span.text);
  const color = tone && look.palette?.[tone];
  if (!color && !isStrong && !isInverse) return text;
  return (
    <Text {...(color && { color })} bold={isStrong ?? false} inverse={isInverse ?? false}>
      {text}
    </Text>
  );
}

/** Rows as one Ink text: Ink spends its time a node, and a map has thousands of cells. */
export function Lines({ lines, look }: { lines: readonly Line[]; look: Look }): ReactNode {
  return (
    <Text wrap="truncate">
      {lines.map((line, row) => (
        <Text key={row}>
          {row > 0 ? '\n' : ''}
          {line.map((each, index) => (
            <SpanView key={index} span={each} look={look} />
          ))}
        </Text>
      ))}
    </Text>
  );
}
