import {
  acceleratorsAt,
  type AcceleratorVerdict,
  type ExportSwitches,
} from '../compliance/accelerators.ts';
import { EXPORT_RULES } from '../compliance/export-rules.ts';
import {
  ACCELERATOR_IDS,
  acceleratorParameters,
  type AcceleratorId,
} from '../cost/accelerator-parameters.ts';
import type { Scenario } from '../scenario/types.ts';
import type { World } from '../world/types.ts';
import { remembered } from '../math/remembered.ts';
import type { SiteSet } from './site-set.ts';

/** The accelerators that a site would get. */
export interface SiteAccelerator {
  /** Class with a price in the tables that may stand there, the fastest; absent where none may. */
  readonly accelerator?: AcceleratorId;
  /** Verdict on that class, or on the fastest one where none may stand. */
  readonly verdict?: AcceleratorVerdict;
}

const ALL_OFF: ExportSwitches = Object.fromEntries(EXPORT_RULES.map(({ id }) => [id, 'off']));

/** All off where the scenario lifts export rules, then those that it sets one by one. */
function switchesOf({ exportControls, exportRules }: Scenario['law']): ExportSwitches {
  return { ...(exportControls ? {} : ALL_OFF), ...exportRules };
}

function pricedId({ accelerator }: AcceleratorVerdict): AcceleratorId | undefined {
  return ACCELERATOR_IDS.find(
    (id) => acceleratorParameters(id).price === accelerator.serverPriceParameter,
  );
}

/** A verdict for every country, for a few days and switches. */
const verdictsAt = remembered(acceleratorsAt, 1000);

/** What may stand in a country for the scenario's provider on its day, export rules counted or not as it says. */
export function siteAccelerator(
  world: World,
  { provider, asOf, law }: Pick<Scenario, 'provider' | 'asOf' | 'law'>,
  siteCountry: string,
): SiteAccelerator {
  const query = { siteCountry, provider, asOf, switches: switchesOf(law) };
  const verdicts = verdictsAt(world, query).filter(
    (verdict) => verdict.isAvailable && pricedId(verdict) !== undefined,
  );
  const best = verdicts.find(({ outcome }) => outcome !== 'forbidden');
  if (!best) return verdicts.length > 0 ? { verdict: verdicts[0] } : {};
  return { accelerator: pricedId(best), verdict: best };
}

/** Accelerators per column of a site set: of a new site, and of what might be added to an existing region. */
export function acceleratorsOf(
  world: World,
  scenario: Pick<Scenario, 'provider' | 'asOf' | 'law'>,
  { sites }: SiteSet,
): readonly SiteAccelerator[] {
  const byCountry = new Map<string, SiteAccelerator>();
  return sites.map(({ country }) => {
    const known = byCountry.get(country) ?? siteAccelerator(world, scenario, country);
    byCountry.set(country, known);
    return known;
  });
}

/** 1 for each column where accelerators may stand: existing regions, whatever the rules say now, and lawful sites. */
export function hasAccelerators(
  { sites }: SiteSet,
  accelerators: readonly SiteAccelerator[],
): Uint8Array {
  return Uint8Array.from(sites, ({ isExisting }, column) =>
    isExisting || accelerators[column].accelerator !== undefined ? 1 : 0,
  );
}
