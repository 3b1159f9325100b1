import type { Confidence } from '../world/types.ts';
import type { Period } from './in-force.ts';

/** Lists of countries that laws name as destinations. */
export type ListName = 'EEA' | 'EU_ADEQUATE' | 'UK_ADEQUATE' | 'CH_LIST' | 'CONV108' | 'CoC';

/** One country on one list for a time. `isPartial`: only some recipients or sectors are covered. */
export interface Membership extends Period {
  readonly list: ListName;
  readonly country: string;
  readonly isPartial?: boolean;
  readonly confidence: Confidence;
  readonly source: string;
}

const EU_27 =
  'AT BE BG HR CY CZ DK EE FI FR DE GR HU IE IT LV LT LU MT NL PL PT RO SK SI ES SE'.split(' ');
const COMMISSION =
  'European Commission, adequacy decisions, commission.europa.eu (list read 2026; dates of decisions from memory)';
const EEA_AGREEMENT = 'Regulation (EU) 2016/679 and EEA Joint Committee Decision 154/2018';
const UK_REGULATIONS =
  'Data Protection Act 2018 sch. 21 and later adequacy regulations (dates from memory)';
const SWISS_ANNEX =
  'Swiss DPO annex 1, prighter.com/ja/resources/laws/swiss-fadp/dpo/chapters/annexes (list read 2026)';
const COUNCIL_OF_EUROPE = 'Council of Europe, parties to Convention 108 (memory)';
const DOJ = '28 CFR 202.601, countries of concern (memory)';

type Entry = readonly [country: string, from: string, until?: string];

interface ListOrigin {
  readonly list: ListName;
  readonly source: string;
  readonly confidence: Confidence;
  readonly isPartial?: boolean;
}

function memberships(origin: ListOrigin, entries: readonly Entry[]): Membership[] {
  return entries.map(([country, from, until]) => ({
    ...origin,
    country,
    from,
    ...(until === undefined ? {} : { until }),
  }));
}

function since(from: string, countries: readonly string[]): Entry[] {
  return countries.map((country) => [country, from]);
}

/** The United Kingdom left the Union's law at the end of the transition, 31 December 2020. */
const EEA_MEMBERS: readonly Entry[] = [
  ...since('1994-01-01', EU_27),
  ...since('1994-01-01', ['IS', 'LI', 'NO']),
  ['GB', '1994-01-01', '2020-12-31'],
];

const EU_DECISIONS: readonly Entry[] = [
  ['CH', '2000-07-26'],
  ['AR', '2003-06-30'],
  ['GG', '2003-11-21'],
  ['IM', '2004-04-28'],
  ['JE', '2008-05-08'],
  ['FO', '2010-03-05'],
  ['AD', '2010-10-19'],
  ['IL', '2011-01-31'],
  ['UY', '2012-08-21'],
  ['NZ', '2012-12-19'],
  ['JP', '2019-01-23'],
  ['GB', '2021-06-28'],
  ['KR', '2021-12-17'],
];

/** Canada for commercial organizations; the United States for certified ones (Privacy Shield, then the Framework). */
const EU_PARTIAL_DECISIONS: readonly Entry[] = [
  ['CA', '2001-12-20'],
  ['US', '2016-07-12', '2020-07-16'],
  ['US', '2023-07-10'],
];

const UK_DECISIONS: readonly Entry[] = [
  ...since('2021-01-01', 'GI CH AR GG IM JE FO AD IL UY NZ JP'.split(' ')),
  ['KR', '2022-12-19'],
];

const CH_COUNTRIES: readonly Entry[] = since(
  '2023-09-01',
  'AD AR CA FO GG GB GI IM IL JE MC NZ UY'.split(' '),
);

const CONVENTION_108 = [
  ...EU_27,
  ...'IS LI NO GB CH AL AD AM AZ BA GE MC MD ME MK RS RU SM TR UA AR CV MA MU MX SN TN UY'.split(
    ' ',
  ),
];

/**
 * Every dated membership of every list. Hong Kong and Macau count as parts of China among the countries of concern, as
 * the rule itself says.
 */
export const MEMBERSHIPS: readonly Membership[] = [
  ...memberships({ list: 'EEA', source: EEA_AGREEMENT, confidence: 'high' }, EEA_MEMBERS),
  ...memberships({ list: 'EU_ADEQUATE', source: COMMISSION, confidence: 'medium' }, EU_DECISIONS),
  ...memberships(
    { list: 'EU_ADEQUATE', source: COMMISSION, confidence: 'medium', isPartial: true },
    EU_PARTIAL_DECISIONS,
  ),
  ...memberships(
    { list: 'EU_ADEQUATE', source: 'Brazil, reported adopted (memory)', confidence: 'low' },
    [['BR', '2026-01']],
  ),
  ...memberships(
    { list: 'UK_ADEQUATE', source: UK_REGULATIONS, confidence: 'medium' },
    UK_DECISIONS,
  ),
  ...memberships(
    { list: 'UK_ADEQUATE', source: UK_REGULATIONS, confidence: 'medium', isPartial: true },
    [
      ['CA', '2021-01-01'],
      ['US', '2023-10-12'],
    ],
  ),
  ...memberships({ list: 'CH_LIST', source: SWISS_ANNEX, confidence: 'medium' }, CH_COUNTRIES),
  ...memberships({ list: 'CH_LIST', source: SWISS_ANNEX, confidence: 'medium', isPartial: true }, [
    ['US', '2024-09-15'],
  ]),
  ...memberships(
    { list: 'CONV108', source: COUNCIL_OF_EUROPE, confidence: 'low' },
    since('2018-01-01', CONVENTION_108),
  ),
  ...memberships(
    { list: 'CoC', source: DOJ, confidence: 'low' },
    since('2025-04-08', 'CN HK MO CU IR KP RU VE'.split(' ')),
  ),
];
