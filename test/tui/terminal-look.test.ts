import { describe, expect, it } from 'vitest';
import { terminalLookOf, terminalRefusal } from '../../src/cli/open-tui-terminal.ts';
import { keyNames } from '../../src/tui/app/key-name.ts';

const LINUX = { chalkLevel: 2, platform: 'linux' };

describe('what the terminal can show', () => {
  it('has no color under NO_COLOR, sixteen or 256 by what chalk found', () => {
    expect(terminalLookOf({ NO_COLOR: '1' }, LINUX).colors).toBe('none');
    expect(terminalLookOf({}, { ...LINUX, chalkLevel: 1 }).colors).toBe('16');
    expect(terminalLookOf({}, LINUX).colors).toBe('256');
  });

  it('is light where COLORFGBG or the user says so', () => {
    expect(terminalLookOf({ COLORFGBG: '0;15' }, LINUX).background).toBe('light');
    expect(terminalLookOf({ COLORFGBG: '15;0' }, LINUX).background).toBe('dark');
    expect(terminalLookOf({}, LINUX, { background: 'light' }).background).toBe('light');
  });

  it('draws beyond ASCII in a UTF-8 locale alone, the first variable that is set deciding', () => {
    expect(terminalLookOf({ LANG: 'de_DE.UTF-8' }, LINUX).isUnicode).toBe(true);
    expect(terminalLookOf({ LC_ALL: 'C', LANG: 'de_DE.UTF-8' }, LINUX).isUnicode).toBe(false);
    expect(terminalLookOf({ LANG: 'C.utf8' }, LINUX, { ascii: true }).isUnicode).toBe(false);
  });

  it('is refused where there is none', () => {
    expect(terminalRefusal({}, { isInput: true, isOutput: true })).toBeUndefined();
    expect(terminalRefusal({}, { isInput: false, isOutput: true })).toContain('regionsim run FILE');
    expect(terminalRefusal({ TERM: 'dumb' }, { isInput: true, isOutput: true })).toContain('dumb');
  });
});

describe('keys', () => {
  const plain = Object.fromEntries(
    [
      'upArrow',
      'downArrow',
      'leftArrow',
      'rightArrow',
      'pageUp',
      'pageDown',
      'home',
      'end',
      'return',
      'escape',
      'ctrl',
      'shift',
      'tab',
      'backspace',
      'delete',
      'meta',
      'super',
      'hyper',
      'capsLock',
      'numLock',
    ].map((name) => [name, false]),
  ) as unknown as Parameters<typeof keyNames>[1];

  it('are one name each, also where several come in one piece', () => {
    expect(keyNames('jj k', plain)).toEqual(['j', 'j', 'space', 'k']);
    expect(keyNames('a\r\u001b', plain)).toEqual(['a', 'enter', 'esc']);
    expect(keyNames('', { ...plain, upArrow: true })).toEqual(['up']);
    expect(keyNames('r', { ...plain, ctrl: true })).toEqual(['ctrl+r']);
    expect(keyNames('', { ...plain, tab: true, shift: true })).toEqual(['shift+tab']);
    expect(keyNames('x', { ...plain, meta: true })).toEqual([]);
  });
});
