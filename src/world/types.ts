/** The records of the world tables. Every value that somebody measured, published or guessed is a {@link Fact}. */

export type Confidence = 'high' | 'medium' | 'low';

/** Where a value comes from. `low` confidence marks an expert's guess, an imputed or a modeled value. */
export interface Provenance {
  /** What was read, as a citation a reader can follow. */
  readonly source: string;
  /** Year that the value describes. */
  readonly year: number;
  readonly confidence: Confidence;
  readonly note?: string;
}

/** One value with its origin; `low` and `high` bound it where the source or its quality gives a range. */
export interface Fact<T = number> extends Provenance {
  readonly value: T;
  readonly low?: T;
  readonly high?: T;
}

/** `YYYY`, `YYYY-MM` or `YYYY-MM-DD`. A partial date means the end of its period when something has begun by it. */
export type PartialDate = string;

export interface Coordinates {
  readonly latDeg: number;
  readonly lonDeg: number;
}

/** Indicators of a country that are numbers; the name ends in the unit. Shares are 0 to 1. */
export type NumericIndicator =
  | 'population'
  | 'urbanShare'
  | 'gdpUsd'
  | 'gdpPerCapitaUsd'
  | 'gdpPerCapitaPppIntl'
  | 'internetUsersShare'
  | 'fixedBroadbandPer100People'
  | 'secureServersPerMillionPeople'
  | 'cloudMarketUsdPerYear'
  | 'dataCenterCapacityMw'
  | 'powerPriceUsdPerKwh'
  | 'gridCarbonGCo2ePerKwh'
  | 'electricityKwhPerPerson'
  | 'electricityAccessShare'
  | 'firmsWithOutagesShare'
  | 'corporateTaxShare'
  | 'wgiPoliticalStability'
  | 'wgiRuleOfLaw'
  | 'wgiRegulatoryQuality'
  | 'wgiGovernmentEffectiveness'
  | 'informRisk'
  | 'informNaturalHazard'
  | 'informEarthquake'
  | 'informRiverFlood'
  | 'informCyclone'
  | 'informCoastalFlood'
  | 'informDrought'
  | 'informHumanHazard'
  | 'informLackOfCoping'
  | 'temperatureMeanC'
  | 'temperatureSummerPeakC'
  | 'constructionUsdPerW'
  | 'wageUsdPerMonth'
  | 'priceLevelRatio';

/** Indicators of a country that are words; the empty value of a source is absent here. */
export type CategoryIndicator =
  | 'dataRegime'
  | 'gdprStatus'
  | 'exportControlGroups'
  | 'acceleratorDestinationRule'
  | 'chineseVendorPolicy';

export interface Country {
  readonly iso2: string;
  readonly iso3: string;
  /** ISO 3166-1 numeric, by which maps know it; absent for Kosovo, which has none. */
  readonly isoNumeric?: string;
  readonly name: string;
  /** Other names that a user may type. */
  readonly aliases?: readonly string[];
  readonly region: string;
  readonly subregion: string;
  readonly capital: string;
  readonly capitalPlace?: Coordinates;
  readonly currency: string;
  readonly numbers: Readonly<Partial<Record<NumericIndicator, Fact>>>;
  readonly categories: Readonly<Partial<Record<CategoryIndicator, Fact<string>>>>;
}

export interface City extends Coordinates {
  /** Country and name, unique: `MX/Querétaro`; a namesake in the same country carries its subdivision or number. */
  readonly id: string;
  readonly name: string;
  /** ISO 3166-1 alpha-2. */
  readonly country: string;
  /** People of the metro. */
  readonly population: Fact;
  readonly isCapital: boolean;
  /** Whether the world proposes it as a site for a region. */
  readonly isCandidate: boolean;
  /** Whether it belongs to China's national computing hubs ("East Data, West Compute"). */
  readonly isChinaComputingHub: boolean;
  /** IANA time zone. */
  readonly timeZone: string;
  readonly temperatureMeanC?: Fact;
}

export type RegionStatus = 'ga' | 'gov' | 'announced' | 'closed';

