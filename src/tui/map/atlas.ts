import { lawNotice, shortLawNotice } from '../../engine/law-notice.ts';
import { assumptionUnit } from '../../scenario/assumption-unit.ts';
import type { CostParameter, World } from '../../world/types.ts';

/** A place on the map. */
export interface Place {
  readonly id: string;
  readonly name: string;
  readonly country: string;
  readonly latDeg: number;
  readonly lonDeg: number;
}

/** A region of some provider, for the map and for the list of what may be lost. */
export interface AtlasRegion extends Place {
  readonly provider: string;
}

/** A cable system or chokepoint that a what-if may cut, with the number of links that hang on it. */
export interface Cut {
  readonly name: string;
  readonly kind: 'chokepoint' | 'cable';
  readonly links: number;
}

/** A cost parameter that a what-if may set. */
export interface Lever {
  readonly id: string;
  readonly unit: string;
  readonly low: number;
  readonly value: number;
  readonly high: number;
  /** What follows the number in a scenario file: ` %`. */
  readonly suffix: string;
}

/** When a law enters into force. */
export interface LawDate {
  readonly jurisdiction: string;
  readonly law: string;
  readonly from: string;
}

/** What screens show of the world tables: small enough to come from the worker in one message. */
export interface Atlas {
  readonly countries: Readonly<Record<string, string>>;
  readonly cities: readonly (Place & { readonly population: number })[];
  readonly regions: readonly AtlasRegion[];
  readonly hubs: readonly Place[];
  /** Pairs of indices into `hubs`, with the names of the systems that run there. */
  readonly links: readonly {
    readonly from: number;
    readonly to: number;
    readonly cuts: readonly string[];
  }[];
  readonly cuts: readonly Cut[];
  readonly levers: readonly Lever[];
  readonly laws: readonly LawDate[];
  /** What the law here is not, and how much of it is sourced: in one line, and in full. */
  readonly lawNotice: { readonly short: string; readonly whole: string };
}

function place({ id, name, country, latDeg, lonDeg }: Place): Place {
  return { id, name, country, latDeg, lonDeg };
}

function cutsOf(world: World): readonly Cut[] {
  const cuts = new Map<string, { name: string; kind: Cut['kind']; links: number }>();
  const count = (name: string, kind: Cut['kind']) => {
    const known = cuts.get(name) ?? { name, kind, links: 0 };
    cuts.set(name, { ...known, links: known.links + 1 });
  };
  for (const { cables, chokepoints } of world.backbone.links) {
    for (const name of chokepoints) count(name, 'chokepoint');
    for (const name of cables) count(name, 'cable');
  }
  return [...cuts.values()].sort(
    (a, b) =>
      Number(b.kind === 'chokepoint') - Number(a.kind === 'chokepoint') ||
      b.links - a.links ||
      (a.name < b.name ? -1 : 1),
  );
}

function leverOf(parameter: CostParameter): Lever {
  const { id, unit, low, value, high } = parameter;
  const { example } = assumptionUnit(parameter).kind;
  return { id, unit, low, value, high, suffix: example.slice(String(value).length) };
}

/** The cost parameters that scenarios may set. */
export function leversOf(world: World): readonly Lever[] {
  return [...world.costParameters.values()].map(leverOf);
}

/** The atlas of a world. */
export function atlasOf(world: World): Atlas {
  const { hubs, links } = world.backbone;
  const hubIndex = new Map(hubs.map(({ id }, index) => [id, index]));
  return {
    countries: Object.fromEntries([...world.countries].map(([iso2, { name }]) => [iso2, name])),
    cities: world.cities.map((city) => ({ ...place(city), population: city.population.value })),
    regions: world.regions.map((region) => ({
      ...place({ ...region, name: `${region.city} (${region.code})` }),
      provider: region.provider,
    })),
    hubs: hubs.map((hub) => place({ ...hub, country: hub.country ?? '' })),
    links: links.map(({ from, to, cables, chokepoints }) => ({
      from: hubIndex.get(from) ?? 0,
      to: hubIndex.get(to) ?? 0,
      cuts: [...chokepoints, ...cables],
    })),
    cuts: cutsOf(world),
    levers: leversOf(world),
    laws: world.laws.flatMap(({ jurisdiction, law, inForceFrom }) =>
      inForceFrom === undefined ? [] : [{ jurisdiction, law, from: inForceFrom }],
    ),
    lawNotice: { short: shortLawNotice(world), whole: lawNotice(world) },
  };
}
