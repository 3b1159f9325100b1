import { disjointRoutes, type ExchangeRoutes } from '../network/cable-dependence.ts';
import { cutNames, cutsNamed } from '../network/cut-names.ts';
import { fiberRttMs } from '../network/fiber.ts';
import { measuredRtts } from '../network/measured-rtt.ts';
import { rttEstimate, type RttEstimate } from '../network/rtt-estimate.ts';
import type { RttProfile } from '../network/rtt-matrix.ts';
import { rttModel, type RttModel } from '../network/rtt-model.ts';
import { throughputGbps } from '../network/throughput.ts';
import type { Checked, Diagnostic } from '../scenario/diagnostic.ts';
import { findProvider } from '../world/find.ts';
import { nearestNames } from '../world/names.ts';
import type { World } from '../world/types.ts';
import { cutImpact, type CountryImpact } from './rtt-cut-impact.ts';
import { rttPlace, type NamedPlace } from './rtt-place.ts';

/** What a user asks about one pair of places. */
export interface RttQuestion {
  readonly from: string;
  readonly to: string;
  readonly profile: RttProfile;
  readonly provider?: string;
  readonly asOf?: string;
  readonly cuts: readonly string[];
}

/** Everything there is to say about one pair. */
export interface RttAnswer {
  readonly from: NamedPlace;
  readonly to: NamedPlace;
  readonly profile: RttProfile;
  readonly provider?: string;
  readonly asOf: string;
  readonly cuts: readonly string[];
  readonly estimate: RttEstimate;
  /** Round trip of light in fiber over the great circle, ms. */
  readonly lightMs: number;
  /** Routes that share no link from either end to the three largest exchanges. */
  readonly exits: {
    readonly from: readonly ExchangeRoutes[];
    readonly to: readonly ExchangeRoutes[];
  };
  /** Upper bounds of bulk throughput for numbers of parallel flows. */
  readonly throughput: readonly { readonly flows: number; readonly gbps: number }[];
  /** The same pair with nothing cut, and who else is hit; only where something is cut. */
  readonly uncut?: { readonly estimate: RttEstimate; readonly impact: readonly CountryImpact[] };
}

const FLOWS = [1, 16, 128];

/** Window of 16 MiB and one packet in a million lost: a tuned sender on a clean path. */
const TUNED_SENDER = { windowBytes: 16 * 2 ** 20, lossShare: 1e-6 };

/** The answer, or every fault in the question. */
export function rttAnswer(world: World, question: RttQuestion): Checked<RttAnswer> {
  const from = rttPlace(world, question.from);
  const to = rttPlace(world, question.to);
  const network = networkQuestion(world, question);
  if ('fault' in from || 'fault' in to || !network.ok) {
    const placeFaults = [from, to].flatMap((end) => ('fault' in end ? [end.fault] : []));
    return { ok: false, diagnostics: [...placeFaults, ...(network.ok ? [] : network.diagnostics)] };
  }
  const places = new Map([from, to].map((answer) => [answer.place.name, answer]));
  const warnings = [...places.values()].flatMap(({ place, others }) =>
    namesakeWarning(place, others),
  );
  const ends = { from: from.place, to: to.place };
  return { ok: true, value: answer(world, question, { ...ends, ...network.value }), warnings };
}

/** The provider of a question, or every fault in its provider and cuts. */
export function networkQuestion(
  world: World,
  { provider, cuts }: Pick<RttQuestion, 'provider' | 'cuts'>,
): Checked<{ readonly provider?: string }> {
  const found = providerOf(world, provider);
  const faults = [
    ...('fault' in found ? [found.fault] : []),
    ...cuts.flatMap((cut) => cutFault(world, cut)),
  ];
  return 'fault' in found || faults.length > 0
    ? { ok: false, diagnostics: faults }
    : { ok: true, value: found, warnings: [] };
}

interface Resolved {
  readonly from: NamedPlace;
  readonly to: NamedPlace;
  readonly provider?: string;
}

