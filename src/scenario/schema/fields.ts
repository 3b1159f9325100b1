import { z } from 'zod';
import { readQuantity, type CurrencyRates, type QuantityKind, type Reading } from '../quantity.ts';
import type { Named } from '../world-names.ts';

/** What stands beside a field in the JSON Schema and in the table of fields; the unit is the one a file's value has. */
export interface FieldMeta {
  readonly description: string;
  readonly unit?: string;
  readonly example?: string;
  /** The default in words, where it is no constant. */
  readonly defaultText?: string;
  readonly bounds?: Bounds;
}

/** What a fault carries beside its message. */
export interface FaultParams {
  /** Made only for the faults that are shown: the search for a near name takes its time. */
  readonly hint?: (() => string | undefined) | undefined;
  /** Whether the key is at fault, not its value. */
  readonly isOfKey?: boolean | undefined;
  /** Whether the value is of another type than the field: of several forms, it is not the one that was meant. */
  readonly isOfType?: boolean | undefined;
}

/** Takes note of a fault; `path` is relative to the value that is being read. */
export type Collect = (
  fault: FaultParams & { readonly path: PropertyKey[]; readonly message: string },
) => void;

/** What a sound value of `schema` means; faults that span several of its fields go to `collect`. */
export function resolvedField<S extends z.ZodType, T>(
  schema: S,
  resolve: (value: z.output<S>, collect: Collect) => T,
) {
  return schema.transform((value, context) =>
    resolve(value, ({ path, message, ...params }) => {
      context.issues.push({ code: 'custom', path, message, input: value, params });
    }),
  );
}

type ValueReader<T> = (value: unknown) => Reading<T> | Named<T>;

/** A field that `read` takes from its written form; `type` is that form in the words of JSON Schema. */
export function readField<T>(read: ValueReader<T>, type: string | string[], meta: FieldMeta) {
  const types = [type].flat().map((it) => (it === 'integer' ? 'number' : it));
  return z
    .unknown()
    .transform((input, context): T => {
      const result = input === undefined ? MISSING : read(input);
      if (result.ok) return result.value;
      const { message, hint } = result;
      const params: FaultParams = {
        hint: typeof hint === 'function' ? hint : () => hint,
        isOfType: input !== undefined && !types.includes(jsonType(input)),
      };
      context.issues.push({ code: 'custom', message, input, params: { ...params } });
      return z.NEVER;
    })
    .meta({ type, ...meta });
}

function jsonType(value: unknown): string {
  return Array.isArray(value) ? 'array' : typeof value;
}

const MISSING: Reading<never> = { ok: false, message: 'is missing' };

/** The values that a number may take. */
export interface Bounds {
  readonly min: number;
  readonly max: number;
  readonly whole?: boolean;
}

/** A number with its unit. */
export function quantityField(
  kind: QuantityKind,
  bounds: Bounds,
  { rates, ...meta }: FieldMeta & { rates: CurrencyRates },
) {
  const { unit, example } = { ...kind, ...meta };
  const read = (value: unknown): Reading<number> =>
    bounded(quantityOf(value, { ...kind, example }, rates), bounds, kind.unit);
  return readField(read, 'string', { bounds, ...meta, unit, example });
}

/** A quantity from a value of a file; a bare number lacks its unit. */
export function quantityOf(
  value: unknown,
  kind: QuantityKind,
  rates: CurrencyRates,
): Reading<number> {
  if (typeof value === 'string') return readQuantity(value, kind, rates);
  const hint = `for example ${kind.example}`;
  if (typeof value !== 'number') {
    return { ok: false, message: `must be ${kind.noun}: a number and a unit`, hint };
  }
  if (!Number.isFinite(value)) return { ok: false, message: 'must be a finite number', hint };
  if (kind.unit === '') return { ok: true, value };
  return { ok: false, message: `has no unit, got ${value}`, hint };
}

/** A fraction: a plain number, or a percentage. */
export function shareField(bounds: Bounds, meta: FieldMeta) {
  const kind: QuantityKind = { noun: 'a share', unit: '', example: '0.25 or 25 %' };
  const read = (value: unknown): Reading<number> =>
    bounded(quantityOf(value, kind, {}), bounds, '');
  return readField(read, ['number', 'string'], { unit: 'share', example: '0.25', bounds, ...meta });
}

/** A plain number. */
export function numberField(bounds: Bounds, meta: FieldMeta) {
  const read = (value: unknown): Reading<number> =>
    typeof value === 'number'
      ? bounded({ ok: true, value }, bounds, '')
      : { ok: false, message: 'must be a number' };
  return readField(read, bounds.whole === true ? 'integer' : 'number', { bounds, ...meta });
}

/** A name that is looked up in the world. */
export function nameField<T>(lookUp: (text: string) => Named<T>, meta: FieldMeta) {
  return readField(
    (value) =>
      typeof value === 'string' ? lookUp(value) : { ok: false, message: 'must be a name' },
    'string',
    meta,
  );
}

/** Text of one to a few lines. */
export function textField(longest: number, meta: FieldMeta) {
  const read = (value: unknown): Reading<string> => {
    if (typeof value !== 'string') return { ok: false, message: 'must be text', hint: IN_QUOTES };
    const isLong = value.length > longest;
    return isLong
      ? { ok: false, message: `is longer than ${longest} characters` }
      : { ok: true, value };
  };
  return readField(read, 'string', meta);
}

const IN_QUOTES = 'a number or a word like true is text when in quotes';

function bounded(
  reading: Reading<number>,
  { min, max, whole }: Bounds,
  unit: string,
): Reading<number> {
  if (!reading.ok) return reading;
  const { value } = reading;
  const unitText = unit === '' ? '' : ` ${unit}`;
  const allowed =
    max === Number.POSITIVE_INFINITY
      ? `at least ${min}${unitText}`
      : `between ${min} and ${max}${unitText}`;
  const got = `got ${value}${unitText}`;
  if (!(value >= min && value <= max)) return { ok: false, message: `must be ${allowed}, ${got}` };
  if (!Number.isFinite(value)) return { ok: false, message: `must be a finite number, ${got}` };
  if (whole === true && !Number.isInteger(value)) {
    return { ok: false, message: `must be whole, ${got}` };
  }
  return reading;
}

/** A map of the user's own names to values of one kind, at most `most`; a name whose value was taken away is gone. */
export function namedMap<S extends z.ZodType>(schema: S, most = 1000) {
  return resolvedField(z.record(z.string(), schema.optional()), (map, collect) => {
    const entries = Object.entries(map).filter(isGiven);
    if (entries.length > most) {
      collect({ path: [], message: `must have at most ${most} of them, got ${entries.length}` });
    }
    return new Map(entries);
  });
}

function isGiven<T>(entry: [string, T | undefined]): entry is [string, T] {
  return entry[1] !== undefined;
}
