import type { DecidingRule, LawOutcome } from '../compliance/verdict.ts';
import { countryRisk, type RiskPart } from '../cost/country-risk.ts';
import { marketSize } from '../demand/country-demand.ts';
import { type NeighborDependence, neighborDependence } from '../network/neighbor-dependence.ts';
import type { Fact, MarketFigure, Provenance } from '../world/types.ts';
import type { EvaluationParts } from './evaluate.ts';
import type { Alternative, Evidence } from './evaluation.ts';

/** A rule on the data of users whom a site serves, and what it says at home and abroad. */
export interface RuleOnUsers {
  /** ISO2 of the users. */
  readonly country: string;
  readonly rule: DecidingRule;
  /** The strictest that it says of any class of their data at the site. */
  readonly here: LawOutcome;
  /** Countries of today's fleet, and those of them where it forbids some class wholly or in part. */
  readonly fleetCountries: number;
  readonly boundIn: number;
}

/** What a judgment of a site rests on beside its costs: whom it serves, how fast, by which law, at what risk. */
export interface SiteGrounds {
  readonly evidence: readonly Evidence[];
  readonly rules: readonly RuleOnUsers[];
  readonly risk: readonly RiskPart[];
  readonly neighbor: NeighborDependence;
}

/** Countries whose demand is traced one by one; the rest is a small part of what any site takes. */
const MOST_COUNTRIES = 12;

/** Numbers of the latency model that a round trip of a user is made of, with their units. */
const RTT_NUMBERS = [
  ['terrestrialStretch', 'ratio'],
  ['submarineStretch', 'ratio'],
  ['interceptMs', 'ms'],
] as const;

/** Published figures that the growth of all markets rests on: metric and period. */
const GROWTH_FIGURES = ['market_size 2024', 'market_growth 2024-Q4', 'forecast 2028'];

/** The grounds of one candidate's judgment, each value with its source; worked out when somebody asks. */
export function siteGrounds(parts: EvaluationParts, alternative: Alternative): SiteGrounds {
  const { world, model } = parts;
  const { country, latDeg, lonDeg } = alternative.site;
  const countries = alternative.countries.slice(0, MOST_COUNTRIES).map((take) => take.country);
  return {
    evidence: [
      ...countries.flatMap((iso2) => marketEvidence(parts, iso2)),
      ...growthEvidence(parts),
      ...countries.flatMap((iso2) => accessEvidence(parts, iso2)),
      ...rttEvidence(parts),
      ...shareEvidence(parts, alternative),
      ...fleetEvidence(parts),
    ],
    rules: countries.flatMap((iso2) => rulesOnUsers(parts, iso2, country)),
    risk: countryRisk(world, country).parts,
    neighbor: neighborDependence(model, { place: { country, latDeg, lonDeg } }),
  };
}

/** A fact as evidence; without bounds of its own it counts as exact. */
function evidence(name: string, unit: string, fact: Fact): Evidence {
  const { value, low = value, high = value } = fact;
  return { name, unit, value, low, high, isUnknown: false, provenance: [fact] };
}

function marketEvidence({ world }: EvaluationParts, iso2: string): readonly Evidence[] {
  const country = world.countries.get(iso2);
  const fact = country?.numbers.cloudMarketUsdPerYear;
  const size = country && marketSize(country);
  if (!country || !fact || !size) return [];
  const { low, high } = size;
  return [evidence(`cloud market of ${country.name}, 2024`, 'USD/yr', { ...fact, low, high })];
}

function growthEvidence({ world, scenario }: EvaluationParts): readonly Evidence[] {
  const stated = Object.entries(scenario.demand.growthPerYear);
  const figures = stated.some(([country]) => country === '*') ? [] : worldFigures(world);
  return [
    ...stated.map(([country, value]) =>
      evidence(`growth of demand (${country})`, '/yr', { ...STATED, value }),
    ),
    ...figures.map((figure) =>
      evidence(`${figure.metric.replace('_', ' ')}, world, ${figure.period}`, figure.unit, {
        ...figure,
        value: Number(figure.value),
      }),
    ),
  ];
}

const STATED: Provenance = { source: 'stated in the scenario', year: 0, confidence: 'high' };

