import type { ReactNode } from 'react';
import type { ViewProps } from '../app/view-props.ts';
import { Lines } from '../widgets/lines.tsx';
import { span } from '../widgets/span.ts';

export function WorldMap({ look }: ViewProps): ReactNode {
  return <Lines look={look} lines={[[span('map')]]} />;
}

export function MapView(props: ViewProps): ReactNode {
  return <WorldMap {...props} />;
}
