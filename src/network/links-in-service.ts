import { lastDay } from '../world/partial-date.ts';
import type { Backbone, Link, PartialDate } from '../world/types.ts';
import { cutsNamed, type CutKind } from './cut-names.ts';

/** What decides whether a link carries traffic. */
export interface ServiceConditions {
  /** The day whose cables hold, `YYYY-MM-DD` or a partial date, which means its last day. */
  readonly asOf: PartialDate;
  /** Cable systems, chokepoints, hubs or links (`LON-NYC`, either way round) that are gone; case does not matter. */
  readonly cuts: readonly string[];
}

interface Period {
  readonly inServiceFrom?: PartialDate;
  readonly inServiceUntil?: PartialDate;
}

/**
 * The links that carry traffic under the conditions. A link with named cables exists while one of them is in service
 * and not cut; a link without is cut only by its own name, its chokepoint or its hub. A cable "of 2019" counts from
 * the end of that year.
 */
export function linksInService(
  backbone: Backbone,
  { asOf, cuts }: ServiceConditions,
): readonly Link[] {
  const day = lastDay(asOf);
  const gone = cuts.flatMap((cut) => cutsNamed(backbone, cut));
  const goneOf = (kind: CutKind): ReadonlySet<string> =>
    new Set(gone.flatMap((it) => (it.kind === kind ? [it.hub ?? it.name] : [])));
  const [cables, chokepoints, hubs] = [goneOf('cable'), goneOf('chokepoint'), goneOf('hub')];
  const links = new Set(gone.map(({ link }) => link));
  const alive = new Set(
    [...backbone.cables.values()]
      .filter((cable) => isInService(cable, day) && !cables.has(cable.name))
      .map((cable) => cable.name),
  );
  return backbone.links.filter((link) => {
    if (!isInService(link, day) || links.has(link)) return false;
    if (hubs.has(link.from) || hubs.has(link.to)) return false;
    if (link.chokepoints.some((name) => chokepoints.has(name))) return false;
    return link.cables.length === 0 || link.cables.some((name) => alive.has(name));
  });
}

function isInService({ inServiceFrom, inServiceUntil }: Period, day: string): boolean {
  const hasBegun = inServiceFrom === undefined || lastDay(inServiceFrom) <= day;
  return hasBegun && (inServiceUntil === undefined || day < inServiceUntil);
}
