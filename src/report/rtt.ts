import type { RttAnswer } from '../engine/rtt-question.ts';
import type { RouteHop, RttEstimate } from '../network/rtt-estimate.ts';
import type { Coordinates, World } from '../world/types.ts';
import type { Block, Column, ReportDocument, TableBlock } from './document.ts';
import { brailleMap } from './route-map.ts';

/** Countries shown of those that a cut hits. */
const IMPACT_ROWS = 15;

/** The round trip between two places, its route and how sure it is. */
export function rttDocument(world: World, answer: RttAnswer): ReportDocument {
  const { from, to, estimate, uncut, cuts } = answer;
  const title = `Round trip ${from.name} - ${to.name}`;
  if (!Number.isFinite(estimate.rttMs)) {
    const text = `No route is left${cuts.length > 0 ? ` without ${cuts.join(', ')}` : ''}.`;
    return { title, blocks: [{ kind: 'text', text, tone: 'bad' }, ...impactBlocks(world, answer)] };
  }
  return {
    title,
    blocks: [
      hopTable(estimate),
      { kind: 'text', text: headline(estimate), tone: 'strong' },
      { kind: 'text', text: distances(answer) },
      { kind: 'text', text: origin(world, answer), tone: 'note' },
      ...(uncut ? [cutText(answer, uncut.estimate)] : []),
      exitsTable(answer),
      throughputTable(answer),
      brailleMap({ title: 'Route', points: routePoints(world, answer) }),
      ...impactBlocks(world, answer),
    ],
  };
}

function headline({ rttMs, rttMsP95, lowMs, highMs, kind, modeledMs }: RttEstimate): string {
  const median = `median ${ms(rttMs)}, 95th percentile ${ms(rttMsP95)}`;
  return kind === 'measured'
    ? `${median} (measured; the model says ${ms(modeledMs)})`
    : `${median} (modeled; 80 % of such pairs lie between ${ms(lowMs)} and ${ms(highMs)})`;
}

function distances({ estimate, lightMs }: RttAnswer): string {
  const { pathKm, greatCircleKm } = estimate;
  const stretch = greatCircleKm > 0 ? `, ${(pathKm / greatCircleKm).toFixed(2)} times as long` : '';
  return (
    `fiber along the route ${Math.round(pathKm)} km; great circle ${Math.round(greatCircleKm)} km` +
    `${stretch}, light in fiber along it ${ms(lightMs)}`
  );
}

function origin(world: World, { profile, provider, asOf, estimate }: RttAnswer): string {
  const network = profile === 'cloud' ? 'provider backbone' : 'public Internet';
  const note = world.backbone.rttNumbers.get(`${profile}.interceptMs`)?.note ?? '';
  const measured =
    estimate.kind === 'measured' ? ` Measurement: ${world.rttMeasurements.provenance.source}.` : '';
  const owner = provider === undefined ? '' : ` of ${provider}`;
  return `${network}${owner}, cables of ${asOf}. Fitted on: ${note}.${measured}`;
}

function cutText({ estimate, cuts }: RttAnswer, before: RttEstimate): Block {
  const rise = estimate.rttMs - before.rttMs;
  const text =
    rise < 0.05
      ? `The route does not use ${cuts.join(', ')}: nothing changes.`
      : `Without ${cuts.join(', ')}: ${ms(before.rttMs)} becomes ${ms(estimate.rttMs)} (+${ms(rise)}).`;
  return { kind: 'text', text, tone: rise < 0.05 ? 'plain' : 'warning' };
}

const HOP_COLUMNS: readonly Column[] = [
  { key: 'from', label: 'from', isElastic: true },
  { key: 'to', label: 'to', isElastic: true },
  { key: 'countries', label: 'countries' },
  { key: 'kind', label: 'link' },
  { key: 'km', label: 'fiber', unit: 'km', number: { digits: 0 } },
  { key: 'rttMs', label: 'RTT', unit: 'ms', number: { digits: 1 } },
  { key: 'capacity', label: 'capacity' },
  { key: 'chokepoints', label: 'chokepoint', isElastic: true },
  { key: 'cables', label: 'cables', isElastic: true },
];

