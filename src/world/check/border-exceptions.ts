/** Places that do not lie in their country on the 1:50 million map, each with the reason why that is right. */
export const BORDER_EXCEPTIONS: ReadonlyMap<string, string> = new Map([
  [
    'cities RU/Murmansk',
    'at the head of a fjord that the map fills with sea: 11 km from its coast',
  ],
  ['cities TV/Funafuti', 'the map is too coarse for the atolls of Tuvalu'],
  [
    'cities UA/Simferopol',
    'the map draws Crimea with Russia, which holds it; the tables follow the UN',
  ],
  ['cities UA/Sevastopol', 'as Simferopol'],
  ['backbone-hubs BEL', 'Belém on the Pará estuary, which the map widens: 6 km from its shore'],
  ['backbone-hubs DUR', 'the landing at Mtunzini, written to a hundredth of a degree: 6 km at sea'],
  ['backbone-hubs MMK', 'as the city of Murmansk'],
  ['backbone-hubs ROR', 'Koror is an island that the map leaves out: 7 km from the next one'],
]);
