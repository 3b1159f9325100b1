import { greatCircleKm } from '../../math/great-circle.ts';
import { foldedName } from '../names.ts';
import type { World } from '../types.ts';
import { checkEach, type Fault, type WorldCheck } from './finding.ts';

const PROVIDERS = ['alibaba', 'aws', 'azure', 'gcp', 'huawei', 'ibm', 'oracle', 'tencent'] as const;

/**
 * For 40 capitals, the city of the nearest open region of each provider, by the great circle, in the order of
 * {@link PROVIDERS}. Gone through by hand against the map when it was written (regions open in November 2026, those for
 * governments left out); a launch nearer by changes a cell, and that is the moment to look at the map again.
 */
const NEAREST = `
JP | Tokyo | Tokyo | Tokyo | Tokyo | Qingdao | Tokyo | Tokyo | Tokyo
KR | Seoul | Seoul | Seoul | Seoul | Qingdao | Osaka | Seoul | Seoul
CN | Beijing | Beijing | Beijing | Seoul | Beijing | Osaka | Seoul | Beijing
TW | Fuzhou | Taipei | Shanghai | Changhua County | Shanghai | Osaka | Seoul | Shanghai
PH | Manila | Hong Kong | Hong Kong | Changhua County | Manila | Osaka | Kulai | Hong Kong
VN | Guangzhou | Hong Kong | Hong Kong | Hong Kong | Guiyang | Osaka | Kulai | Guangzhou
TH | Bangkok | Bangkok | Kuala Lumpur | Bangkok | Bangkok | Osaka | Kulai | Bangkok
MY | Kuala Lumpur | Kuala Lumpur | Kuala Lumpur | Singapore | Kuala Lumpur | Osaka | Kulai | Johor Bahru
SG | Singapore | Singapore | Singapore | Singapore | Singapore | Osaka | Singapore | Singapore
ID | Jakarta | Jakarta | Jakarta | Jakarta | Jakarta | Osaka | Batam | Jakarta
IN | Dubai | Mumbai | Nagpur | Delhi | Abu Dhabi | Osaka | Delhi | Chengdu
PK | Dubai | Mumbai | Jamnagar | Delhi | Abu Dhabi | Frankfurt | Delhi | Riyadh
AE | Dubai | Dubai | Abu Dhabi | Doha | Abu Dhabi | Frankfurt | Abu Dhabi | Riyadh
SA | Riyadh | Manama | Doha | Dammam | Riyadh | Frankfurt | Riyadh | Riyadh
EG | Riyadh | Tel Aviv | Tel Aviv | Tel Aviv | Cairo | Frankfurt | Jerusalem | Riyadh
KE | Riyadh | Manama | Johannesburg | Johannesburg | Johannesburg | Madrid | Jeddah | Riyadh
NG | Paris | Zaragoza | Madrid | Madrid | Cairo | Madrid | Casablanca | Riyadh
ZA | Riyadh | Cape Town | Johannesburg | Johannesburg | Johannesburg | São Paulo | Johannesburg | Riyadh
MA | Paris | Zaragoza | Madrid | Madrid | Paris | Madrid | Casablanca | Frankfurt
IL | Riyadh | Tel Aviv | Tel Aviv | Tel Aviv | Cairo | Frankfurt | Jerusalem | Riyadh
TR | Riyadh | Tel Aviv | Tel Aviv | Tel Aviv | Istanbul | Frankfurt | Jerusalem | Riyadh
DE | Frankfurt | Potsdam | Berlin | Berlin | Paris | Frankfurt | Frankfurt | Frankfurt
FR | Paris | Paris | Paris | Paris | Paris | London | Paris | Frankfurt
GB | London | London | London | London | Paris | London | London | Frankfurt
IE | London | Dublin | Dublin | London | Dublin | London | Newport | Frankfurt
ES | Paris | Zaragoza | Madrid | Madrid | Paris | Madrid | Madrid | Frankfurt
PL | Frankfurt | Potsdam | Warsaw | Warsaw | Paris | Frankfurt | Stockholm | Frankfurt
SE | Frankfurt | Stockholm | Gävle | Stockholm | Paris | Frankfurt | Stockholm | Frankfurt
NO | Frankfurt | Stockholm | Oslo | Stockholm | Dublin | Frankfurt | Stockholm | Frankfurt
CH | Frankfurt | Zurich | Zurich | Zurich | Paris | Frankfurt | Zurich | Frankfurt
US | Ashburn | Ashburn | Ashburn | Ashburn | Mexico City | Ashburn | Ashburn | Ashburn
CA | Ashburn | Montreal | Toronto | Montreal | Mexico City | Montreal | Montreal | Ashburn
MX | Querétaro | Querétaro | Querétaro | Querétaro | Mexico City | Dallas | Querétaro | Querétaro
CO | Querétaro | Querétaro | Querétaro | Moncks Corner | Lima | Ashburn | Bogotá | Querétaro
PE | São Paulo | São Paulo | Santiago | Santiago | Lima | São Paulo | Bogotá | São Paulo
CL | São Paulo | São Paulo | Santiago | Santiago | Santiago | São Paulo | Santiago | São Paulo
AR | São Paulo | São Paulo | Santiago | Santiago | Buenos Aires | São Paulo | Santiago | São Paulo
BR | São Paulo | São Paulo | São Paulo | São Paulo | São Paulo | São Paulo | Vinhedo | São Paulo
AU | Jakarta | Sydney | Canberra | Sydney | Jakarta | Sydney | Sydney | Jakarta
NZ | Jakarta | Auckland | Auckland | Sydney | Jakarta | Sydney | Sydney | Jakarta
`;

/** Coordinates that are wrong by a sign, or swapped, move a region to where it is not the nearest. */
export const nearestRegionsOfCapitals: WorldCheck = {
  check: 'nearest-regions',
  meaning: 'the nearest open region of every provider to 40 capitals is where the map says it is',
  run: (world) =>
    checkEach(NEAREST.trim().split('\n'), (line) => {
      const [iso2 = '', ...cities] = line.split('|').map((cell) => cell.trim());
      return PROVIDERS.flatMap((provider, column) =>
        faultsOf(world, { iso2, provider, expected: cities[column] ?? '' }),
      );
    }),
};

interface Expectation {
  readonly iso2: string;
  readonly provider: string;
  readonly expected: string;
}

function faultsOf(world: World, { iso2, provider, expected }: Expectation): readonly Fault[] {
  const country = world.countries.get(iso2);
  const from = country?.capitalPlace;
  const row = `countries ${iso2}`;
  if (!from) return [{ row, message: 'has no place for its capital' }];
  const nearest = world.regions
    .filter((it) => it.provider === provider && it.status === 'ga')
    .toSorted((a, b) => greatCircleKm(a, from) - greatCircleKm(b, from))
    .at(0);
  if (!nearest) return [{ row, message: `${provider} has no open region` }];
  if (foldedName(nearest.city) === foldedName(expected)) return [];
  const message = `nearest to ${country.capital} is ${nearest.id} in ${nearest.city}, not ${expected}`;
  return [{ row, message }];
}
