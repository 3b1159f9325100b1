import { fc, test } from '@fast-check/vitest';
import { describe, expect } from 'vitest';
import { didYouMean } from '../../src/scenario/nearest-name.ts';
import { printable } from '../../src/scenario/printable.ts';

describe('printable', () => {
  test.each([
    ['Querétaro, 東京, مكة', 'Querétaro, 東京, مكة'],
    ['\u001b[31mred\u001b[0m', 'red'],
    ['\u001b]0;title\u0007x', 'x'],
    ['\u009b2Jx', 'x'],
    ['a\nb\tc\r\nd', 'a b c d'],
    ['bell\u0007', 'bell'],
    // Trojan Source (Boucher and Anderson 2021): marks that reorder what is read.
    ['a\u202Eb\u2066c', 'abc'],
  ])('%j is shown as %s', (text, shown) => {
    expect(printable(text)).toBe(shown);
  });

  test.prop([fc.string({ unit: 'binary', maxLength: 60 })], { seed: 20240517 })(
    'lets no control through, and changes nothing twice',
    (text) => {
      const shown = printable(text);
      expect(shown).not.toMatch(/[\p{Cc}\u202A-\u202E\u2066-\u2069]/u);
      expect(printable(shown)).toBe(shown);
    },
  );
});

describe('didYouMean', () => {
  const KNOWN = ['region', 'horizon', 'workloads'];

  test.each([
    ['regoin', 'did you mean region?'],
    ['HORIZON', 'did you mean horizon?'],
    ['work_loads', 'did you mean workloads?'],
    ['price', 'known: region, horizon, workloads'],
  ])('%s', (typed, hint) => {
    expect(didYouMean(typed, KNOWN)).toBe(hint);
  });

  test('has nothing to say of long lists and empty ones', () => {
    const many = Array.from({ length: 50 }, (_, index) => `name number ${index}`);
    expect(didYouMean('zzz', many)).toBeUndefined();
    expect(didYouMean('zzz', [])).toBeUndefined();
  });
});
