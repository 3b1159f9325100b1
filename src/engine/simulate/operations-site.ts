import type { Scenario } from '../../scenario/types.ts';
import type { World } from '../../world/types.ts';
import { foldedName } from '../../world/names.ts';
import { fleetOf, siteOfCandidate, siteOfRegion, type Site } from '../site.ts';

/**
 * Index of the site of an id (`SA/Riyadh`, `aws:me-south-1`), a name or a city, case and accents aside; without a name
 * the first, and undefined where there is none such.
 */
export function siteIndex(sites: readonly Site[], name: string | undefined): number | undefined {
  if (name === undefined) return 0;
  const wanted = foldedName(name);
  const at = sites.findIndex(({ id, name: own }) => {
    const city = own.split(' (')[0];
    const bare = id.slice(id.search(/[/:]/) + 1);
    return [id, own, city, bare].some((each) => foldedName(each) === wanted);
  });
  return at < 0 ? undefined : at;
}

/** Sites that a simulation may look at: candidates first, then the fleet. */
export function simulatedSites(world: World, scenario: Scenario): readonly Site[] {
  return [
    ...scenario.candidates.map(siteOfCandidate),
    ...fleetOf(world, scenario).map(siteOfRegion),
  ];
}

/** The site that a user names among {@link simulatedSites}; without a name, the first candidate. */
export function siteNamed(world: World, scenario: Scenario, name?: string): Site | undefined {
  const all = simulatedSites(world, scenario);
  const at = siteIndex(all, name);
  return at === undefined ? undefined : all[at];
}
