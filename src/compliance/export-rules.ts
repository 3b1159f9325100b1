import type { Confidence } from '../world/types.ts';
import type { AcceleratorClass } from './accelerator-classes.ts';
import type { Period } from './in-force.ts';

/** How the licensing office treats an application. */
export type LicenceReview = 'presumptionOfApproval' | 'caseByCase' | 'presumptionOfDenial';

/** The place, the operator and the chip that a rule is asked about. */
export interface ExportCase {
  readonly accelerator: AcceleratorClass;
  readonly siteCountry: string;
  /** Country groups of the site: `A:5`, `D:4`, … */
  readonly siteGroups: readonly string[];
  readonly provider: string;
  /** Headquarters of the provider and of its ultimate parent. */
  readonly homes: readonly string[];
  /** Country groups of those headquarters. */
  readonly homeGroups: readonly string[];
}

/** One export rule: whom it asks for a licence, and how applications fare. */
export interface ExportRule extends Period {
  readonly id: string;
  readonly law: string;
  readonly review: (query: ExportCase) => LicenceReview | undefined;
  readonly sourced: boolean;
  readonly source: string;
  readonly confidence: Confidence;
}

const CHINA = ['CN', 'HK', 'MO'];
/** Close allies without a cap under the diffusion rule (supplement 5 to part 740, paragraph a), from memory. */
const UNCAPPED = 'AU BE CA DK FI FR DE IE IT JP NL NZ NO KR ES SE TW GB US'.split(' ');

/** ECCN 3A090.a of October 2023: the advanced chips. */
function isAdvanced({ tpp, performanceDensity }: AcceleratorClass): boolean {
  return tpp >= 4800 || (tpp >= 1600 && performanceDensity >= 5.92);
}

/** ECCN 3A090.b of October 2023: the tier below, eligible for notified export. */
function isNearlyAdvanced(chip: AcceleratorClass): boolean {
  if (isAdvanced(chip)) return false;
  const dense = chip.tpp >= 1600 && chip.performanceDensity >= 3.2;
  return dense || (chip.tpp >= 2400 && chip.performanceDensity >= 1.6);
}

/** Arms-embargoed countries and Macau: the strictest group of the chip rules. */
function isEmbargoed(groups: readonly string[]): boolean {
  return groups.includes('D:5') || groups.includes('MO');
}

/** D:1, D:4 or D:5 and in neither A:5 nor A:6, or Macau. */
function isControlled(groups: readonly string[]): boolean {
  if (groups.includes('MO')) return true;
  const friendly = groups.includes('A:5') || groups.includes('A:6');
  return !friendly && ['D:1', 'D:4', 'D:5'].some((group) => groups.includes(group));
}

function reviewOfOctober2022({ accelerator, siteCountry }: ExportCase): LicenceReview | undefined {
  const covered = accelerator.tpp >= 4800 && accelerator.interconnectGbPerS >= 600;
  if (accelerator.origin !== 'US' || !covered) return undefined;
  return CHINA.includes(siteCountry) ? 'presumptionOfDenial' : undefined;
}

function reviewByDestination({ accelerator, siteGroups }: ExportCase): LicenceReview | undefined {
  if (accelerator.origin !== 'US') return undefined;
  if (isNearlyAdvanced(accelerator)) return isEmbargoed(siteGroups) ? 'caseByCase' : undefined;
  if (!isAdvanced(accelerator) || !isControlled(siteGroups)) return undefined;
  return isEmbargoed(siteGroups) ? 'presumptionOfDenial' : 'presumptionOfApproval';
}

function isForeignHeadquarters({ accelerator, homeGroups }: ExportCase): boolean {
  return accelerator.origin === 'US' && isAdvanced(accelerator) && isEmbargoed(homeGroups);
}

function reviewOfH20({ accelerator, siteGroups, homeGroups }: ExportCase): boolean {
  const fast = accelerator.memoryGbPerS >= 1400 || accelerator.interconnectGbPerS >= 1100;
  const within = isEmbargoed(siteGroups) || isEmbargoed(homeGroups);
  return accelerator.origin === 'US' && fast && within;
}

function reviewOfDiffusion(query: ExportCase): LicenceReview | undefined {
  const { accelerator, siteCountry, siteGroups, homes, homeGroups } = query;
  if (accelerator.origin !== 'US' || !isAdvanced(accelerator)) return undefined;
  if (isEmbargoed(siteGroups) || isEmbargoed(homeGroups)) return 'presumptionOfDenial';
  if (UNCAPPED.includes(siteCountry)) return undefined;
  const verified = homes.length > 0 && homes.every((home) => UNCAPPED.includes(home));
  return verified ? 'presumptionOfApproval' : 'caseByCase';
}

