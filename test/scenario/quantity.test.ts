import { fc, test } from '@fast-check/vitest';
import { describe, expect } from 'vitest';
import { assumptionUnit } from '../../src/scenario/assumption-unit.ts';
import { readQuantity } from '../../src/scenario/quantity.ts';
import { UNIT_WORDS } from '../../src/scenario/unit-words.ts';
import { world } from './parse.ts';

function valueIn(unit: string, text: string, rates = {}): number | string {
  const read = readQuantity(text, { noun: 'a value', unit, example: `1 ${unit}` }, rates);
  return read.ok ? read.value : read.message;
}

describe('readQuantity', () => {
  test('divides by a currency that stands below the line', () => {
    // 10 kWh for 0.14 USD.
    expect(valueIn('kWh/USD', '10 kWh/CNY', { CNY: 0.14 })).toBeCloseTo(10 / 0.14, 9);
    expect(valueIn('USD/kWh', '0.5 CNY/kWh', { CNY: 0.14 })).toBeCloseTo(0.07, 12);
  });

  test.each([
    ['MW', '8 MW', 8],
    ['MW', '24000kW', 24],
    ['MW', '0.5 GW', 500],
    ['Gbit/s', '400 Gbit/s', 400],
    ['Gbit/s', '1.2 Tbps', 1200],
    // Bytes are eight bits: International System of Quantities, IEC 80000-13.
    ['Gbit/s', '100 GB/s', 800],
    ['USD/kWh', '0.08 USD/kWh', 0.08],
    ['USD/kWh', '80 USD/MWh', 0.08],
    ['ms', '30 ms', 30],
    ['ms', '0.25 s', 250],
    ['km', '40 km', 40],
    // The international mile is 1609.344 m.
    ['km', '10 miles', 16.09344],
    ['year', '5 years', 5],
    ['year', '60 months', 5],
    ['USD', '2e9 USD', 2e9],
    ['USD', '43.5 billion USD', 43.5e9],
    ['', '25 %', 0.25],
    ['', '0.25', 0.25],
    ['%', '7 %', 7],
    ['%/year', '5.5 %/yr', 5.5],
    ['USD/kW/year', '500 USD/kW/month', 6000],
    ['USD/kW/year', '6000 USD/kW-yr', 6000],
    ['gCO2e/kWh', '0.4 tCO2e/MWh', 400],
    ['kW/rack', '120 kW/rack', 120],
    ['MW', '-8 MW', -8],
  ])('reads in %s: %s', (unit, text, value) => {
    expect(valueIn(unit, text)).toBe(value);
  });

  test('needs a rate for any money but dollars', () => {
    expect(valueIn('USD', '43.5 billion CNY', { CNY: 0.14 })).toBe(6.09e9);
    expect(valueIn('USD/kWh', '0.5 CNY/kWh', { CNY: 0.14 })).toBe(0.07);
    expect(valueIn('USD', '5 EUR')).toBe('is in EUR, which has no rate in this scenario');
  });

  test.each([
    ['MW', '8', 'has no unit'],
    ['MW', '8 km', 'must be a value, not in km'],
    ['MW', '8 MWh', 'must be a value, not in MWh'],
    ['MW', '8 MWW', 'has an unknown unit "MWW"'],
    ['MW', 'eight MW', 'must be a value: a number and a unit'],
    ['MW', '', 'must be a value: a number and a unit'],
    ['MW', '1e400 MW', 'is beyond any number this program can count'],
    ['MW', '1,5 MW', 'has a unit that cannot be read at ",5 MW"'],
    ['MW', '8 MW; import("fs")', 'has a unit that cannot be read at "; import("fs")"'],
    ['MW', '8 constructor', 'has an unknown unit "constructor"'],
    ['MW', '8 __proto__', 'has a unit that cannot be read at "__proto__"'],
    ['MW', `8 ${'M'.repeat(100)}`, 'is longer than 80 characters'],
    ['Gbit/s', '400 Gb/s', 'has an unknown unit "Gb"'],
  ])('refuses in %s: %s', (unit, text, message) => {
    expect(valueIn(unit, text)).toBe(message);
  });

  test('says what was meant', () => {
    const kind = { noun: 'a power', unit: 'MW', example: '8 MW' };
    const hintOf = (text: string) => {
      const read = readQuantity(text, kind);
      return read.ok ? undefined : read.hint;
    };
    expect(hintOf('8 mw')).toBe('did you mean MW?');
    expect(hintOf('8 Gb')).toBe('Gbit for bits, GB for bytes');
    expect(hintOf('8 km')).toBe('for example 8 MW');
    expect(hintOf('8 CNY')).toBe('state it: rates: {CNY: 0.14 USD}');
  });

  test.prop(
    [fc.constantFrom(...UNIT_WORDS.keys()), fc.double({ min: -1e12, max: 1e12, noNaN: true })],
    { seed: 20240517 },
  )('a value in its own unit stays what it is', (unit, amount) => {
    const value = Number(amount.toPrecision(12));
    expect(valueIn(unit, `${value} ${unit}`)).toBe(value === 0 ? expect.closeTo(0) : value);
  });

  test.prop([fc.string({ maxLength: 90 })], { seed: 20240517 })(
    'no text makes it throw',
    (text) => {
      expect(['number', 'string']).toContain(typeof valueIn('MW', text));
    },
  );
});

describe('assumptionUnit', () => {
  const parameters = [...world.costParameters.values()];

  test('each cost parameter of the world can be written as its example says', () => {
    for (const parameter of parameters) {
      const { kind, unitsPerTableUnit } = assumptionUnit(parameter);
      const read = readQuantity(kind.example, kind);
      const value = read.ok ? read.value / unitsPerTableUnit : read.message;
      expect(value, `${parameter.id}: ${kind.example}`).toBeCloseTo(parameter.value, 9);
    }
  });

  test.each([
    ['USD m/MW IT', 'USD/MW', 1e6, '10 million USD/MW'],
    ['USD k/km (20-yr pair IRU)', 'USD/km', 1e3, '10 thousand USD/km'],
    ['% of construction', '%', 1, '10 %'],
    ['per degC above 15', '/degC', 1, '10 /degC'],
    ['USD/sq ft', 'USD/sqft', 1, '10 USD/sqft'],
    ['kW/rack (16 racks, ~560-600 kW total)', 'kW/rack', 1, '10 kW/rack'],
    ['ratio', '', 1, '10'],
  ])('reads the table unit %s as %s', (unit, known, factor, example) => {
    const [parameter] = parameters;
    const read = assumptionUnit({ ...parameter, unit, value: 10 });
    expect([read.kind.unit, read.unitsPerTableUnit, read.kind.example]).toEqual([
      known,
      factor,
      example,
    ]);
  });
});
