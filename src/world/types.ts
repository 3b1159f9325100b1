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

/** Hubs, landings and sea waypoints, the links between them, and what is known about their use. */
export interface Backbone {
  readonly hubs: readonly Hub[];
  readonly links: readonly Link[];
  /** Cable systems by name. */
  readonly cables: ReadonlyMap<string, CableSystem>;
  /** Chokepoints by name. */
  readonly chokepoints: ReadonlyMap<string, Chokepoint>;
  /** Countries that routes enter only to end there, by ISO2. */
  readonly transitRules: ReadonlyMap<string, TransitRule>;
  /** Where networks of neighboring countries meet; a country is in one region at most. */
  readonly peeringRegions: readonly PeeringRegion[];
  /** Fitted numbers of the latency model, by `profile.name`: `cloud.interceptMs`. */
  readonly rttNumbers: ReadonlyMap<string, Fact>;
  /** Places near which a profile was calibrated. */
  readonly rttAnchors: readonly RttAnchor[];
  /** Median round-trip time that a user's access network adds, ms, by ISO2. */
  readonly accessRttMs: ReadonlyMap<string, Fact>;
  readonly provenance: Provenance;
}

export interface Hub extends Coordinates {
  readonly id: string;
  readonly name: string;
  /** ISO 3166-1 alpha-2; absent for a sea waypoint. */
  readonly country?: string;
  /** Whether networks of several continents meet here: where international public traffic is handed over. */
  readonly isExchange: boolean;
}

/** `thin`: it exists but rarely carries backbone traffic. */
export type LinkKind = 'terrestrial' | 'submarine' | 'thin';

/** Order of magnitude of what a link carries: `high` over 60 Tbit/s, `medium` over 8, `low` below. */
export type CapacityClass = 'high' | 'medium' | 'low';

export interface Link {
  readonly from: string;
  readonly to: string;
  readonly kind: LinkKind;
  /** Length of the shortest way over sea (submarine) or land (terrestrial), km; never below the great circle. */
  readonly lengthKm: number;
  readonly capacity: CapacityClass;
  /** Cable systems that run here, by name; where it has any, the link exists while one of them does. */
  readonly cables: readonly string[];
  readonly chokepoints: readonly string[];
  readonly inServiceFrom?: PartialDate;
  readonly inServiceUntil?: PartialDate;
}

export interface CableSystem {
  readonly name: string;
  readonly inServiceFrom: PartialDate;
  readonly inServiceUntil?: PartialDate;
  /** Design capacity, Tbit/s. */
  readonly designTbps: number;
  readonly provenance: Provenance;
}

/** A narrow place that many cables pass. */
export interface Chokepoint extends Coordinates {
  readonly name: string;
  readonly description: string;
  readonly provenance: Provenance;
}

/** Why a country carries no transit; a route may cross countries of one group when an end of it is in that group. */
export interface TransitRule {
  readonly country: string;
  readonly group: string;
  readonly reason: string;
  readonly provenance: Provenance;
}

/** Countries whose networks hand public traffic to each other at exchanges of their own. */
export interface PeeringRegion {
  readonly name: string;
  /** ISO2. */
  readonly countries: readonly string[];
  /** Hubs where networks of the region meet each other, beside the large exchanges. */
  readonly exchanges: readonly string[];
  /** The large exchanges where they meet all other networks; empty where they are present at all of them. */
  readonly exchangesAbroad: readonly string[];
  readonly reason: string;
  readonly provenance: Provenance;
}

export interface RttAnchor extends Coordinates {
  readonly profile: 'cloud' | 'public';
}

/** Round trips that a provider measured between its own regions, one row a direction. */
export interface RttMeasurements {
  readonly provider: string;
  /** Region ids per row. */
  readonly from: readonly string[];
  readonly to: readonly string[];
  /** Median of 30 days, ms, `NaN` where not published; the day the period ends on. */
  readonly rttMs: Float64Array;
  readonly rttMsDate: string;
  readonly rttMsP95: Float64Array;
  readonly rttMsP95Date: string;
  /** The same a year before. */
  readonly earlierRttMs: Float64Array;
  readonly earlierRttMsDate: string;
  readonly provenance: Provenance;
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
  readonly rttMeasurements: RttMeasurements;
}
