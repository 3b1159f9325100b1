import type { Confidence, Provenance } from '../world/types.ts';
import type { Range } from './range.ts';

/** A price of greenhouse gas in a country, and whether a user of grid power pays it apart from the power price. */
export interface CarbonPrice extends Range, Provenance {
  /** USD per tonne CO2e. */
  readonly scheme: string;
  /**
   * Whether the scheme charges large users for the power they take (as Korea's and China's pilots do); elsewhere power
   * stations pay, the price is in the power price already, and charging it again would count it twice.
   */
  readonly isChargedOnPowerUse: boolean;
}

const FROM_MEMORY: { readonly source: string; readonly confidence: Confidence } = {
  source:
    'from memory of World Bank, State and Trends of Carbon Pricing 2025; no document was read',
  confidence: 'low',
};

function price(scheme: string, mid: number, isChargedOnPowerUse = false): CarbonPrice {
  // Prices of a scheme move by a third within a year: the bounds are an assumption of that size.
  const range = { low: mid * 0.67, mid, high: mid * 1.33 };
  return { scheme, ...range, isChargedOnPowerUse, year: 2025, ...FROM_MEMORY };
}

const EU_ETS = price('EU Emissions Trading System', 70);

const EU_ETS_MEMBERS =
  'AT BE BG HR CY CZ DK EE FI FR DE GR HU IE IT LV LT LU MT NL PL PT RO SK SI ES SE IS LI NO';

const PRICES: Readonly<Record<string, CarbonPrice>> = {
  ...Object.fromEntries(EU_ETS_MEMBERS.split(' ').map((iso2) => [iso2, EU_ETS])),
  GB: price('UK Emissions Trading Scheme', 57),
  CH: price('Swiss Emissions Trading System', 70),
  CN: price('national and pilot trading systems (indirect emissions)', 12, true),
  KR: price('Korea Emissions Trading Scheme (indirect emissions)', 7, true),
  JP: price('tax for climate change mitigation', 2),
  SG: price('carbon tax', 19),
  CA: price('output-based pricing', 60),
  NZ: price('New Zealand Emissions Trading Scheme', 32),
  AU: price('Safeguard Mechanism', 22),
  ZA: price('carbon tax', 13),
  MX: price('carbon tax', 4),
  CL: price('green tax', 5),
  CO: price('carbon tax', 6),
  AR: price('carbon tax', 5),
  UY: price('CO2 tax (not on power)', 160),
  KZ: price('Kazakhstan Emissions Trading Scheme', 1),
  UA: price('carbon tax', 1),
  ID: price('trading system for coal power', 1),
};

/** The price of carbon in a country in 2025; `undefined` where there is none. */
export function carbonPrice(iso2: string): CarbonPrice | undefined {
  return PRICES[iso2];
}