function answer(world: World, question: RttQuestion, { from, to, provider }: Resolved): RttAnswer {
  const { profile, cuts } = question;
  const asOf = question.asOf ?? world.compiled;
  const owner = provider ?? commonProvider(from, to);
  const common = { asOf, ...(owner !== undefined && { provider: owner }) };
  const model = rttModel(world, { ...common, cuts });
  const isToday = cuts.length === 0 && question.asOf === undefined;
  const measured =
    isToday && profile === 'cloud' ? measuredOf(world, { from, to, provider: owner }) : undefined;
  const estimate = rttEstimate(model, { from, to, profile, measured });
  return {
    from,
    to,
    profile,
    ...common,
    cuts,
    estimate,
    lightMs: fiberRttMs(estimate.greatCircleKm),
    exits: {
      from: disjointRoutes(model, from, profile),
      to: disjointRoutes(model, to, profile),
    },
    throughput: FLOWS.map((flows) => ({
      flows,
      gbps: throughputGbps({ rttMs: estimate.rttMs, flows, ...TUNED_SENDER }),
    })),
    ...(cuts.length > 0 && {
      uncut: withoutCuts(world, rttModel(world, common), model, { from, to, profile }),
    }),
  };
}

function withoutCuts(
  world: World,
  before: RttModel,
  after: RttModel,
  query: { readonly from: NamedPlace; readonly to: NamedPlace; readonly profile: RttProfile },
): NonNullable<RttAnswer['uncut']> {
  return {
    estimate: rttEstimate(before, query),
    impact: cutImpact(world, { before, after }, query.profile),
  };
}

function measuredOf(world: World, { from, to, provider }: Resolved) {
  if (provider !== world.rttMeasurements.provider) return undefined;
  const measured = measuredRtts(world);
  const a = from.regionId ?? measured.regionAt(from)?.id;
  const b = to.regionId ?? measured.regionAt(to)?.id;
  return a === undefined || b === undefined ? undefined : measured.between(a, b);
}

/** The provider of both ends where they are regions of one. */
function commonProvider(from: NamedPlace, to: NamedPlace): string | undefined {
  const [a, b] = [from, to].map(({ regionId }) => regionId?.split(':')[0]);
  return a === b ? a : undefined;
}

function providerOf(
  world: World,
  text: string | undefined,
): { readonly provider?: string } | { readonly fault: Diagnostic } {
  if (text === undefined) return {};
  const provider = findProvider(world, text);
  if (provider) return { provider: provider.id };
  const known = [...world.providers.keys()].join(', ');
  const message = `no provider is called ${JSON.stringify(text)}`;
  return {
    fault: {
      severity: 'error',
      file: 'arguments',
      path: '--provider',
      message,
      hint: `known: ${known}`,
    },
  };
}

function cutFault(world: World, cut: string): readonly Diagnostic[] {
  if (cutsNamed(world.backbone, cut).length > 0) return [];
  const known = cutNames(world.backbone)
    .filter(({ kind }) => kind !== 'link')
    .map(({ name }) => [name, name] as const);
  const near = nearestNames(cut, known, 3).map(({ name }) => name);
  const hint =
    near.length > 0
      ? `did you mean ${near.join(' or ')}?`
      : 'a cable system, a chokepoint (Red Sea, Luzon Strait), a hub or a link (LON-NYC)';
  const message = `no cable, chokepoint, hub or link is called ${JSON.stringify(cut)}`;
  return [{ severity: 'error', file: 'arguments', path: '--cut', message, hint }];
}

function namesakeWarning(place: NamedPlace, others: readonly string[]): readonly Diagnostic[] {
  const cities = others.filter((name) => name !== place.name && !name.includes('('));
  if (cities.length === 0) return [];
  const message = `took ${place.name}; also ${cities.slice(0, 4).join('; ')}`;
  const [city, country] = cities[0].split(', ');
  const hint = `name the country too: ${country}/${city}`;
  return [{ severity: 'warning', file: 'arguments', message, hint }];
}
