import type { Key } from 'ink';

const SPECIAL: readonly (readonly [keyof Key, string])[] = [
  ['upArrow', 'up'],
  ['downArrow', 'down'],
  ['leftArrow', 'left'],
  ['rightArrow', 'right'],
  ['pageUp', 'pageup'],
  ['pageDown', 'pagedown'],
  ['home', 'home'],
  ['end', 'end'],
  ['return', 'enter'],
  ['escape', 'esc'],
  ['backspace', 'backspace'],
  // What terminals send for the key above enter arrives as "delete" as often as as "backspace".
  ['delete', 'backspace'],
];

/**
 * The names of the keys in one event of Ink's: text that was pasted or typed faster than it was read comes as one event
 * of several characters, and each is a key of its own.
 */
export function keyNames(input: string, key: Key): readonly string[] {
  if (key.tab) return [key.shift ? 'shift+tab' : 'tab'];
  const special = SPECIAL.find(([flag]) => key[flag] === true);
  if (special) return [key.shift && isSideways(special[1]) ? `shift+${special[1]}` : special[1]];
  if (key.ctrl) return input === '' ? [] : [`ctrl+${input}`];
  if (key.meta) return [];
  return Array.from(input, nameOfCharacter).filter((name) => name !== '');
}

function isSideways(name: string): boolean {
  return name === 'left' || name === 'right';
}

/** Control characters inside a chunk of text are keys too. */
function nameOfCharacter(character: string): string {
  if (character === ' ') return 'space';
  if (character === '\r' || character === '\n') return 'enter';
  if (character === '\t') return 'tab';
  if (character === '\u007f' || character === '\b') return 'backspace';
  if (character === '\u001b') return 'esc';
  const code = character.codePointAt(0) ?? 0;
  if (code > 0 && code < 0x20) return `ctrl+${String.fromCharCode(code + 0x60)}`;
  return code === 0 ? '' : character;
}

/** The character that a key types, `undefined` where it types none. */
export function typedCharacter(key: string): string | undefined {
  if (key === 'space') return ' ';
  return Array.from(key).length === 1 ? key : undefined;
}
