import type { Backbone, Link } from '../world/types.ts';

/** The links that carry traffic on the day `asOf` after `cuts`. */
export function linksInService(
  backbone: Backbone,
  { asOf, cuts = [] }: { readonly asOf?: string; readonly cuts?: readonly string[] },
): readonly Link[] {
  const gone = new Set(cuts.map((cut) => cut.toLowerCase()));
  return backbone.links.filter((link) => isInService(link, asOf) && !isCut(link, gone));
}

function isInService(link: Link, asOf: string | undefined): boolean {
  if (asOf === undefined) return link.inServiceUntil === undefined;
  const hasBegun = link.inServiceFrom === undefined || link.inServiceFrom <= asOf;
  return hasBegun && (link.inServiceUntil === undefined || asOf < link.inServiceUntil);
}

function isCut(link: Link, gone: ReadonlySet<string>): boolean {
  if (gone.has(`${link.from}-${link.to}`.toLowerCase())) return true;
  if (gone.has(`${link.to}-${link.from}`.toLowerCase())) return true;
  if (link.chokepoints.some((name) => gone.has(name.toLowerCase()))) return true;
  return link.cables.length > 0 && link.cables.every((name) => gone.has(name.toLowerCase()));
}
