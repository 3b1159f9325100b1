import { lastDay } from '../world/partial-date.ts';
import type { Backbone, Link, PartialDate } from '../world/types.ts';
import { foldedCut } from './cut-names.ts';

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
  const gone = new Set(cuts.map(foldedCut));
  const isGone = (name: string): boolean => gone.size > 0 && gone.has(foldedCut(name));
  const alive = new Set(
    [...backbone.cables.values()]
      .filter((cable) => isInService(cable, day) && !isGone(cable.name))
      .map((cable) => cable.name),
  );
  const goneHubs = new Set(
    backbone.hubs.filter(({ id, name }) => isGone(id) || isGone(name)).map(({ id }) => id),
  );
  return backbone.links.filter((link) => {
    if (!isInService(link, day) || link.chokepoints.some(isGone)) return false;
    if (goneHubs.has(link.from) || goneHubs.has(link.to)) return false;
    if (isGone(`${link.from}-${link.to}`) || isGone(`${link.to}-${link.from}`)) return false;
    return link.cables.length === 0 || link.cables.some((name) => alive.has(name));
  });
}

function isInService({ inServiceFrom, inServiceUntil }: Period, day: string): boolean {
  const hasBegun = inServiceFrom === undefined || lastDay(inServiceFrom) <= day;
  return hasBegun && (inServiceUntil === undefined || day < inServiceUntil);
}
