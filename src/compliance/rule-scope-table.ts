import type { DataClass } from '../world/types.ts';
import type { Bounds } from './bounds.ts';
import type { ConditionKind } from './conditions.ts';
import { DATA_CLASSES } from './data-classes.ts';

/** How far a rule binds: the share of each data class, and what the rest of the class must meet to leave. */
export interface RuleScope {
  readonly binds: Readonly<Partial<Record<DataClass, Bounds>>>;
  readonly rest?: ConditionKind;
  /** Why this share, in words. */
  readonly reading: string;
}

/** A scope with the law it belongs to. */
export interface ScopeEntry extends RuleScope {
  /** Id of the rule in the world's table of laws. */
  readonly rule: string;
}

const few: Bounds = { low: 0.1, mid: 0.3, high: 0.6 };
const some: Bounds = { low: 0.2, mid: 0.5, high: 0.8 };
const most: Bounds = { low: 0.5, mid: 0.8, high: 1 };
const nearlyAll: Bounds = { low: 0.7, mid: 0.9, high: 1 };
const whole: Bounds = { low: 1, mid: 1, high: 1 };

/**
 * Rules that bind less (or more) than the whole of the class they are listed under. A rule on critical operators must
 * not forbid every user's data, nor one on secret files every public office's. The shares read the rule's own words;
 * they are an expert's guess, low confidence, and each carries its range into the verdict.
 */