function worldFigures({
  marketFigures,
}: {
  readonly marketFigures: readonly MarketFigure[];
}): readonly MarketFigure[] {
  return marketFigures.filter(
    ({ metric, scope, entity, period }) =>
      scope === 'world' &&
      entity.startsWith('cloud') &&
      GROWTH_FIGURES.includes(`${metric} ${period}`),
  );
}

function accessEvidence({ world }: EvaluationParts, iso2: string): readonly Evidence[] {
  const fact = world.backbone.accessRttMs.get(iso2);
  const name = world.countries.get(iso2)?.name ?? iso2;
  return fact ? [evidence(`access network of ${name}`, 'ms', fact)] : [];
}

function rttEvidence({ world }: EvaluationParts): readonly Evidence[] {
  const { rttNumbers, links, provenance } = world.backbone;
  const [low, high] = ['public.bandLow', 'public.bandHigh'].map((name) => rttNumbers.get(name));
  return [
    evidence('backbone', 'links', { ...provenance, value: links.length }),
    ...RTT_NUMBERS.flatMap(([name, unit]) => {
      const fact = rttNumbers.get(`public.${name}`);
      return fact ? [evidence(`round trips: ${name}`, unit, fact)] : [];
    }),
    ...(low && high
      ? [
          evidence('round trips: error', 'share', {
            ...low,
            value: 0,
            low: low.value,
            high: high.value,
          }),
        ]
      : []),
  ];
}

/** Shares of the market: of the provider, and of those that lose demand to the site. */
function shareEvidence(
  { world, scenario }: EvaluationParts,
  { money }: Alternative,
): readonly Evidence[] {
  const losers = money.captured.fromCompetitors.map(({ provider }) => provider);
  return [scenario.provider, ...losers].flatMap((id) => {
    const provider = world.providers.get(id);
    if (!provider?.worldMarketShare) return [];
    return [evidence(`market share of ${provider.name}`, 'share', provider.worldMarketShare)];
  });
}

function fleetEvidence({ fleet }: EvaluationParts): readonly Evidence[] {
  const provenance = fleet.flatMap(({ provenance: place, zones, launched }) =>
    [place, zones, launched].flatMap((each) => each ?? []),
  );
  const { length: value } = fleet;
  const whole = { name: 'fleet of the day', unit: 'regions', value, low: value, high: value };
  return [{ ...whole, isUnknown: false, provenance }];
}

const STRICTEST: readonly LawOutcome[] = ['forbidden', 'conditions', 'allowed'];

/** The rules on any class of a country's data, the strictest first, at the site and where the fleet stands. */
function rulesOnUsers(
  { law, set, fleet }: EvaluationParts,
  country: string,
  siteCountry: string,
): readonly RuleOnUsers[] {
  const { demandCountries, siteCountries, dataClasses } = law.query;
  const user = demandCountries.indexOf(country);
  const abroad = [...new Set(set.existing.map((column) => set.sites[column].country))];
  const rulesAt = (place: string): readonly DecidingRule[] => {
    const site = siteCountries.indexOf(place);
    if (user < 0 || site < 0) return [];
    return dataClasses.flatMap((_, dataClass) => law.verdictOf(user, dataClass, site).rules);
  };
  const here = strictestById(rulesAt(siteCountry));
  const there = abroad.map((place) => strictestById(rulesAt(place)));
  const all = strictestById([here, ...there].flatMap((rules) => [...rules.values()]));
  return [...all.values()]
    .filter(({ outcome }) => outcome !== 'allowed')
    .toSorted((a, b) => STRICTEST.indexOf(a.outcome) - STRICTEST.indexOf(b.outcome))
    .map((rule) => ({
      country,
      rule,
      here: here.get(rule.id)?.outcome ?? 'allowed',
      fleetCountries: fleet.length === 0 ? 0 : abroad.length,
      boundIn: there.filter((rules) => (rules.get(rule.id)?.lawfulShare.mid ?? 1) < 1).length,
    }));
}

/** Each rule once, in the strictest of its outcomes. */
function strictestById(rules: readonly DecidingRule[]): ReadonlyMap<string, DecidingRule> {
  const found = new Map<string, DecidingRule>();
  for (const rule of rules) {
    const known = found.get(rule.id);
    const isStricter = !known || STRICTEST.indexOf(rule.outcome) < STRICTEST.indexOf(known.outcome);
    if (isStricter) found.set(rule.id, rule);
  }
  return found;
}
