import type { Confidence, DataClass } from '../world/types.ts';
import { type Bounds, EVERYTHING } from './bounds.ts';
import type { ConditionKind } from './conditions.ts';
import { DATA_CLASSES } from './data-classes.ts';
import type { Period } from './in-force.ts';

/** A bar on providers by where they, or their ultimate parent, are headquartered. */
export interface ProviderBar extends Period {
  readonly id: string;
  readonly law: string;
  /** Headquarters that the bar hits; `foreign` is every one but the country's own. */
  readonly headquarters: readonly string[] | 'foreign';
  /** Providers that the bar hits by name, instead of by headquarters. */
  readonly providers?: readonly string[];
  /** ISO2 of the countries whose customers, or sites, it concerns. */
  readonly countries: readonly string[];
  /** Whether it binds customers there, sites there, or both. */
  readonly binds: 'customers' | 'sites' | 'both';
  /** Share of each class that is lost. */
  readonly bars: Readonly<Partial<Record<DataClass, Bounds>>>;
  /** What the rest must meet. */
  readonly rest?: ConditionKind;
  readonly sourced: boolean;
  readonly source: string;
  readonly confidence: Confidence;
}

const none: Bounds = { low: 0, mid: 0, high: 0 };
const some: Bounds = { low: 0.1, mid: 0.4, high: 0.8 };
const most: Bounds = { low: 0.5, mid: 0.85, high: 1 };
const GREATER_CHINA = ['CN', 'HK', 'MO'];
const EVERY_CLASS = barsOf(DATA_CLASSES, EVERYTHING);

function barsOf(
  classes: readonly DataClass[],
  share: Bounds,
): Readonly<Partial<Record<DataClass, Bounds>>> {
  return Object.fromEntries(classes.map((name) => [name, share]));
}

const MEMORY = { sourced: false, confidence: 'low' as const };
const SANCTIONED_BY_US = { headquarters: ['US'], binds: 'both' as const, bars: EVERY_CLASS };