export const RULE_SCOPES: readonly ScopeEntry[] = [
  {
    rule: 'cn-all',
    binds: {
      personal: { low: 0.05, mid: 0.15, high: 0.35 },
      financial: most,
      health: some,
      government: nearlyAll,
      telecom: nearlyAll,
      payment: most,
    },
    reading: 'binds operators of critical information infrastructure, not every firm',
  },
  {
    rule: 'cn-government',
    binds: { government: most },
    reading: 'binds core and important data',
  },
  {
    rule: 'by-all',
    binds: everyClass(most),
    reading: 'binds registered firms that sell to residents',
  },
  {
    rule: 'dz-all',
    binds: { ...everyClass(most), public: few },
    rest: 'licence',
    reading: 'cloud providers must host in the country; other transfers need an authorization',
  },
  {
    rule: 'ir-all',
    binds: { ...everyClass(nearlyAll), public: some },
    reading: 'domestic hosting is the rule; foreign content still passes',
  },
  {
    rule: 'uz-personal',
    binds: { personal: { low: 0.4, mid: 0.7, high: 1 } },
    reading: 'eased for some in 2024 and 2025',
  },
  {
    rule: 'vn-personal',
    binds: { personal: { low: 0.4, mid: 0.7, high: 1 } },
    reading: 'binds domestic firms; foreign ones on request',
  },
  {
    rule: 'rw-personal',
    binds: { personal: some },
    rest: 'licence',
    reading: 'stored in Rwanda unless the authority certifies',
  },
  {
    rule: 'et-personal',
    binds: { personal: few },
    rest: 'approval',
    reading: 'critical and sensitive data; the rest by approval',
  },
  {
    rule: 'zm-personal',
    binds: { personal: few },
    rest: 'licence',
    reading: 'sensitive personal data; the rest by permission',
  },
  {
    rule: 'fr-government',
    binds: { government: few },
    reading: 'binds sensitive data of the State',
  },
  {
    rule: 'de-health',
    binds: { health: most },
    rest: 'contract',
    reading: 'binds the statutory health system',
  },
  {
    rule: 'de-financial',
    binds: { financial: { low: 0, mid: 0.1, high: 0.3 } },
    rest: 'approval',
    reading: 'binds tax books, which leave the Union on permission',
  },
  {
    rule: 'id-government',
    binds: { government: nearlyAll },
    reading: 'binds public operators of electronic systems',
  },
  {
    rule: 'id-financial',
    binds: { financial: most, payment: nearlyAll },
    rest: 'approval',
    reading: 'onshore unless the supervisor approves, which is rare',
  },
  {
    rule: 'in-financial',
    binds: { payment: whole, financial: { low: 0.1, mid: 0.25, high: 0.5 } },
    reading: 'binds payment data, which is a part of a bank’s data',
  },
  {
    rule: 'pk-government',
    binds: { government: some },
    reading: 'binds restricted and secret data',
  },
  {
    rule: 'lk-government',
    binds: { government: most },
    rest: 'approval',
    reading: 'in the country unless the destination is adequate',
  },
  {
    rule: 'kr-government',
    binds: { government: most },
    reading: 'separation by tier',
  },
  {
    rule: 'kr-financial',
    binds: { financial: { low: 0.3, mid: 0.6, high: 0.9 }, payment: most },
    reading: 'binds personal credit data',
  },
  {
    rule: 'au-health',
    binds: { health: { low: 0.05, mid: 0.2, high: 0.5 } },
    reading: 'binds the national record system, not hospitals’ own data',
  },
  {
    rule: 'sa-government',
    binds: { government: nearlyAll, telecom: some },
    reading: 'binds government and national critical infrastructure',
  },
  {
    rule: 'sa-financial',
    binds: { financial: most, payment: most },
    rest: 'approval',
    reading: 'in the kingdom in principle; offshore by approval only',
  },
  {
    rule: 'ae-health',
    binds: { health: nearlyAll },
    rest: 'licence',
    reading: 'onshore with listed exceptions',
  },
  {
    rule: 'ae-financial',
    binds: { financial: { low: 0.3, mid: 0.6, high: 0.9 }, payment: most },
    reading: 'binds the master system of record of banks',
  },
  {
    rule: 'kw-government',
    binds: { government: some },
    reading: 'binds the two highest tiers',
  },
  {
    rule: 'iq-financial',
    binds: { financial: { low: 0.4, mid: 0.7, high: 1 }, payment: most },
    reading: 'binds core data of banks',
  },
  {
    rule: 'tr-government',
    binds: { government: most },
    reading: 'binds critical data of public institutions',
  },
  {
    rule: 'ma-government',
    binds: { government: some, telecom: few },
    reading: 'binds sensitive data of entities and critical infrastructure',
  },
  {
    rule: 'ng-government',
    binds: { government: nearlyAll, telecom: most },
    reading: 'binds sovereign and subscriber data',
  },
  {
    rule: 'ng-financial',
    binds: { financial: few, payment: most },
    reading: 'binds domestic transactions',
  },
  {
    rule: 'gh-financial',
    binds: { financial: { low: 0.3, mid: 0.6, high: 0.9 }, payment: most },
    rest: 'approval',
    reading: 'core bank data onshore or by approval',
  },
  {
    rule: 'sn-government',
    binds: { government: most },
    reading: 'binds data of the State',
  },
  {
    rule: 'br-government',
    binds: { government: few },
    reading: 'binds restricted-access data of the State',
  },
  {
    rule: 'ca-government',
    binds: { government: { low: 0.4, mid: 0.6, high: 0.9 } },
    reading: 'binds Protected B and above',
  },
  {
    rule: 'ca-government-2',
    binds: { government: { low: 0.02, mid: 0.03, high: 0.05 } },
    reading: 'binds public bodies of one province with 3 % of the people',
  },
  {
    rule: 'us-government',
    binds: { government: { low: 0.4, mid: 0.6, high: 0.9 } },
    reading: 'binds defense and many federal agencies',
  },
  {
    rule: 'us-personal-2',
    binds: {
      personal: { low: 0.02, mid: 0.1, high: 0.3 },
      financial: few,
      health: some,
      government: some,
      telecom: few,
      payment: few,
    },
    reading: 'binds bulk sensitive and government-related data',
  },
];

/** The same share of every class. */
function everyClass(share: Bounds): Readonly<Record<string, Bounds>> {
  return Object.fromEntries(DATA_CLASSES.map((dataClass) => [dataClass, share]));
}