function hopTable({ hops }: RttEstimate): TableBlock {
  return {
    kind: 'table',
    title: 'Route',
    columns: HOP_COLUMNS,
    rows: hops.filter(({ kind, km }) => kind !== 'tail' || km >= 1).map(hopRow),
  };
}

function hopRow(hop: RouteHop): TableBlock['rows'][number] {
  const countries = [...new Set([hop.fromCountry, hop.toCountry])].filter((it) => it !== undefined);
  return {
    from: hop.from,
    to: hop.to,
    countries: countries.join('-'),
    kind: hop.kind,
    km: hop.km,
    rttMs: hop.rttMs,
    capacity: hop.capacity,
    chokepoints: hop.chokepoints.join(', '),
    cables: hop.cables.join(', '),
  };
}

/** How many links must fail before an end is cut off from an exchange. */
function exitsTable({ from, to, exits }: RttAnswer): TableBlock {
  return {
    kind: 'table',
    title: 'Routes that share no link (up to 8) from either end to the three largest exchanges',
    columns: [
      { key: 'place', label: 'from', isElastic: true },
      ...exits.from.map(({ exchange }) => ({
        key: exchange,
        label: `to ${exchange}`,
        number: { digits: 0 },
      })),
    ],
    rows: [
      { place: from.name, routes: exits.from },
      { place: to.name, routes: exits.to },
    ].map(({ place, routes }) => ({
      place,
      ...Object.fromEntries(routes.map((it) => [it.exchange, it.routes])),
    })),
  };
}

function throughputTable({ throughput }: RttAnswer): TableBlock {
  return {
    kind: 'table',
    title:
      'Bulk throughput at most (16 MiB windows, one packet in a million lost; Mathis et al. 1997)',
    columns: [
      { key: 'flows', label: 'flows', number: { digits: 0 } },
      { key: 'gbps', label: 'throughput', unit: 'Gbit/s', number: { digits: 2 } },
    ],
    rows: throughput.map(({ flows, gbps }) => ({ flows, gbps })),
  };
}

/** Places along the route, for the map. */
export function routePoints(
  world: World,
  { from, to, estimate }: RttAnswer,
): readonly Coordinates[] {
  const hubs = new Map(world.backbone.hubs.map((hub) => [hub.name, hub]));
  const between = estimate.hops.slice(1).flatMap((hop) => hubs.get(hop.from) ?? []);
  return [from, ...between, to];
}

function impactBlocks(world: World, { uncut, cuts }: RttAnswer): readonly Block[] {
  if (uncut === undefined) return [];
  const { impact } = uncut;
  const nameOf = (iso2: string): string => world.countries.get(iso2)?.name ?? iso2;
  return [
    {
      kind: 'table',
      title: `Who else is hit by losing ${cuts.join(', ')}: ${impact.length} countries, the worst first`,
      columns: [
        { key: 'country', label: 'country', isElastic: true },
        { key: 'meanRiseMs', label: 'mean rise', unit: 'ms', number: { digits: 1 } },
        { key: 'worstRiseMs', label: 'worst rise', unit: 'ms', number: { digits: 1 } },
        {
          key: 'affectedShare',
          label: 'of its routes',
          unit: '%',
          number: { digits: 0, style: 'percent' },
        },
        { key: 'unreachable', label: 'cut off from', unit: 'countries', number: { digits: 0 } },
      ],
      rows: impact.slice(0, IMPACT_ROWS).map((row) => ({ ...row, country: nameOf(row.country) })),
    },
  ];
}

function ms(value: number): string {
  return `${value.toFixed(value < 10 ? 1 : 0)} ms`;
}
