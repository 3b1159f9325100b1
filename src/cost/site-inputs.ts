import type { World } from '../world/types.ts';
import { carbonPrice } from './carbon-price.ts';
import {
  COST_INPUT_IDS,
  inputDefinition,
  type CostInput,
  type CostInputId,
  type CostInputs,
} from './cost-input.ts';
import { acceleratorParameters, type AcceleratorId } from './accelerator-parameters.ts';
import { costParameter, type Assumptions } from './cost-parameter.ts';
import { countryRiskPremium } from './country-risk-premium.ts';
import { governanceMean } from './country-risk.ts';
import { countryValue, type CountryValue } from './country-value.ts';
import { estimatedValue } from './estimated-value.ts';
import { importDuty } from './import-duty.ts';
import { exactly, type Range } from './range.ts';
import { summerPeak, type ClimatePlace } from './summer-peak.ts';
import { transitUsdPerMbpsMonth } from './transit-price.ts';

/** Where a region would stand, and what the scenario assumes about its costs. */
export interface SiteInputOptions {
  /** ISO 3166-1 alpha-2. */
  readonly country: string;
  /** The city, for its climate; the country's mean climate where it is absent. */
  readonly city?: ClimatePlace | undefined;
  readonly assumptions: Assumptions;
  readonly accelerator: AcceleratorId;
}

type Value = Pick<CostInput, 'low' | 'mid' | 'high' | 'isUnknown' | 'provenance'>;

/** Every input of the cost model for one site, in the model's units, with bounds and sources. */
export function siteInputs(world: World, options: SiteInputOptions): CostInputs {
  const values = siteValues(world, options);
  const inputs = {} as Record<CostInputId, CostInput>;
  for (const id of COST_INPUT_IDS) {
    const { label, unit, parameter, scale } = inputDefinition(id);
    const value =
      parameter !== undefined && scale !== undefined
        ? parameterValue(world, parameter, { scale, assumptions: options.assumptions })
        : values[id as SiteInputId];
    const { low, mid, high, isUnknown, provenance } = value;
    inputs[id] = { id, label, unit, low, mid, high, isUnknown, provenance };
  }
  return inputs;
}

function parameterValue(
  world: World,
  parameter: string,
  { scale, assumptions }: { readonly scale: number; readonly assumptions: Assumptions },
): Value {
  const known = costParameter(world, parameter, assumptions);
  const { low, value: mid, high } = known;
  return {
    low: low * scale,
    mid: mid * scale,
    high: high * scale,
    isUnknown: false,
    provenance: [known],
  };
}

type SiteInputId = keyof ReturnType<typeof siteValues>;

/** The inputs that depend on the country, the city or the class of accelerators. */
function siteValues(world: World, options: SiteInputOptions) {
  const { country, city, assumptions } = options;
  const node = acceleratorParameters(options.accelerator);
  const parameter = (id: string, scale: number): Value =>
    parameterValue(world, id, { scale, assumptions });
  const assumed = (id: string, value: () => Value): Value =>
    id in assumptions ? parameter(id, 1) : value();
  return {
    constructionUsdPerW: assumed('dc_construction_cost', () =>
      estimatedValue(world, country, 'constructionUsdPerW'),
    ),
    powerUsdPerKwh: countryValue(world, country, 'powerPriceUsdPerKwh'),
    summerPeakC: summerPeak(world, country, city),
    wageUsdPerMonth: estimatedValue(world, country, 'wageUsdPerMonth'),
    gridGCo2ePerKwh: countryValue(world, country, 'gridCarbonGCo2ePerKwh'),
    taxShare: shareOf(countryValue(world, country, 'corporateTaxShare')),
    riskPremium: riskPremium(world, country),
    importDutyShare:
      'import_duty_servers' in assumptions
        ? parameter('import_duty_servers', 0.01)
        : known(importDuty(country), importDuty(country).provenance),
    transitUsdPerMbpsMonth: assumed('ip_transit', () => transit(world, country, parameter)),
    carbonUsdPerTonne: carbonCharge(country),
    acceleratorNodeUsd: parameter(node.price, 1000),
    acceleratorNodeKw: parameter(node.power, 1),
  };
}

function known(range: Range, provenance: CostInput['provenance'][number]): Value {
  const { low, mid, high } = range;
  return { low, mid, high, isUnknown: false, provenance: [provenance] };
}

/** A share lies between 0 and 1 whatever the spread of its source. */
function shareOf(value: CountryValue): Value {
  const clamp = (share: number): number => Math.min(1, Math.max(0, share));
  return { ...value, low: clamp(value.low), mid: clamp(value.mid), high: clamp(value.high) };
}

function riskPremium(world: World, iso2: string): Value {
  const governance = governanceMean(world, iso2);
  const gdp = countryValue(world, iso2, 'gdpUsd');
  const premium = (w: number, gdpUsd: number): Range =>
    countryRiskPremium({ governance: w, gdpUsd });
  const isUnknown = governance.isUnknown || gdp.isUnknown;
  return {
    // Where governance or size is not known, its own bounds stand beside those of the fit.
    low: isUnknown ? premium(governance.high, gdp.high).low : premium(governance.mid, gdp.mid).low,
    mid: premium(governance.mid, gdp.mid).mid,
    high: isUnknown ? premium(governance.low, gdp.low).high : premium(governance.mid, gdp.mid).high,
    isUnknown,
    provenance: [...governance.provenance, ...gdp.provenance],
  };
}

function transit(
  world: World,
  iso2: string,
  parameter: (id: string, scale: number) => Value,
): Value {
  const near = transitUsdPerMbpsMonth(world.countries.get(iso2)?.subregion ?? '');
  if (!near) return { ...parameter('ip_transit', 1), isUnknown: true };
  return known(near, {
    source:
      'from memory, anchored to public summaries of TeleGeography; lowest to highest city of the subregion',
    year: 2025,
    confidence: 'low',
  });
}

/** What a user of grid power pays for carbon beside the power price. */
function carbonCharge(iso2: string): Value {
  const price = carbonPrice(iso2);
  if (!price)
    return known(exactly(0), { source: 'no carbon price known', year: 2025, confidence: 'low' });
  return known(price.isChargedOnPowerUse ? price : exactly(0), price);
}
