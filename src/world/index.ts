/**
 * The real world as tables: countries, cities, cloud regions, backbone, prices, laws. Every value has a source, a year and
 * a confidence. The tables are edited as CSV (`tables/`), checked and packed into one JSON file by `npm run build:world`,
 * and unpacked by `loadWorld`. Rejected: a database (a file to open before the first answer) and CSV at run time (ten
 * times slower to read).
 */
export { loadWorld } from './load.ts';
export { findCountry, findInWorld, findPlaces, findProvider } from './find.ts';
export { bestMetroOf } from './best-metro.ts';
export { describeThing } from './describe.ts';
export type * from './types.ts';
