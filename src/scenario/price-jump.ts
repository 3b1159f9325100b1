import type { CostInputId } from '../cost/cost-input.ts';
import { lastDayOf } from './partial-date.ts';
import { didYouMean } from './nearest-name.ts';
import type { Named } from './world-names.ts';

/** Prices that may jump on a day, by the names that files use, and the input of the cost model that each is. */
export const PRICES = {
  power: 'powerUsdPerKwh',
  construction: 'constructionUsdPerW',
  servers: 'serverUsdPerKw',
  accelerators: 'acceleratorNodeUsd',
  wages: 'wageUsdPerMonth',
  transit: 'transitUsdPerMbpsMonth',
} as const satisfies Readonly<Record<string, CostInputId>>;

export type PriceName = keyof typeof PRICES;

/** From a month on a price is a multiple of what it was. */
export interface PriceJump {
  readonly price: PriceName;
  /** 0.01 to 100. */
  readonly factor: number;
  /** `YYYY-MM`. */
  readonly month: string;
}

const JUMP = /^([a-z]+)\s*\*\s*(\d+(?:\.\d+)?)\s*@\s*(\S+)$/i;

/** Reads `power*1.5@2027-03`: which price, how many times as high, from when on; a year means its January. */
export function readPriceJump(text: string): Named<PriceJump> {
  const match = JUMP.exec(text.trim());
  if (!match) return refusal(`"${text.slice(0, 60)}" is no jump of a price`);
  const [, name, times, date] = match;
  const price = name.toLowerCase();
  if (!isPrice(price)) {
    const hint = (): string | undefined => didYouMean(price, Object.keys(PRICES)) ?? EXAMPLES;
    return { ok: false, message: `"${name}" is no price that jumps`, hint };
  }
  const factor = Number(times);
  if (!(factor >= 0.01 && factor <= 100))
    return refusal('a price jumps by a factor of 0.01 to 100');
  if (!lastDayOf(date).ok) return refusal(`"${date.slice(0, 40)}" is no month (2027-03)`);
  const month = date.length === 'YYYY'.length ? `${date}-01` : date.slice(0, 'YYYY-MM'.length);
  return { ok: true, value: { price, factor, month } };
}

const EXAMPLES = `for example power*1.5@2027-03; prices are ${Object.keys(PRICES).join(', ')}`;

function isPrice(name: string): name is PriceName {
  return Object.hasOwn(PRICES, name);
}

function refusal(message: string): Named<never> {
  return { ok: false, message, hint: () => EXAMPLES };
}
