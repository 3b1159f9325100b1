import type { PackedWorld } from './packed.ts';
import { tableReader, type Citations } from './table-reader.ts';
import type {
  Backbone,
  CableSystem,
  CapacityClass,
  Chokepoint,
  Fact,
  Hub,
  Link,
  LinkKind,
  PeeringRegion,
  RttAnchor,
  TransitRule,
} from './types.ts';

/** The backbone graph, and what the latency model knows about it, from their packed tables. */
export function unpackBackbone(packed: PackedWorld, citations: Citations): Backbone {
  return {
    hubs: unpackHubs(packed, citations),
    links: unpackLinks(packed, citations),
    cables: byName(unpackCables(packed, citations)),
    chokepoints: byName(unpackChokepoints(packed, citations)),
    transitRules: new Map(
      unpackTransitRules(packed, citations).map((rule) => [rule.country, rule]),
    ),
    peeringRegions: unpackPeeringRegions(packed, citations),
    rttNumbers: unpackRttNumbers(packed, citations),
    rttAnchors: unpackAnchors(packed, citations),
    accessRttMs: unpackAccess(packed, citations),
    provenance: {
      source: citations.get('backbone-knowledge') ?? 'backbone-knowledge',
      year: 2026,
      confidence: 'medium',
    },
  };
}

function byName<T extends { readonly name: string }>(
  records: readonly T[],
): ReadonlyMap<string, T> {
  return new Map(records.map((record) => [record.name, record]));
}

function unpackHubs(packed: PackedWorld, citations: Citations): readonly Hub[] {
  const table = tableReader(packed, 'backbone-hubs', citations);
  const ids = table.texts('id');
  const names = table.texts('name');
  const countries = table.optionalTexts('country');
  const latDeg = table.numbers('latDeg');
  const lonDeg = table.numbers('lonDeg');
  const exchanges = table.flags('isExchange');
  return table.records((row): Hub => {
    const country = countries[row];
    const hub = {
      id: ids[row],
      name: names[row],
      latDeg: latDeg[row],
      lonDeg: lonDeg[row],
      isExchange: exchanges[row],
    };
    return country === undefined ? hub : { ...hub, country };
  });
}

function unpackLinks(packed: PackedWorld, citations: Citations): readonly Link[] {
  const table = tableReader(packed, 'backbone-links', citations);
  const from = table.texts('from');
  const to = table.texts('to');
  const kinds = table.texts('kind');
  const lengthKm = table.numbers('lengthKm');
  const capacities = table.texts('capacity');
  const cables = table.optionalTexts('cables');
  const chokepoints = table.optionalTexts('chokepoints');
  const begins = table.optionalTexts('inServiceFrom');
  const ends = table.optionalTexts('inServiceUntil');
  return table.records((row): Link => ({
    from: from[row],
    to: to[row],
    kind: kinds[row] as LinkKind,
    lengthKm: lengthKm[row],
    capacity: capacities[row] as CapacityClass,
    cables: words(cables[row]),
    chokepoints: words(chokepoints[row]),
    ...period(begins[row], ends[row]),
  }));
}

function words(cell: string | undefined): readonly string[] {
  return cell === undefined ? [] : cell.split('|');
}

function period(
  inServiceFrom: string | undefined,
  inServiceUntil: string | undefined,
): Pick<Link, 'inServiceFrom' | 'inServiceUntil'> {
  return {
    ...(inServiceFrom === undefined ? {} : { inServiceFrom }),
    ...(inServiceUntil === undefined ? {} : { inServiceUntil }),
  };
}

function unpackCables(packed: PackedWorld, citations: Citations): readonly CableSystem[] {
  const table = tableReader(packed, 'cable-systems', citations);
  const names = table.texts('name');
  const begins = table.texts('inServiceFrom');
  const ends = table.optionalTexts('inServiceUntil');
  const designTbps = table.numbers('designTbps');
  const provenances = table.provenances();
  return table.records((row): CableSystem => {
    const inServiceUntil = ends[row];
    return {
      name: names[row],
      inServiceFrom: begins[row],
      ...(inServiceUntil === undefined ? {} : { inServiceUntil }),
      designTbps: designTbps[row],
      provenance: provenances[row],
    };
  });
}

function unpackChokepoints(packed: PackedWorld, citations: Citations): readonly Chokepoint[] {
  const table = tableReader(packed, 'chokepoints', citations);
  const names = table.texts('name');
  const latDeg = table.numbers('latDeg');
  const lonDeg = table.numbers('lonDeg');
  const descriptions = table.texts('description');
  const provenances = table.provenances();
  return table.records((row) => ({
    name: names[row],
    latDeg: latDeg[row],
    lonDeg: lonDeg[row],
    description: descriptions[row],
    provenance: provenances[row],
  }));
}

function unpackTransitRules(packed: PackedWorld, citations: Citations): readonly TransitRule[] {
  const table = tableReader(packed, 'transit-rules', citations);
  const countries = table.texts('country');
  const groups = table.texts('group');
  const reasons = table.texts('reason');
  const provenances = table.provenances();
  return table.records((row) => ({
    country: countries[row],
    group: groups[row],
    reason: reasons[row],
    provenance: provenances[row],
  }));
}

function unpackPeeringRegions(packed: PackedWorld, citations: Citations): readonly PeeringRegion[] {
  const table = tableReader(packed, 'peering-regions', citations);
  const names = table.texts('name');
  const countries = table.texts('countries');
  const exchanges = table.optionalTexts('exchanges');
  const abroad = table.optionalTexts('exchangesAbroad');
  const reasons = table.texts('reason');
  const provenances = table.provenances();
  return table.records((row) => ({
    name: names[row],
    countries: words(countries[row]),
    exchanges: words(exchanges[row]),
    exchangesAbroad: words(abroad[row]),
    reason: reasons[row],
    provenance: provenances[row],
  }));
}

function unpackRttNumbers(packed: PackedWorld, citations: Citations): ReadonlyMap<string, Fact> {
  const table = tableReader(packed, 'rtt-numbers', citations);
  const profiles = table.texts('profile');
  const names = table.texts('name');
  const facts = table.numberFacts('value');
  return mapOfFacts(facts, (row) => `${profiles[row]}.${names[row]}`);
}

function unpackAccess(packed: PackedWorld, citations: Citations): ReadonlyMap<string, Fact> {
  const table = tableReader(packed, 'access-networks', citations);
  const countries = table.texts('country');
  return mapOfFacts(table.numberFacts('rttMs'), (row) => countries[row]);
}

function mapOfFacts(
  facts: readonly (Fact | undefined)[],
  keyOf: (row: number) => string,
): ReadonlyMap<string, Fact> {
  return new Map(
    facts.flatMap((fact, row) => (fact === undefined ? [] : [[keyOf(row), fact] as const])),
  );
}

function unpackAnchors(packed: PackedWorld, citations: Citations): readonly RttAnchor[] {
  const table = tableReader(packed, 'rtt-anchors', citations);
  const profiles = table.texts('profile');
  const latDeg = table.numbers('latDeg');
  const lonDeg = table.numbers('lonDeg');
  return table.records((row) => ({
    profile: profiles[row] as RttAnchor['profile'],
    latDeg: latDeg[row],
    lonDeg: lonDeg[row],
  }));
}
