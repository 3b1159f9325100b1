import type { Constraints } from '../scenario/types.ts';
import type { SiteMoney } from './evaluation.ts';
import type { SiteValues } from './ranked-criteria.ts';
import type { SiteAccelerator } from './site-accelerator.ts';

/** What a constraint looks at. */
export interface ConstrainedSite {
  readonly values: SiteValues;
  readonly money: SiteMoney;
  /** Share of all demand that the fleet may lawfully serve with the site in it. */
  readonly lawfulShare: number;
  readonly accelerator: SiteAccelerator;
}

interface Limit {
  readonly name: string;
  readonly unit: string;
  readonly value: number | undefined;
  readonly limit: number | undefined;
  readonly goal: 'min' | 'max';
}

const amount = new Intl.NumberFormat('en-US', { maximumSignificantDigits: 4 });

/** In words, how a value breaks its limit; an unknown value breaks it too, for nobody can say that it holds. */
function breach({ name, unit, value, limit, goal }: Limit): readonly string[] {
  if (limit === undefined) return [];
  if (value === undefined) return [`${name} is not known, and must be checked against a limit`];
  const isKept = goal === 'min' ? value >= limit : value <= limit;
  if (isKept) return [];
  const bound = goal === 'min' ? 'at least' : 'at most';
  return [`${name} is ${amount.format(value)} ${unit}, must be ${bound} ${amount.format(limit)}`];
}

/** The constraints that a site breaks, in words; none when it keeps them all. Middle values decide. */
export function brokenConstraints(site: ConstrainedSite, limits: Constraints): readonly string[] {
  const value = (id: string) => site.values[id].value;
  const all: readonly Limit[] = [
    {
      name: 'unit cost',
      unit: 'USD/kW/yr',
      value: value('unitCostUsdPerKwYear'),
      limit: limits.maxUnitCostUsdPerKwYear,
      goal: 'max',
    },
    { name: 'NPV', unit: 'USD', value: value('npvUsd'), limit: limits.minNpvUsd, goal: 'min' },
    {
      name: 'capex',
      unit: 'USD',
      value: site.money.capexUsd.mid,
      limit: limits.maxCapexUsd,
      goal: 'max',
    },
    {
      name: 'grid carbon',
      unit: 'gCO2e/kWh',
      value: value('gridCarbonGCo2ePerKwh'),
      limit: limits.maxGridCarbonGCo2ePerKwh,
      goal: 'max',
    },
    {
      name: 'country risk',
      unit: 'of 10',
      value: value('countryRisk'),
      limit: limits.maxCountryRisk,
      goal: 'max',
    },
    {
      name: 'share of demand that may lawfully be served',
      unit: '',
      value: site.lawfulShare,
      limit: limits.minLawfulShare,
      goal: 'min',
    },
  ];
  return [...all.flatMap(breach), ...(limits.acceleratorsRequired ? missing(site) : [])];
}

/** Why no accelerators may stand at a site. */
function missing({ accelerator: { accelerator, verdict } }: ConstrainedSite): readonly string[] {
  if (accelerator !== undefined) return [];
  const rules = verdict?.rules.map(({ rule }) => rule.id).join(', ');
  return [`no accelerator may stand there${rules ? `: ${rules}` : ''}`];
}
