import { math } from './mathjs.ts';
import { didYouMean } from './nearest-name.ts';
import { SCALE_WORDS, UNIT_WORDS, type UnitWord } from './unit-words.ts';

/** What a field wants: `{noun: 'a power', unit: 'MW', example: '8 MW'}`. */
export interface QuantityKind {
  readonly noun: string;
  /** The one unit in which the program counts it, in the unit words of files. */
  readonly unit: string;
  readonly example: string;
}

/** USD for one unit of a currency, by ISO 4217 code. */
export type CurrencyRates = Readonly<Record<string, number>>;

/** The value in the unit of its kind, or why there is none. */
export type Reading<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly message: string; readonly hint?: string | undefined };

/** A unit expression in mathjs's words, times a factor (percent, currency rates). */
interface UnitExpression {
  readonly factor: number;
  readonly terms: string;
}

const LONGEST = 80;
const NUMBER = /^([+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:e[+-]?\d{1,3})?)\s*(.*)$/i;
const UNIT_TOKEN = /\s*(?:([-/*])\s*)?([A-Za-z][A-Za-z0-9]*|%)(?:\s*\^\s*(-?[1-4]))?/y;
/** ISO 4217, as the runtime knows it. */
const CURRENCIES: ReadonlySet<string> = new Set(Intl.supportedValuesOf('currency'));
/** mathjs reads an empty expression as an error; this is its unit one. */
const DIMENSIONLESS = 'm m^-1';

/**
 * Reads a number with its unit (`8 MW`, `0.08 USD/kWh`, `43.5 billion CNY`) into the unit of `kind`.
 * Only this grammar reaches mathjs, which knows the units and their dimensions: a number, a scale word, and unit words
 * joined by `/`, `*`, `-` or a space, each perhaps with a small power. A word after `/` divides, each by itself, and a
 * `-` keeps a word on the side of the one before it: `USD/kW/year` and `USD/kW-year` are one. Currencies other than USD need a rate in `rates`.
 */
export function readQuantity(
  text: string,
  kind: QuantityKind,
  rates: CurrencyRates = {},
): Reading<number> {
  const hint = `for example ${kind.example}`;
  if (text.length > LONGEST) return refusal(`is longer than ${LONGEST} characters`, hint);
  const parts = NUMBER.exec(text.trim());
  if (!parts) return refusal(`must be ${kind.noun}: a number and a unit`, hint);
  const { scale, rest } = splitScale(parts[2]);
  const amount = Number(parts[1]) * scale;
  if (!Number.isFinite(amount)) return refusal('is beyond any number this program can count', hint);
  if (rest === '' && kind.unit !== '') return refusal('has no unit', `write ${kind.example}`);
  const given = readUnit(rest, rates);
  if (!given.ok) return given;
  const factor = conversionFactor(given.value, wantedUnit(kind.unit));
  if (factor === undefined) return refusal(`must be ${kind.noun}, not in ${rest}`, hint);
  return { ok: true, value: rounded(amount, factor) };
}

/** Whether files may use this unit expression; the world's own tables are asked before their units are. */
export function isUnit(text: string): boolean {
  return readUnit(text, {}).ok;
}

function refusal(message: string, hint?: string): Reading<never> {
  return { ok: false, message, hint };
}

function splitScale(text: string): { scale: number; rest: string } {
  const word = /^[a-z]+/.exec(text)?.[0] ?? '';
  const scale = SCALE_WORDS.get(word);
  return scale === undefined
    ? { scale: 1, rest: text }
    : { scale, rest: text.slice(word.length).trim() };
}

/** The kinds are few and come back with every field. */
const wantedUnits = new Map<string, UnitExpression>();

function wantedUnit(text: string): UnitExpression {
  let unit = wantedUnits.get(text);
  if (!unit) {
    const reading = readUnit(text, {});
    if (!reading.ok) throw new TypeError(`the program wants a unit that it cannot read: ${text}`);
    wantedUnits.set(text, (unit = reading.value));
  }
  return unit;
}

function readUnit(text: string, rates: CurrencyRates): Reading<UnitExpression> {
  let factor = 1;
  let side = 1;
  const terms: string[] = [];
  UNIT_TOKEN.lastIndex = 0;
  while (UNIT_TOKEN.lastIndex < text.length) {
    const at = UNIT_TOKEN.lastIndex;
    const token = UNIT_TOKEN.exec(text);
    if (!token) return refusal(`has a unit that cannot be read at "${text.slice(at).trim()}"`);
    const [, join, word = '', exponent = '1'] = token;
    if (join !== '-') side = join === '/' ? -1 : 1;
    const power = side * Number(exponent);
    const meaning = unitWord(word, rates);
    if (!meaning.ok) return meaning;
    factor *= meaning.value.factor ** power;
    for (const [unit, own] of meaning.value.units) terms.push(`${unit}^${own * power}`);
  }
  return { ok: true, value: { factor, terms: terms.join(' ') || DIMENSIONLESS } };
}

function unitWord(word: string, rates: CurrencyRates): Reading<UnitWord> {
  const known = UNIT_WORDS.get(word);
  if (known) return { ok: true, value: known };
  const rate = Object.hasOwn(rates, word) ? rates[word] : undefined;
  if (rate !== undefined) return { ok: true, value: { factor: rate, units: [['USD', 1]] } };
  if (CURRENCIES.has(word)) {
    return refusal(
      `is in ${word}, which has no rate in this scenario`,
      `state it: rates: {${word}: 0.14 USD}`,
    );
  }
  return refusal(`has an unknown unit "${word}"`, unitHint(word));
}

/** `Gb` reads both ways, so it is neither. */
function unitHint(word: string): string | undefined {
  const prefix = /^([kMGTP]?)b$/.exec(word)?.[1];
  if (prefix !== undefined) return `${prefix}bit for bits, ${prefix}B for bytes`;
  return didYouMean(word, [...UNIT_WORDS.keys()]);
}

/** Digits to which a conversion is told from its rounding. */
const EXACT_DIGITS = 14;

/** Conversions are exact by definition: 0.08 USD/kWh must stay 0.08 after its way through joules. */
function rounded(amount: number, factor: number): number {
  if (Number(factor.toPrecision(EXACT_DIGITS)) === 1) return amount;
  return Number((amount * factor).toPrecision(EXACT_DIGITS));
}

/** What one `given` is in `wanted`; `undefined` where the dimensions differ. */
function conversionFactor(given: UnitExpression, wanted: UnitExpression): number | undefined {
  const unit = math.unit(1, given.terms);
  if (!unit.equalBase(math.unit(1, wanted.terms))) return undefined;
  return (unit.toNumber(wanted.terms) * given.factor) / wanted.factor;
}
