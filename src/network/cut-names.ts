import type { Backbone } from '../world/types.ts';

/** What a name that can be cut stands for. */
export type CutKind = 'cable' | 'chokepoint' | 'hub' | 'link';

export interface CutName {
  readonly name: string;
  readonly kind: CutKind;
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
      { name, kind: 'hub' } as const,
      { name: id, kind: 'hub' } as const,
    ]),
    ...backbone.links.flatMap(({ from, to }) => [
      { name: `${from}-${to}`, kind: 'link' } as const,
      { name: `${to}-${from}`, kind: 'link' } as const,
    ]),
  ];
}

/** What a text cuts; nothing where the tables know no such name. */
export function cutsNamed(backbone: Backbone, text: string): readonly CutName[] {
  const wanted = foldedCut(text);
  return cutNames(backbone).filter(({ name }) => foldedCut(name) === wanted);
}
