import { fc, test } from '@fast-check/vitest';
import { describe, expect } from 'vitest';
import { compileFormula } from '../../src/scenario/formula.ts';

const NAMES = ['rttGainMs', 'unitCostUsdPerKwYear', 'countryRisk'];
const VALUES = { rttGainMs: 5, unitCostUsdPerKwYear: 200, countryRisk: 0 };

function valueOf(text: string, values: Record<string, number | undefined> = VALUES) {
  const formula = compileFormula(text, NAMES);
  return formula.ok ? formula.value.evaluate(values) : `refused: ${formula.message}`;
}

describe('compileFormula', () => {
  test.each([
    ['rttGainMs * 2 - unitCostUsdPerKwYear / 100', 8],
    ['2 + 3 * 4 ^ 2', 50],
    ['2 ^ 3 ^ 2', 512],
    ['-2 ^ 2', -4],
    ['(1 + 2) * 3', 9],
    // The remainder takes the sign of the divisor (Knuth, The Art of Computer Programming, 1.2.4).
    ['-5 % 3', 1],
    ['25 %', 0.25],
    ['min(rttGainMs, 3, 7) + max(1, 2)', 5],
    ['pow(2, 10) + abs(-1) + sign(-7)', 1024],
    ['round(2.5) + floor(2.9) + ceil(2.1)', 8],
    ['sqrt(16) + exp(0) + log(1) + log10(1000)', 8],
    ['rttGainMs > 3 ? 10 : 20', 10],
    ['rttGainMs <= 3 ? 10 : 20', 20],
    ['(rttGainMs == 5) + (rttGainMs != 5)', 1],
    ['1e-3', 0.001],
  ])('%s is %d', (text, value) => {
    expect(valueOf(text)).toBeCloseTo(value, 12);
  });

  test.each(['1 / countryRisk', 'sqrt(-1)', 'log(0)', '9^9^9^9', '1e308 * 1e308', '0 / 0'])(
    '%s is unknown, as it is no finite number',
    (text) => {
      expect(valueOf(text)).toBeUndefined();
    },
  );

  test('is unknown where a quantity it uses is unknown', () => {
    expect(valueOf('rttGainMs + 1', {})).toBeUndefined();
    expect(valueOf('1 > 0 ? 1 : rttGainMs', { rttGainMs: undefined })).toBeUndefined();
    expect(valueOf('1 + 1', {})).toBe(2);
  });

  test('names the quantities it uses', () => {
    const formula = compileFormula('countryRisk + rttGainMs * countryRisk', NAMES);
    expect(formula.ok && formula.value.names).toEqual(['countryRisk', 'rttGainMs']);
  });

  // Escapes and abuses that expression parsers, mathjs among them, have been attacked with.
  test.each([
    ['cos.constructor("return process")()', 'is no expression'],
    ['cos.constructor("return process")', 'calls what is no function name'],
    ['rttGainMs.constructor', 'reaches into a value'],
    ['rttGainMs["constructor"]', 'reaches into a value'],
    ['[].constructor', 'reaches into a value'],
    ['{a: 1}.a', 'reaches into a value'],
    ['import({a: 1}, {override: true})', 'calls import'],
    ['parse("1 + 1")', 'calls parse'],
    ['evaluate("1 + 1")', 'calls evaluate'],
    ['compile("1").evaluate()', 'calls what is no function name'],
    ['simplify("x + x")', 'calls simplify'],
    ['derivative("x^2", "x")', 'calls derivative'],
    ['createUnit("foo")', 'calls createUnit'],
    ['chain(3).done()', 'calls what is no function name'],
    ['config({})', 'calls config'],
    ['reviver(1)', 'calls reviver'],
    ['typed("f", 1)', 'calls typed'],
    ['help(sin)', 'calls help'],
    ['format(1)', 'calls format'],
    ['print("a", {})', 'calls print'],
    ['map([1, 2], sqrt)', 'calls map'],
    ['factorial(170)', 'calls factorial'],
    ['random()', 'calls random'],
    ['sin(1)', 'calls sin'],
    ['min.apply(1)', 'calls what is no function name'],
    ['hasOwnProperty(1)', 'calls hasOwnProperty'],
    ['toString()', 'calls toString'],
    ['toString', 'names an unknown quantity "toString"'],
    ['constructor', 'names an unknown quantity "constructor"'],
    ['__proto__', 'names an unknown quantity "__proto__"'],
    ['ans', 'names an unknown quantity "ans"'],
    ['process', 'names an unknown quantity "process"'],
    ['i', 'names an unknown quantity "i"'],
    ['pi', 'names an unknown quantity "pi"'],
    ['Infinity', 'holds a number without end'],
    ['NaN', 'holds a number without end'],
    ['1e400', 'holds a number without end'],
    ['f(x) = x', 'defines a function'],
    ['rttGainMs = 3', 'assigns a value'],
    ['rttGainMs.x = 3', 'assigns a value'],
    ['1; 2', 'holds several expressions'],
    ['1\n2', 'holds several expressions'],
    ['[1, 2, 3]', 'holds a list'],
    ['{a: 1}', 'holds an object'],
    ['1:3', 'holds a range'],
    ['"text"', 'holds a value that is no number'],
    ['true', 'holds a value that is no number'],
    ['null', 'holds a value that is no number'],
    ['170!', 'uses !'],
    ["rttGainMs'", "uses '"],
    ['not rttGainMs', 'uses not'],
    ['rttGainMs and 1', 'uses and'],
    ['rttGainMs to ms', 'uses to'],
    ['5 cm', 'leaves out a *'],
    ['2 rttGainMs', 'leaves out a *'],
    ['0 < rttGainMs < 9', 'compares more than two values at once'],
    ['rttGain * 2', 'names an unknown quantity "rttGain"'],
    ['rttGainМs', 'is no expression'],
    ['ｍin(1)', 'is no expression'],
    ['min()', 'gives min 0 arguments'],
    ['pow(2)', 'gives pow 1 arguments'],
    ['rttGainMs(2)', 'calls rttGainMs'],
    ['', 'is empty'],
    ['  ', 'is empty'],
    ['# remark', 'holds a value that is no number'],
    ['1 +', 'is no expression'],
    [`${'('.repeat(10_000)}1${')'.repeat(10_000)}`, 'is longer than 500 characters'],
    [`${'('.repeat(240)}1${')'.repeat(240)}`, 'has brackets nested deeper than 40 levels'],
    [`${'-'.repeat(400)}1`, 'has more than 200 parts'],
    [`1${'+1'.repeat(200)}`, 'has more than 200 parts'],
    [`${'1?1:'.repeat(110)}1`, 'has more than 200 parts'],
  ])('refuses %j', (text, message) => {
    expect(valueOf(text)).toContain(`refused: ${message}`);
  });

  test('says what was meant', () => {
    const formula = compileFormula('rttGain * 2', NAMES);
    expect(!formula.ok && formula.hint).toBe('did you mean rttGainMs?');
  });

  test.prop([fc.string({ maxLength: 80 })], { seed: 20240517 })(
    'no text makes it throw',
    (text) => {
      expect(['number', 'string', 'undefined']).toContain(typeof valueOf(text));
    },
  );

  const WORDS = [...NAMES, 'min', 'cos', '(', ')', '[', ']', '.', ',', '"a"', '1', '2.5', '+', '*'];
  const PIECES = [...WORDS, '^', '%', '?', ':', '=', ';', '!', '<', ' ', 'constructor', '{', '}'];
  test.prop([fc.array(fc.constantFrom(...PIECES), { maxLength: 30 })], { seed: 20240517 })(
    'no text of its own words yields anything but a finite number, nothing or a refusal',
    (pieces) => {
      const value = valueOf(pieces.join(''));
      expect(typeof value === 'string' || value === undefined || Number.isFinite(value)).toBe(true);
    },
  );

  test.prop([fc.integer(), fc.integer(), fc.integer({ min: 1 })], { seed: 20240517 })(
    'computes what JavaScript computes',
    (a, b, c) => {
      const values = { rttGainMs: a, unitCostUsdPerKwYear: b, countryRisk: c };
      const text = '(rttGainMs + unitCostUsdPerKwYear) / countryRisk - rttGainMs * 2';
      expect(valueOf(text, values)).toBe((a + b) / c - a * 2);
    },
  );
});
