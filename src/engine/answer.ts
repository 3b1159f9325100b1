import type { DemandPoints } from '../demand/demand-points.ts';
import type { Scenario } from '../scenario/types.ts';
import type { CloudRegion, World } from '../world/types.ts';
import { acceleratorStanding } from './accelerator-standing.ts';
import { caveatsOf } from './caveats.ts';
import { brokenConstraints } from './constraints.ts';
import type { Alternative, CountryTake, Evaluation, Evidence, Takeover } from './evaluation.ts';
import type { JudgedSite } from './judged-sites.ts';
import { rankedCriteria } from './ranked-criteria.ts';
import { rankingOf, type RankedCriterion, scoreOf } from './score.ts';
import { siteOfRegion } from './site.ts';
import type { SiteSet } from './site-set.ts';
import type { Today } from './users-gain.ts';

/** All that an answer is drawn from. */
export interface AnswerParts {
  readonly world: World;
  readonly scenario: Scenario;
  readonly fleet: readonly CloudRegion[];
  readonly set: SiteSet;
  readonly points: DemandPoints;
  readonly today: Today;
  readonly judged: ReadonlyMap<number, JudgedSite>;
}

function judgedAt(judged: ReadonlyMap<number, JudgedSite>, columns: readonly number[]) {
  return columns.flatMap((column) => judged.get(column) ?? []);
}

function takeoversOf({ gain }: JudgedSite, { set, today }: AnswerParts): readonly Takeover[] {
  const shareOf = (usdPerYear: number) => usdPerYear / (today.demand.totalUsdPerYear || 1);
  const losers: Takeover[] = [...gain.takenBySite].map((usdPerYear, column) => ({
    from: set.sites[column],
    usdPerYear,
    share: shareOf(usdPerYear),
  }));
  const refused = gain.takenFromNobodyUsdPerYear;
  return [...losers, { usdPerYear: refused, share: shareOf(refused) }]
    .filter(({ usdPerYear }) => usdPerYear > 0)
    .sort((a, b) => b.usdPerYear - a.usdPerYear);
}

function countriesOf({ gain }: JudgedSite, { points, today }: AnswerParts): readonly CountryTake[] {
  return [...points.countries.keys()]
    .map((country, index) => {
      const usdPerYear = gain.byCountry.takenUsdPerYear[index];
      return { country, usdPerYear, share: usdPerYear / (today.demand.totalUsdPerYear || 1) };
    })
    .filter(({ usdPerYear }) => usdPerYear > 0)
    .sort((a, b) => b.usdPerYear - a.usdPerYear || (a.country < b.country ? -1 : 1));
}

function evidenceOf({ cost }: JudgedSite): readonly Evidence[] {
  return Object.values(cost.inputs).map(({ label, mid, ...rest }) => ({
    name: label,
    unit: rest.unit,
    value: mid,
    low: rest.low,
    high: rest.high,
    isUnknown: rest.isUnknown,
    provenance: rest.provenance,
  }));
}

function alternativeOf(
  judged: JudgedSite,
  criteria: readonly RankedCriterion[],
  parts: AnswerParts,
): Alternative {
  const { site, gain, money, values } = judged;
  const accelerator = acceleratorStanding(judged.accelerator);
  return {
    site,
    ...scoreOf(values, criteria),
    values,
    broken: brokenConstraints(
      {
        values,
        money,
        lawfulShare: parts.today.level.lawfulShare + gain.newlyLawfulShare,
        accelerator: judged.accelerator,
      },
      parts.scenario.constraints,
    ),
    takenUsdPerYear: gain.takenUsdPerYear,
    ...(gain.takenRttMs !== undefined && { takenRttMs: gain.takenRttMs }),
    takeovers: takeoversOf(judged, parts),
    countries: countriesOf(judged, parts),
    money,
    ...(accelerator && { accelerator }),
    evidence: evidenceOf(judged),
  };
}

/** Scores the candidates against the reference sites, ranks those that keep the constraints, and adds what explains it. */
export function answerOf(parts: AnswerParts): Evaluation {
  const { world, scenario, fleet, set, judged, today } = parts;
  const references = judgedAt(judged, set.references).map(({ values }) => values);
  const criteria = rankedCriteria(scenario.criteria, references);
  const alternatives = judgedAt(judged, set.candidates).map((each) =>
    alternativeOf(each, criteria, parts),
  );
  const standing = alternatives.filter(({ broken }) => broken.length === 0);
  const order = rankingOf(standing.map(({ site, score }) => ({ id: site.id, score })));
  return {
    scenario,
    worldHash: world.hash,
    worldCompiled: world.compiled,
    fleet: fleet.map(siteOfRegion),
    fleetZones: fleet.reduce((sum, { zones }) => sum + (zones?.value ?? 0), 0),
    today: today.level,
    demandUsdPerYear: today.demand.totalUsdPerYear,
    criteria,
    ranking: order.map((index, place) => ({ ...standing[index], rank: place + 1 })),
    infeasible: alternatives.filter(({ broken }) => broken.length > 0),
    caveats: caveatsOf(parts),
  };
}
