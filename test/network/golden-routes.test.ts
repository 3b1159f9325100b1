import { expect, test } from 'vitest';
import { rttPlace } from '../../src/engine/rtt-place.ts';
import { rttEstimate } from '../../src/network/rtt-estimate.ts';
import { rttModel } from '../../src/network/rtt-model.ts';
import { loadWorld } from '../../src/world/load.ts';

const world = loadWorld();
const model = rttModel(world);

/** Well-known routes: what anyone in the field expects to be passed, and what must not be. */
const GOLDEN: [from: string, to: string, passed: string[], avoided?: string[]][] = [
  ['London', 'New York', ['New York'], ['Halifax']],
  ['Mumbai', 'Frankfurt', ['Bab-el-Mandeb', 'Suez', 'Alexandria'], ['Tehran', 'Moscow']],
  ['Tokyo', 'São Paulo', ['Los Angeles', 'Santos'], ['Luanda']],
  ['Riyadh', 'Mumbai', ['Strait of Hormuz', 'Fujairah'], ['Bandar Abbas', 'Karachi']],
  ['Mexico City', 'Madrid', ['Miami', 'Bilbao']],
  ['Singapore', 'Sydney', ['Sunda Strait', 'Perth'], ['Guam']],
  ['Tokyo', 'Los Angeles', ['Los Angeles'], ['Honolulu', 'Guam']],
  ['Hong Kong', 'Singapore', ['South China Sea'], ['Hanoi']],
  ['Johannesburg', 'London', ['Off Dakar', 'Lisbon'], ['Suez']],
  ['Lagos', 'London', ['Off Dakar', 'Lisbon'], ['Algiers']],
  ['Nairobi', 'Mumbai', ['Mombasa'], ['Suez']],
  ['Sydney', 'Los Angeles', ['Los Angeles'], ['Tokyo']],
  ['Auckland', 'Sydney', ['Sydney'], ['Honolulu']],
  ['São Paulo', 'Miami', ['Fortaleza', 'Miami'], ['Bogotá']],
  ['Buenos Aires', 'Santiago', ['Mendoza'], ['Miami']],
  ['Cairo', 'Paris', ['Alexandria', 'Marseille'], ['Tel Aviv']],
  ['Istanbul', 'Frankfurt', ['Vienna'], ['Kyiv']],
  ['Moscow', 'Helsinki', ['St. Petersburg'], ['Minsk']],
  ['Beijing', 'Tokyo', ['Qingdao'], ['Vladivostok']],
  ['Shanghai', 'Singapore', ['Hong Kong', 'South China Sea'], ['Yangon']],
  ['Chicago', 'London', ['Bude'], ['Halifax']],
  ['Seattle', 'Tokyo', ['Tokyo'], ['Anchorage']],
  ['Dubai', 'Frankfurt', ['Suez', 'Alexandria'], ['Tehran', 'Baghdad', 'Tel Aviv']],
  ['Singapore', 'Marseille', ['Off Dondra Head', 'Bab-el-Mandeb', 'Strait of Sicily']],
  ['Jakarta', 'Singapore', ['Singapore'], ['Sunda Strait']],
  ['Honolulu', 'Los Angeles', ['Los Angeles'], ['Guam']],
  ['Bogotá', 'Miami', ['Cartagena', 'Miami'], ['Caracas']],
  ['Almaty', 'Frankfurt', ['Moscow'], ['Ürümqi', 'Tehran']],
  ['Tel Aviv', 'Mumbai', ['Bab-el-Mandeb'], ['Amman', 'Riyadh']],
  ['Perth', 'Singapore', ['Sunda Strait'], ['Sydney']],
  ['Cape Town', 'London', ['Off Liberia', 'Lisbon'], ['Mombasa']],
  ['Delhi', 'Singapore', ['Chennai'], ['Karachi', 'Kunming']],
  ['Tokyo', 'London', ['Bude'], ['Moscow']],
  ['Kampala', 'London', ['Mombasa', 'Suez'], ['Khartoum']],
];

test.each(GOLDEN)('%s to %s', (from, to, passed, avoided = []) => {
  const [a, b] = [placeCalled(from), placeCalled(to)];
  const { hops } = rttEstimate(model, { from: a, to: b, profile: 'cloud' });
  const hubs = hops.flatMap((hop) => [hop.from, hop.to]);
  expect(hubs).toEqual(expect.arrayContaining(passed));
  expect(avoided.filter((name) => hubs.includes(name))).toEqual([]);
});

test('international public traffic meets at a large exchange', () => {
  const exchanges = new Set(
    world.backbone.hubs.filter(({ isExchange }) => isExchange).map(({ name }) => name),
  );
  const pairs = [
    ['Bangkok', 'Ho Chi Minh City'],
    ['Kampala', 'Accra'],
    ['Zagreb', 'Lisbon'],
  ] as const;
  for (const [from, to] of pairs) {
    const [a, b] = [placeCalled(from), placeCalled(to)];
    const { hops } = rttEstimate(model, { from: a, to: b, profile: 'public' });
    expect(hops.some((hop) => exchanges.has(hop.to))).toBe(true);
  }
});

function placeCalled(name: string) {
  const answer = rttPlace(world, name);
  if ('fault' in answer) throw new Error(answer.fault.message);
  return answer.place;
}
