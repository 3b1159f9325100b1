import type { NumericIndicator, Provenance, World } from '../world/types.ts';
import { countryValue, type CountryValue } from './country-value.ts';
import type { Range } from './range.ts';

/** One part of the index: an indicator brought to 0 (best) to 10 (worst), with its weight. */
export interface RiskPart extends Range {
  readonly id: NumericIndicator;
  readonly label: string;
  readonly weight: number;
  readonly isUnknown: boolean;
  readonly provenance: readonly Provenance[];
}

export interface CountryRisk {
  /** 0 best to 10 worst. */
  readonly value: number;
  readonly low: number;
  readonly high: number;
  readonly parts: readonly RiskPart[];
  readonly isUnknown: boolean;
  readonly provenance: readonly Provenance[];
}

interface PartDefinition {
  readonly id: NumericIndicator;
  readonly label: string;
  readonly weight: number;
  readonly scale: 'governance' | 'inform';
}

/**
 * The open blend: half governance (four parts alike), half hazard, where what destroys weighs more than what fails to help.
 * The weights are a judgment, stated here and in every report; the published indices keep theirs to themselves.
 */
const PARTS: readonly PartDefinition[] = [
  governance('wgiPoliticalStability', 'political stability'),
  governance('wgiRuleOfLaw', 'rule of law'),
  governance('wgiRegulatoryQuality', 'regulatory quality'),
  governance('wgiGovernmentEffectiveness', 'government effectiveness'),
  { id: 'informNaturalHazard', label: 'natural hazard', weight: 0.25, scale: 'inform' },
  { id: 'informHumanHazard', label: 'conflict', weight: 0.15, scale: 'inform' },
  { id: 'informLackOfCoping', label: 'lack of coping', weight: 0.1, scale: 'inform' },
];

/** Standard error that the World Bank publishes with a governance estimate, typical: 0.2 of its -2.5 to 2.5. */
const WGI_STANDARD_ERROR = 0.2;

/** Half of the central 80 % of a normal distribution, in standard errors. */
const Z80 = 1.2816;

function governance(id: NumericIndicator, label: string): PartDefinition {
  return { id, label, weight: 0.125, scale: 'governance' };
}

/**
 * Risk of a country for a data center, 0 best to 10 worst: the weighted mean of governance (World Bank estimates, turned
 * round and stretched from -2.5..2.5) and hazard (INFORM, 0 to 10 as published). The bounds combine those of the parts as
 * independent errors. A part that is not known takes its neighbors' median and bounds, and is marked.
 * Source: World Bank, Worldwide Governance Indicators 2024; European Commission JRC, INFORM Risk Index 2025.
 */
export function countryRisk(world: World, iso2: string): CountryRisk {
  const parts = PARTS.map((part) => riskPart(part, countryValue(world, iso2, part.id)));
  const value = parts.reduce((sum, { weight, mid }) => sum + weight * mid, 0);
  const error = (side: (part: RiskPart) => number): number =>
    Math.hypot(...parts.map((part) => part.weight * side(part)));
  return {
    value,
    low: Math.max(0, value - error(({ low, mid }) => mid - low)),
    high: Math.min(10, value + error(({ mid, high }) => high - mid)),
    parts,
    isUnknown: parts.some(({ isUnknown }) => isUnknown),
    provenance: parts.flatMap(({ provenance }) => provenance),
  };
}

function riskPart({ id, label, weight, scale }: PartDefinition, value: CountryValue): RiskPart {
  const { isUnknown, provenance } = value;
  const range = scale === 'governance' ? turnedRound(value) : value;
  return { id, label, weight, ...within10(range), isUnknown, provenance };
}

/** Good governance is low risk: the scale is turned round, so the bounds change places. */
function turnedRound({ low, mid, high, isUnknown }: CountryValue): Range {
  const error = Z80 * WGI_STANDARD_ERROR;
  const risk = (estimate: number): number => 5 - 2 * estimate;
  return {
    low: risk(isUnknown ? Math.max(high, mid + error) : mid + error),
    mid: risk(mid),
    high: risk(isUnknown ? Math.min(low, mid - error) : mid - error),
  };
}

function within10({ low, mid, high }: Range): Range {
  const clamp = (value: number): number => Math.min(10, Math.max(0, value));
  return { low: clamp(low), mid: clamp(mid), high: clamp(high) };
}

/** Mean of the four governance estimates of a country, -2.5 to 2.5, with the neighbors' in place of what is unknown. */
export function governanceMean(world: World, iso2: string): CountryValue {
  const values = PARTS.filter(({ scale }) => scale === 'governance').map(({ id }) =>
    countryValue(world, iso2, id),
  );
  const mean = (pick: (value: CountryValue) => number): number =>
    values.reduce((sum, value) => sum + pick(value), 0) / values.length;
  return {
    low: mean(({ low }) => low),
    mid: mean(({ mid }) => mid),
    high: mean(({ high }) => high),
    isUnknown: values.some(({ isUnknown }) => isUnknown),
    provenance: values.flatMap(({ provenance }) => provenance),
  };
}