function reviewOfAscend({
  accelerator,
  homes,
  siteCountry,
}: ExportCase): LicenceReview | undefined {
  if (!accelerator.id.startsWith('ascend-910')) return undefined;
  if (!homes.some((home) => CHINA.includes(home))) return 'presumptionOfDenial';
  return CHINA.includes(siteCountry) ? undefined : 'caseByCase';
}

const BIS_MEMORY = { sourced: false, confidence: 'low' as const };

/**
 * The accelerator rules with the days on which each began and ended. A rule superseded ends on the eve of its
 * successor. The diffusion rule never came to apply: it was rescinded two days before its compliance date, so its period
 * is empty, and only a what-if switches it on.
 */
export const EXPORT_RULES: readonly ExportRule[] = [
  {
    id: 'entity-list-huawei',
    law: 'Entity List, 15 CFR 744 supplement 4: Huawei, every item under the EAR',
    from: '2019-05-16',
    review: ({ provider, accelerator }) =>
      provider === 'huawei' && accelerator.origin === 'US' ? 'presumptionOfDenial' : undefined,
    sourced: true,
    source: 'SCMP 2024-02-26 via finance.yahoo.com; day from memory',
    confidence: 'high',
  },
  {
    id: 'ear-2022-10',
    law: 'Rule of 7 October 2022: advanced chips to China (ECCN 3A090 by performance and interconnect)',
    from: '2022-10-07',
    until: '2023-11-16',
    review: reviewOfOctober2022,
    source: 'memory of 87 FR 62186',
    ...BIS_MEMORY,
  },
  {
    id: 'ear-2023-10-destination',
    law: 'Rule of 17 October 2023: chips by total processing performance to groups D:1, D:4 and D:5',
    from: '2023-11-17',
    review: reviewByDestination,
    source: 'memory of 88 FR 73458; country groups of 15 CFR 740 from memory',
    ...BIS_MEMORY,
  },
  {
    id: 'ear-2023-10-headquarters',
    law: 'Rule of 17 October 2023: licence for firms headquartered in D:5 or Macau wherever the site stands',
    from: '2023-11-17',
    review: (query) => (isForeignHeadquarters(query) ? 'caseByCase' : undefined),
    source: 'memory of 88 FR 73458; read loosely for subsidiaries before the guidance of 2026',
    ...BIS_MEMORY,
  },
  {
    id: 'guidance-2026-05',
    law: 'Guidance of 31 May 2026: headquarters in D:5 or Macau, overseas subsidiaries included',
    from: '2026-05-31',
    review: (query) => (isForeignHeadquarters(query) ? 'presumptionOfDenial' : undefined),
    sourced: true,
    source:
      'hoganlovells.com, BIS’s new enforcement guidance clarifies license requirement for exports of advanced computing items',
    confidence: 'high',
  },
  {
    id: 'h20-letter-2025-04',
    law: 'Letters of April 2025: licence for chips with fast memory (H20) to China and D:5',
    from: '2025-04-15',
    until: '2025-08-10',
    review: (query) => (reviewOfH20(query) ? 'presumptionOfDenial' : undefined),
    source: 'memory of NVIDIA’s form 8-K of 15 April 2025',
    ...BIS_MEMORY,
  },
  {
    id: 'h20-licences-2025-08',
    law: 'Licences for the H20 and its like, since August 2025',
    from: '2025-08-11',
    review: (query) => (reviewOfH20(query) ? 'caseByCase' : undefined),
    source: 'memory of press reports of August 2025',
    ...BIS_MEMORY,
  },
  {
    id: 'diffusion-2025-01',
    law: 'Framework for AI Diffusion of 15 January 2025: licence or cap for all but close allies',
    from: '2025-05-15',
    until: '2025-05-13',
    review: reviewOfDiffusion,
    sourced: true,
    source: 'millerchevalier.com, trade compliance flash of May 2025; list of allies from memory',
    confidence: 'medium',
  },
  {
    id: 'gp10-ascend',
    law: 'Guidance of 13 May 2025: use of Ascend 910 chips risks violating General Prohibition 10',
    from: '2025-05-13',
    review: reviewOfAscend,
    sourced: true,
    source: 'akingump.com, BIS rescinds its AI Diffusion Rule and issues compliance guidance',
    confidence: 'high',
  },
];
