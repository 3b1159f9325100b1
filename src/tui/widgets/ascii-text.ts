/** Text in ASCII: letters without their accents, an ellipsis as a tilde, what has no likeness as a question mark. */
export function asciiText(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replaceAll('…', '~')
    .replace(/[^\x20-\x7e\n]/g, '?');
}
