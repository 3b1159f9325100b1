import { Command, InvalidArgumentError } from '@commander-js/extra-typings';
import type { RegionPlace } from '../../engine/region-answer.ts';
import type { World } from '../../world/types.ts';
import { formatOption, outOption, wholeNumber } from '../options.ts';

/** More zones than this are no region. */
const MOST_ZONES = 12;

export const regionCommand = () =>
  new Command('region')
    .description('a region as a cluster of zones: map, round trips, commit latency, availability')
    .argument('<place>', 'a city or country, or a region that stands (aws:me-south-1)')
    .option('--zones <number>', 'zones, 1 to 12; without it the real number, or 3', zoneNumber)
    .option(
      '--spacing <km>',
      "distance between neighboring zones; without it, by the metro's size",
      positive,
    )
    .option('--bandwidth <gbps>', 'bandwidth of each pair of zones', positive, 400)
    .option('--provider <name>', 'the provider whose other regions may hold copies')
    .addOption(formatOption())
    .addOption(outOption())
    .addHelpText(
      'after',
      '\nExamples:\n  regionsim region Riyadh --provider huawei\n  regionsim region aws:me-south-1 --format json',
    )
    .action(async (name, { zones, spacing, bandwidth, provider, ...output }) => {
      const { loadWorld } = await import('../../world/load.ts');
      const world = loadWorld();
      const place = await regionPlace(world, name);
      const providerId = await providerOf(world, provider, place);
      if (!place || !providerId) return;
      const [{ regionAnswer }, { loadLand }, { regionDocument }, { regionData }, { present }] =
        await Promise.all([
          import('../../engine/region-answer.ts'),
          import('../../region/coastline.ts'),
          import('../../report/region.ts'),
          import('../../report/region-data.ts'),
          import('../present.ts'),
        ]);
      const land = await loadLand();
      const wish = {
        interZoneGbps: bandwidth,
        ...(zones !== undefined && { zones }),
        ...(spacing !== undefined && { zoneSpacingKm: spacing }),
        ...(providerId.id !== undefined && { provider: providerId.id }),
      };
      const answer = regionAnswer(world, { place, wish, land });
      await present({ document: regionDocument(answer, land), data: regionData(answer) }, output);
    });

function zoneNumber(text: string): number {
  const zones = wholeNumber(1)(text);
  if (zones > MOST_ZONES) throw new InvalidArgumentError(`Expected at most ${MOST_ZONES}.`);
  return zones;
}

function positive(text: string): number {
  const value = Number(text);
  if (value > 0 && Number.isFinite(value)) return value;
  throw new InvalidArgumentError(`Expected a number above 0, got ${text}.`);
}

/** The region or place of a name; a fault is printed and nothing returned. */
async function regionPlace(world: World, name: string): Promise<RegionPlace | undefined> {
  const wanted = name.toLowerCase();
  const region = world.regions.find(({ id, code }) => id === wanted || code === wanted);
  if (region) return { kind: 'existing', region };
  const { placeNamed } = await import('../../scenario/world-names.ts');
  const place = placeNamed(world, name);
  if (place.ok) return { kind: 'place', site: place.value };
  return refuse(place);
}

/** The provider that is named, or that of the region; a fault is printed and nothing returned. */
async function providerOf(
  world: World,
  name: string | undefined,
  place: RegionPlace | undefined,
): Promise<{ readonly id?: string } | undefined> {
  if (name === undefined) return place?.kind === 'existing' ? { id: place.region.provider } : {};
  const { providerNamed } = await import('../../scenario/world-names.ts');
  const provider = providerNamed(world, name);
  return provider.ok ? { id: provider.value.id } : refuse(provider);
}

async function refuse(fault: {
  readonly message: string;
  readonly hint: () => string | undefined;
}): Promise<undefined> {
  const [{ writeError }, { EXIT }] = await Promise.all([
    import('../present.ts'),
    import('../exit.ts'),
  ]);
  const hint = fault.hint();
  await writeError(`regionsim region: ${fault.message}${hint === undefined ? '' : `; ${hint}`}\n`);
  process.exitCode = EXIT.usage;
  return undefined;
}
