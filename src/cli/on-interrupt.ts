import { writeSync } from 'node:fs';

/**
 * Has an interrupt (Ctrl-C, SIGTERM) say how far long work is, in the moment before the program ends. Call what it
 * returns when the work is done.
 */
export function onInterrupt(howFar: () => string): () => void {
  const say = (): void => {
    // Only a synchronous write is sure to be seen.
    writeSync(2, `regionsim: ${howFar()}\n`);
  };
  process.prependOnceListener('SIGINT', say);
  process.prependOnceListener('SIGTERM', say);
  return () => {
    process.removeListener('SIGINT', say);
    process.removeListener('SIGTERM', say);
  };
}
