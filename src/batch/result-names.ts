import { basename, extname } from 'node:path';

/**
 * A name for the result of each file: the file's own, with a number where several folders have a file of that name, so
 * that no result overwrites another.
 */
export function resultNames(files: readonly string[]): readonly string[] {
  const taken = new Set<string>();
  return files.map((file) => {
    const stem = basename(file, extname(file));
    let name = `${stem}.json`;
    for (let number = 2; taken.has(name); number++) name = `${stem}-${number}.json`;
    taken.add(name);
    return name;
  });
}