/** Sanctions and rules of the home market that name a country of customers or sites; dates from memory. */
export const STANDING_BARS: readonly ProviderBar[] = [
  {
    id: 'us-sanctions-cu',
    law: 'Cuban Assets Control Regulations, 31 CFR 515',
    countries: ['CU'],
    from: '1963-07-08',
    source: 'memory of 31 CFR 515',
    ...SANCTIONED_BY_US,
    ...MEMORY,
  },
  {
    id: 'us-sanctions-ir',
    law: 'Iranian Transactions and Sanctions Regulations, 31 CFR 560',
    countries: ['IR'],
    from: '1995-05-07',
    source: 'memory of 31 CFR 560',
    ...SANCTIONED_BY_US,
    ...MEMORY,
  },
  {
    id: 'us-sanctions-kp',
    law: 'North Korea Sanctions Regulations, 31 CFR 510',
    countries: ['KP'],
    from: '2008-06-26',
    source: 'memory of 31 CFR 510',
    ...SANCTIONED_BY_US,
    ...MEMORY,
  },
  {
    id: 'us-sanctions-sy',
    law: 'Syrian Sanctions Regulations, 31 CFR 542',
    countries: ['SY'],
    from: '2004-05-11',
    until: '2025-06-30',
    source: 'memory of 31 CFR 542 and Executive Order 14312',
    ...SANCTIONED_BY_US,
    ...MEMORY,
  },
  {
    id: 'us-sanctions-ru-sites',
    law: 'Executive Order 14071, ban on new investment in Russia',
    headquarters: ['US'],
    countries: ['RU'],
    binds: 'sites',
    bars: EVERY_CLASS,
    from: '2022-04-06',
    source: 'memory of Executive Order 14071',
    ...MEMORY,
  },
  {
    id: 'us-sanctions-ru-services',
    law: 'Determination on IT and cloud services to Russia under Executive Order 14071',
    headquarters: ['US'],
    countries: ['RU'],
    binds: 'customers',
    bars: { ...barsOf(DATA_CLASSES, most), public: some },
    from: '2024-09-12',
    source: 'memory of the OFAC determination of 12 June 2024',
    ...MEMORY,
  },
  {
    id: 'cn-licensed-operator',
    law: 'Telecom Regulations: a cloud in China runs under a licensed local operator',
    headquarters: 'foreign',
    countries: ['CN'],
    binds: 'sites',
    bars: {},
    rest: 'localPartner',
    from: '2015-12-28',
    source: 'memory of the VATS catalogue 2015 (AWS with Sinnet, Azure with 21Vianet)',
    ...MEMORY,
  },
  {
    id: 'cn-secure-and-controllable',
    law: 'Cloud Computing Services Security Assessment; procurement of domestic products',
    headquarters: 'foreign',
    countries: ['CN'],
    binds: 'customers',
    bars: { government: EVERYTHING, telecom: most, financial: some, payment: some, health: some },
    from: '2019-09-01',
    source: 'memory of the assessment measures of 2019',
    ...MEMORY,
  },
  {
    id: 'us-bulk-data-covered-persons',
    law: '28 CFR 202: vendor agreements with covered persons, wherever the site stands',
    headquarters: GREATER_CHINA,
    countries: ['US'],
    binds: 'customers',
    bars: {
      personal: { low: 0.02, mid: 0.1, high: 0.3 },
      financial: some,
      health: some,
      government: EVERYTHING,
      telecom: some,
      payment: some,
    },
    rest: 'certification',
    from: '2025-04-08',
    source: 'memory of 28 CFR 202.401',
    ...MEMORY,
  },
  {
    id: 'fr-secnumcloud-control',
    law: 'SecNumCloud 3.2: sensitive data of the State under European control only',
    headquarters: ['US', ...GREATER_CHINA],
    countries: ['FR'],
    binds: 'customers',
    bars: { government: { low: 0.1, mid: 0.3, high: 0.6 } },
    from: '2024-05-21',
    source: 'memory of the SREN law, article 31',
    ...MEMORY,
  },
  {
    id: 'tw-mainland-investment',
    law: 'Act Governing Relations: mainland capital in data centers and telecom of Taiwan',
    headquarters: GREATER_CHINA,
    countries: ['TW'],
    binds: 'sites',
    bars: EVERY_CLASS,
    from: '2009-06-30',
    source: 'memory of the positive list of 2009',
    ...MEMORY,
  },
  {
    id: 'in-press-note-3',
    law: 'Press Note 3 (2020): investment from bordering countries on approval',
    headquarters: GREATER_CHINA,
    countries: ['IN'],
    binds: 'sites',
    bars: {},
    rest: 'approval',
    from: '2020-04-22',
    source: 'memory of Press Note 3 of 17 April 2020',
    ...MEMORY,
  },
];

/** First day of a ban or restriction on Chinese vendors; countries not named follow the Union's toolbox of 2020. */
const POLICY_FROM: Readonly<Record<string, string>> = {
  AU: '2018-08-23',
  CA: '2022-05-19',
  DE: '2024-07-11',
  GB: '2020-07-14',
  IN: '2020-06-29',
  JP: '2018-12-10',
  LT: '2021-05-25',
  NZ: '2018-11-28',
  RO: '2021-06-11',
  SE: '2020-10-20',
  TW: '2019-01-24',
  US: '2019-05-15',
  XK: '2020-09-04',
};
const TOOLBOX_FROM = '2020-01-29';

/**
 * The bar that a country's policy on Chinese vendors means for a cloud: a ban (of network equipment, read wide) closes
 * government and telecom and part of the regulated sectors, a restriction closes part of the former. Which part is an
 * expert's guess with a range; people and firms at large may still buy.
 */
export function chineseVendorBar(
  country: string,
  policy: string,
  source: string,
): ProviderBar | undefined {
  if (policy !== 'ban' && policy !== 'restrict') return undefined;
  const isBan = policy === 'ban';
  return {
    id: `chinese-vendor-${policy}-${country.toLowerCase()}`,
    law: `${isBan ? 'ban of' : 'restriction on'} Chinese vendors in ${country}`,
    headquarters: GREATER_CHINA,
    countries: [country],
    binds: 'customers',
    bars: isBan
      ? {
          government: EVERYTHING,
          telecom: EVERYTHING,
          ...barsOf(['financial', 'health', 'payment'], some),
          personal: { low: 0, mid: 0.1, high: 0.3 },
        }
      : { government: most, telecom: some, ...barsOf(['financial', 'payment', 'health'], none) },
    from: POLICY_FROM[country] ?? TOOLBOX_FROM,
    source: `${source}; date from memory`,
    ...MEMORY,
  };
}
