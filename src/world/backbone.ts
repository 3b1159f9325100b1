import { tableReader, type Citations } from './table-reader.ts';
import type { PackedWorld } from './packed.ts';
import type { Backbone, Hub, Link, LinkKind } from './types.ts';

/** The backbone graph from its packed tables. */
export function unpackBackbone(packed: PackedWorld, citations: Citations): Backbone {
  const hubs = tableReader(packed, 'backbone-hubs', citations);
  const links = tableReader(packed, 'backbone-links', citations);
  return {
    hubs: hubs.map((row): Hub => {
      const country = hubs.optionalText('country', row);
      return {
        id: hubs.text('id', row),
        name: hubs.text('name', row),
        latDeg: hubs.number('latDeg', row),
        lonDeg: hubs.number('lonDeg', row),
        ...(country !== undefined && { country }),
      };
    }),
    links: links.map((row): Link => ({
      from: links.text('from', row),
      to: links.text('to', row),
      kind: links.text('kind', row) as LinkKind,
      gcKm: links.number('gcKm', row),
      cables: [],
      chokepoints: [],
    })),
    provenance: {
      source: citations.get('backbone-knowledge') ?? 'backbone-knowledge',
      year: 2026,
      confidence: 'medium',
    },
  };
}
