import { parseScenario, type ScenarioInput } from '../../src/scenario/parse-scenario.ts';
import type { Diagnostic } from '../../src/scenario/diagnostic.ts';
import type { Scenario } from '../../src/scenario/types.ts';
import { loadWorld } from '../../src/world/load.ts';

export const world = loadWorld();

/** The smallest scenario: what must be given, in two lines. */
export const SMALLEST = 'provider: alibaba\ncandidates: [Querétaro, Riyadh]\n';

/** Other files, by their path below the folder of the scenario. */
type Files = Readonly<Record<string, string>>;

export function parse(text: string, more: Partial<ScenarioInput> & { files?: Files } = {}) {
  const { files = {}, ...input } = more;
  const readExtended = (path: string) => {
    const found = files[path] as string | undefined;
    return found === undefined
      ? ({ ok: false, reason: 'no such file' } as const)
      : ({ ok: true, text: found } as const);
  };
  return parseScenario({ file: 'dir/a.yaml', text, readExtended, ...input }, world);
}

/** The scenario of a text that is sound. */
export function sound(text: string, more: Parameters<typeof parse>[1] = {}): Scenario {
  const checked = parse(text, more);
  if (checked.ok) return checked.value;
  throw new Error(lines(checked.diagnostics).join('\n'));
}

/** The faults of a text, each as `file:line:column path: message`. */
export function faults(text: string, more: Parameters<typeof parse>[1] = {}): string[] {
  const checked = parse(text, more);
  return checked.ok ? [] : lines(checked.diagnostics);
}

/** The hints of a text's faults, in the order of the faults. */
export function hints(text: string): (string | undefined)[] {
  const checked = parse(text);
  return checked.ok ? [] : checked.diagnostics.map(({ hint }) => hint);
}

export function lines(diagnostics: readonly Diagnostic[]): string[] {
  return diagnostics.map(({ file, line, column, path, message }) => {
    const place = [file, line, column].filter((part) => part !== undefined).join(':');
    return `${place} ${path === undefined ? '' : `${path}: `}${message}`;
  });
}