export interface CloudRegion extends Coordinates {
  /** `provider:code`, unique. */
  readonly id: string;
  readonly provider: string;
  readonly code: string;
  readonly name: string;
  readonly city: string;
  readonly country: string;
  readonly status: RegionStatus;
  readonly zones?: Fact;
  readonly launched?: Fact<PartialDate>;
  readonly closed?: Fact<PartialDate>;
  readonly provenance: Provenance;
}

export interface Provider {
  readonly id: string;
  readonly name: string;
  /** Other names that a user may type. */
  readonly aliases: readonly string[];
  /** ISO 3166-1 alpha-2 of the headquarters, and of the ultimate parent's. */
  readonly headquarters: Fact<string>;
  readonly parentHeadquarters: Fact<string>;
  /** Share of the world's cloud infrastructure market, and of the home market where published. */
  readonly worldMarketShare?: Fact;
  readonly homeMarketShare?: Fact;
}

export type DataClass =
  'personal' | 'financial' | 'health' | 'government' | 'telecom' | 'payment' | 'public';

export type LawKind = 'mustStay' | 'copyStays' | 'conditionalTransfer' | 'adequacyList' | 'free';

/** One rule of one jurisdiction about where data of a class may go. */
export interface LawRule {
  readonly id: string;
  /** ISO 3166-1 alpha-2, or `EU`. */
  readonly jurisdiction: string;
  readonly law: string;
  readonly dataClass: DataClass | 'all';
  readonly kind: LawKind;
  readonly detail: string;
  /** In the small language of destinations that `compliance/` resolves: `EEA+EU_ADEQUATE`, `any`, `SA`, `list`, … */
  readonly destinations: string;
  readonly inForceFrom?: PartialDate;
  readonly inForceUntil?: PartialDate;
  /** Whether a document was read, or the rule rests on memory. */
  readonly sourced: boolean;
  readonly provenance: Provenance;
}

/** What a provider asks for in one of its regions (list prices, on demand, Linux). */
export interface RegionPrice {
  readonly regionId: string;
  readonly provider: string;
  readonly instance: string;
  readonly instanceUsdPerHour: Fact;
  readonly egressUsdPerGigabyte?: Fact;
  readonly interZoneUsdPerGigabyte?: Fact;
  readonly h100x8UsdPerHour?: Fact;
}

/** A parameter of the cost model: mid value with its range. */
export interface CostParameter extends Fact {
  readonly id: string;
  readonly group: string;
  readonly unit: string;
  readonly scope: string;
  readonly low: number;
  readonly high: number;
}

/** A published figure about markets, launches or export control, kept for reference and calibration. */
export interface MarketFigure extends Provenance {
  readonly metric: string;
  readonly scope: string;
  readonly entity: string;
  readonly value: string;
  readonly unit: string;
  readonly period: string;
}

/** Hubs, landings and sea waypoints, and the links between them. */
export interface Backbone {
  readonly hubs: readonly Hub[];
  readonly links: readonly Link[];
  readonly provenance: Provenance;
}

export interface Hub extends Coordinates {
  readonly id: string;
  readonly name: string;
  /** ISO 3166-1 alpha-2; absent for a sea waypoint. */
  readonly country?: string;
}

export type LinkKind = 'terrestrial' | 'submarine' | 'thin';

export interface Link {
  readonly from: string;
  readonly to: string;
  readonly kind: LinkKind;
  readonly gcKm: number;
  /** Cable systems that run here, by name; `network/` reads their years from the cable table. */
  readonly cables: readonly string[];
  readonly chokepoints: readonly string[];
  readonly inServiceFrom?: PartialDate;
  readonly inServiceUntil?: PartialDate;
}

export interface World {
  /** Content hash of the packed tables: it stands in every report. */
  readonly hash: string;
  /** The day on which the tables were compiled, `YYYY-MM-DD`. */
  readonly compiled: string;
  readonly countries: ReadonlyMap<string, Country>;
  readonly cities: readonly City[];
  readonly regions: readonly CloudRegion[];
  readonly providers: ReadonlyMap<string, Provider>;
  readonly laws: readonly LawRule[];
  readonly prices: readonly RegionPrice[];
  readonly costParameters: ReadonlyMap<string, CostParameter>;
  readonly marketFigures: readonly MarketFigure[];
  readonly backbone: Backbone;
}
