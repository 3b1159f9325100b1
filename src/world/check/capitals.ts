import { greatCircleKm } from '../../math/great-circle.ts';
import { checkEach, type WorldCheck } from './finding.ts';

/** Muscat's two sets of coordinates lie 22 km apart along its coast: the largest honest difference. */
const CAPITAL_TOLERANCE_KM = 25;

/** The capital's coordinates in the table of countries are those of a capital in the table of cities. */
export const capitalsAgree: WorldCheck = {
  check: 'capitals-agree',
  meaning: `a country's capital lies within ${CAPITAL_TOLERANCE_KM} km of a city that is marked as its capital`,
  run: ({ countries, cities }) => {
    const known = [...countries.values()].filter(({ iso2, capitalPlace }) =>
      Boolean(capitalPlace && cities.some((city) => city.country === iso2 && city.isCapital)),
    );
    return checkEach(known, ({ iso2, capital, capitalPlace }) => {
      if (!capitalPlace) return [];
      const capitals = cities.filter((city) => city.country === iso2 && city.isCapital);
      const km = Math.min(...capitals.map((city) => greatCircleKm(city, capitalPlace)));
      if (km <= CAPITAL_TOLERANCE_KM) return [];
      const message = `${capital} lies ${km.toFixed(0)} km from ${capitals.map(({ name }) => name).join(', ')}`;
      return [{ row: `countries ${iso2}`, message }];
    });
  },
};
