import { group } from 'd3-array';
import { remembered } from '../math/remembered.ts';
import type { Backbone, Link } from '../world/types.ts';

/** What a name that can be cut stands for. */
export type CutKind = 'cable' | 'chokepoint' | 'hub' | 'link';

export interface CutName {
  readonly name: string;
  readonly kind: CutKind;
  /** The hub or link that it names. */
  readonly hub?: string;
  readonly link?: Link;
}

/** A name as users type it: case, blanks and punctuation aside (`SEA-ME-WE-5`, `sea-me-we 5`). */
export function foldedCut(name: string): string {
  return name
    .normalize('NFD')
    .toLowerCase()
    .replace(/[^a-z0-9]/g, '');
}

/** Everything that can be cut: cable systems, chokepoints, hubs by id and name, links as `LON-NYC` either way round. */
export function cutNames(backbone: Backbone): readonly CutName[] {
  return [
    ...[...backbone.chokepoints.keys()].map((name) => ({ name, kind: 'chokepoint' }) as const),
    ...[...backbone.cables.keys()].map((name) => ({ name, kind: 'cable' }) as const),
    ...backbone.hubs.flatMap(({ id, name }) => [
      { name, kind: 'hub', hub: id } as const,
      { name: id, kind: 'hub', hub: id } as const,
    ]),
    ...backbone.links.flatMap((link) => [
      { name: `${link.from}-${link.to}`, kind: 'link', link } as const,
      { name: `${link.to}-${link.from}`, kind: 'link', link } as const,
    ]),
  ];
}

/** Names by how they fold: some thousand of them, more work than routing after a cut. */
const namesByFold = remembered((backbone: Backbone) =>
  group(cutNames(backbone), ({ name }) => foldedCut(name)),
);

/** What a text cuts; nothing where the tables know no such name. */
export function cutsNamed(backbone: Backbone, text: string): readonly CutName[] {
  return namesByFold(backbone, null).get(foldedCut(text)) ?? [];
}
