import type { PackedWorld } from './packed.ts';
import { tableReader, type Citations } from './table-reader.ts';
import type { Backbone, Hub, Link, LinkKind } from './types.ts';

/** The backbone graph from its packed tables. */
export function unpackBackbone(packed: PackedWorld, citations: Citations): Backbone {
  return {
    hubs: unpackHubs(packed, citations),
    links: unpackLinks(packed, citations),
    provenance: {
      source: citations.get('backbone-knowledge') ?? 'backbone-knowledge',
      year: 2026,
      confidence: 'medium',
    },
  };
}

function unpackHubs(packed: PackedWorld, citations: Citations): readonly Hub[] {
  const table = tableReader(packed, 'backbone-hubs', citations);
  const ids = table.texts('id');
  const names = table.texts('name');
  const countries = table.optionalTexts('country');
  const latDeg = table.numbers('latDeg');
  const lonDeg = table.numbers('lonDeg');
  return table.records((row): Hub => {
    const country = countries[row];
    const hub = { id: ids[row], name: names[row], latDeg: latDeg[row], lonDeg: lonDeg[row] };
    return country === undefined ? hub : { ...hub, country };
  });
}

function unpackLinks(packed: PackedWorld, citations: Citations): readonly Link[] {
  const table = tableReader(packed, 'backbone-links', citations);
  const from = table.texts('from');
  const to = table.texts('to');
  const kinds = table.texts('kind');
  const gcKm = table.numbers('gcKm');
  return table.records((row): Link => ({
    from: from[row],
    to: to[row],
    kind: kinds[row] as LinkKind,
    gcKm: gcKm[row],
    cables: [],
    chokepoints: [],
  }));
}
