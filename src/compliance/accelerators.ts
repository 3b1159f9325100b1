import type { World } from '../world/types.ts';
import { ACCELERATORS, type AcceleratorClass } from './accelerator-classes.ts';
import { EVERYTHING, type Bounds } from './bounds.ts';
import {
  EXPORT_RULES,
  type ExportCase,
  type ExportRule,
  type LicenceReview,
} from './export-rules.ts';
import { lastDay } from '../world/partial-date.ts';
import { isInForce } from './in-force.ts';
import { homesOf } from './provider-bars.ts';
import type { LawOutcome } from './verdict.ts';

/** What-if: a rule by id, on or off whatever the day. */
export type ExportSwitches = Readonly<Record<string, 'on' | 'off' | undefined>>;

export interface AcceleratorQuery {
  readonly siteCountry: string;
  readonly provider: string;
  readonly asOf: string;
  readonly accelerator: AcceleratorClass;
  readonly switches?: ExportSwitches;
}

/** Whether an accelerator may stand at a site for a provider on a day. */
export interface AcceleratorVerdict {
  readonly accelerator: AcceleratorClass;
  readonly outcome: LawOutcome;
  /** Rules that ask for a licence, the strictest first. */
  readonly rules: readonly {
    readonly rule: ExportRule;
    readonly review: LicenceReview;
    readonly switchedOn: boolean;
  }[];
  /** Chance that the licence comes, 0 to 1; 1 where none is needed. */
  readonly obtainable: Bounds;
  /** Whether the chip was being delivered on the day. */
  readonly isAvailable: boolean;
}

/** Chance of a licence by how applications are reviewed: expert's guess, low confidence. */
export const LICENCE_CHANCE: Readonly<Record<LicenceReview, Bounds>> = {
  presumptionOfApproval: { low: 0.6, mid: 0.85, high: 1 },
  caseByCase: { low: 0.1, mid: 0.4, high: 0.7 },
  presumptionOfDenial: { low: 0, mid: 0, high: 0.1 },
};
const REVIEWS: readonly LicenceReview[] = [
  'presumptionOfDenial',
  'caseByCase',
  'presumptionOfApproval',
];

/**
 * The verdict of the export rules: forbidden where one presumes denial, on conditions where licences are needed, else
 * allowed. A rule counts when it is in force on the day, or as the what-if switches it. One licence of one office covers a
 * shipment, whichever rules ask for it, and its application is read by the strictest review among them: that one's chance
 * is the chance. Rejected: a grant of its own for every rule, whose chances would multiply as if offices drew lots.
 * Accuracy: country groups, most dates and the reading of several rules at once are from memory; simulator input, not
 * legal advice.
 */
export function acceleratorVerdict(
  world: Pick<World, 'countries' | 'providers'>,
  query: AcceleratorQuery,
): AcceleratorVerdict {
  return verdictOn({ ...partiesOf(world, query), accelerator: query.accelerator }, query);
}

/** The verdict on a chip, the rules read on the day of the query. */
function verdictOn(
  facts: ExportCase,
  query: Omit<AcceleratorQuery, 'accelerator'>,
): AcceleratorVerdict {
  const { accelerator } = facts;
  const rules = EXPORT_RULES.filter((rule) => applies(rule, query))
    .flatMap((rule) => {
      const review = rule.review(facts);
      const switchedOn = query.switches?.[rule.id] === 'on';
      return review === undefined ? [] : [{ rule, review, switchedOn }];
    })
    .toSorted((a, b) => REVIEWS.indexOf(a.review) - REVIEWS.indexOf(b.review));
  const strictest = rules.at(0)?.review;
  return {
    accelerator,
    outcome:
      strictest === undefined
        ? 'allowed'
        : strictest === 'presumptionOfDenial'
          ? 'forbidden'
          : 'conditions',
    rules,
    obtainable: strictest === undefined ? EVERYTHING : LICENCE_CHANCE[strictest],
    isAvailable: lastDay(accelerator.availableFrom) <= lastDay(query.asOf),
  };
}

function applies(rule: ExportRule, query: Omit<AcceleratorQuery, 'accelerator'>): boolean {
  const set = query.switches?.[rule.id];
  return set === 'on' || (set !== 'off' && isInForce(rule, query.asOf));
}

/** All that rules ask about a query but the chip. */
function partiesOf(
  world: Pick<World, 'countries' | 'providers'>,
  query: Omit<AcceleratorQuery, 'accelerator'>,
): Omit<ExportCase, 'accelerator'> {
  const homes = homesOf(world.providers.get(query.provider));
  return {
    siteCountry: query.siteCountry,
    siteGroups: groupsOf(world, query.siteCountry),
    provider: query.provider,
    homes,
    homeGroups: homes.flatMap((home) => groupsOf(world, home)),
  };
}

/** Country groups of 15 CFR 740 supplement 1, with the country's own code (rules name Macau). */
function groupsOf(world: Pick<World, 'countries'>, country: string): readonly string[] {
  const groups = world.countries.get(country)?.categories.exportControlGroups?.value ?? '';
  return [...groups.split(' ').filter((group) => group !== ''), country];
}

/** Every class of accelerator at a site, the fastest lawful and available first, then the rest. */
export function acceleratorsAt(
  world: Pick<World, 'countries' | 'providers'>,
  query: Omit<AcceleratorQuery, 'accelerator'>,
): readonly AcceleratorVerdict[] {
  const rank = (verdict: AcceleratorVerdict) =>
    verdict.isAvailable ? verdict.obtainable.mid * verdict.accelerator.tpp : -1;
  const parties = partiesOf(world, query);
  return ACCELERATORS.map((accelerator) => verdictOn({ ...parties, accelerator }, query)).toSorted(
    (a, b) => rank(b) - rank(a) || (a.accelerator.id < b.accelerator.id ? -1 : 1),
  );
}
