import { spawnSync } from 'node:child_process';
import { regionsim, ROOT } from '../cli/program.ts';

/** A command in a document with the output that the document shows for it. */
export interface ConsoleBlock {
  /** The words after `$ regionsim`. */
  readonly args: readonly string[];
  readonly shown: string;
  readonly from: number;
  readonly to: number;
}

const BLOCK = /```console\n\$ (?:npx )?regionsim (.*)\n([\s\S]*?)```/g;

/** Words of a command line, quotes minded as far as documents use them. */
function words(line: string): readonly string[] {
  return [...line.matchAll(/"[^"]*"|'[^']*'|\S+/g)].map(([word]) =>
    word.replace(/^(["'])(.*)\1$/, '$2'),
  );
}

/** Every console block of a document that runs this program. */
export function consoleBlocks(document: string): readonly ConsoleBlock[] {
  return [...document.matchAll(BLOCK)].map((match) => ({
    args: words(match[1]),
    shown: match[2],
    from: match.index + match[0].length - '```'.length - match[2].length,
    to: match.index + match[0].length - '```'.length,
  }));
}

/** What the command of a block prints, at the width that documents are read at. */
export function printed({ args }: ConsoleBlock): string {
  const { out, err } = regionsim(args, { env: { COLUMNS: '100' } });
  return `${out}${err}`.replace(/\n+$/, '\n');
}

/** A program in a document, and the comment at its end that says what it prints. */
const PROGRAM = /```js\n([\s\S]*?\/\/ prints:\n)((?:\/\/ .*\n)+)```/g;

/** The programs of a document with what each is said to print, as comment lines. */
export function programs(document: string): readonly { readonly code: string; shown: string }[] {
  return [...document.matchAll(PROGRAM)].map(([, code, shown]) => ({ code, shown }));
}

/** What a program prints, as comment lines; it finds this package by its name, as a user's program would. */
export function ran(code: string): string {
  const { stdout, stderr } = spawnSync(process.execPath, ['--input-type=module', '--eval', code], {
    cwd: ROOT,
    encoding: 'utf8',
  });
  return `${stdout}${stderr}`.replace(/^/gm, '// ').replace(/\/\/ $/, '');
}

const FIELDS = /(<!-- fields -->\n)[\s\S]*?(<!-- \/fields -->)/;

/** The document with the output of every block and program, and the table of scenario fields, as they are now. */
export function renewed(document: string, fieldTable: string): string {
  const blocks = consoleBlocks(document);
  const withOutput = blocks.reduceRight(
    (text, block) => text.slice(0, block.from) + printed(block) + text.slice(block.to),
    document,
  );
  const withPrograms = withOutput.replace(
    PROGRAM,
    (_, code: string) => `\`\`\`js\n${code}${ran(code)}\`\`\``,
  );
  return withPrograms.replace(
    FIELDS,
    (_, head: string, tail: string) => `${head}${fieldTable}${tail}`,
  );
}
