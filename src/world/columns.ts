import type { NumericIndicator } from './types.ts';

/** What an indicator of a country means: one row feeds the checks, the `world` command and the documentation. */
export interface IndicatorColumn {
  /** As printed; shares are fractions. */
  readonly unit: string;
  /** Values outside cannot be right: a fault of the table, not of the country. */
  readonly min: number;
  readonly max: number;
  readonly meaning: string;
}

const share = (meaning: string): IndicatorColumn => ({ unit: 'share', min: 0, max: 1, meaning });

const index = (meaning: string): IndicatorColumn => ({
  unit: 'index 0-10',
  min: 0,
  max: 10,
  meaning: `${meaning} (INFORM; 10 is worst)`,
});

/** WGI are standardized to mean 0 and deviation 1; the worst of a bad year lie somewhat beyond -2.5. */
const governance = (meaning: string): IndicatorColumn => ({
  unit: 'score',
  min: -3.5,
  max: 3.5,
  meaning: `${meaning} (Worldwide Governance Indicators; higher is better)`,
});

const amount = (unit: string, range: readonly [number, number], meaning: string) => ({
  unit,
  min: range[0],
  max: range[1],
  meaning,
});

/** Every numeric indicator of a country: unit, plausible range, meaning. */
export const INDICATORS: Readonly<Record<NumericIndicator, IndicatorColumn>> = {
  population: amount('people', [5e3, 1.6e9], 'resident population'),
  urbanShare: share('population living in cities'),
  gdpUsd: amount('USD', [3e7, 4e13], 'gross domestic product at market rates'),
  gdpPerCapitaUsd: amount('USD', [150, 350e3], 'gross domestic product per person'),
  gdpPerCapitaPppIntl: amount('intl $', [500, 250e3], 'the same at purchasing power parity'),
  internetUsersShare: share('population that used the Internet in the last three months'),
  fixedBroadbandPer100People: amount('per 100', [0, 100], 'fixed broadband subscriptions'),
  secureServersPerMillionPeople: amount(
    'per million',
    [0, 3e6],
    'hosts with a trusted certificate',
  ),
  cloudMarketUsdPerYear: amount('USD/yr', [1e4, 4e11], 'spending on cloud infrastructure services'),
  dataCenterCapacityMw: amount('MW', [0, 2e5], 'IT load of the data centers in operation'),
  powerPriceUsdPerKwh: amount(
    'USD/kWh',
    [0.002, 0.6],
    'electricity price for large industrial users',
  ),
  gridCarbonGCo2ePerKwh: amount('gCO2e/kWh', [0, 1500], 'carbon intensity of the grid over a year'),
  electricityKwhPerPerson: amount('kWh', [5, 7e4], 'electricity used per person and year'),
  electricityAccessShare: share('population with electricity'),
  firmsWithOutagesShare: share('firms that had a power outage in a typical month'),
  corporateTaxShare: amount('share', [0, 0.6], 'top statutory tax rate on company profits'),
  wgiPoliticalStability: governance('political stability and absence of violence'),
  wgiRuleOfLaw: governance('rule of law'),
  wgiRegulatoryQuality: governance('regulatory quality'),
  wgiGovernmentEffectiveness: governance('government effectiveness'),
  informRisk: index('overall risk of humanitarian crisis and disaster'),
  informNaturalHazard: index('natural hazards'),
  informEarthquake: index('earthquakes'),
  informRiverFlood: index('river floods'),
  informCyclone: index('tropical cyclones'),
  informCoastalFlood: index('coastal floods'),
  informDrought: index('drought'),
  informHumanHazard: index('conflict'),
  informLackOfCoping: index('lack of coping capacity'),
  temperatureMeanC: amount('°C', [-25, 35], 'mean temperature, area mean of the country'),
  temperatureSummerPeakC: amount('°C', [-15, 45], 'mean of the hottest month, area mean'),
  constructionUsdPerW: amount('USD/W', [3, 25], 'cost to build a data center, per watt of IT load'),
  wageUsdPerMonth: amount('USD/month', [20, 15e3], 'mean monthly earnings of employees'),
  priceLevelRatio: amount(
    'ratio',
    [0.05, 2],
    'price level: purchasing power parity over market rate',
  ),
};
