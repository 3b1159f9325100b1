import type { AppState } from '../app/state.ts';
import { changeCount } from '../what-if/draft.ts';
import { simulationQuestion } from './setup.ts';

/** A word as a shell takes it whole. */
function shellWord(text: string): string {
  return /^[\w./@:+-]+$/.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`;
}

/** The file that holds the draft: its own, or the one it was saved to; nothing while neither does. */
function fileOf({ session, scenarios }: AppState): string | undefined {
  if (!session) return undefined;
  const { plan, savedAs, file } = session;
  if (changeCount(plan.present) === 0)
    return scenarios.files.find(({ path }) => path === file)?.name ?? file;
  return savedAs?.draft === plan.present ? savedAs.path : undefined;
}

/** The simulation that the settings ask for, as a command that gives the same numbers. */
export function simulationCommand(state: AppState): string | undefined {
  const question = simulationQuestion(state);
  if (!question) return undefined;
  const { site, days, replications, mode } = question;
  const words = [
    'regionsim simulate',
    shellWord(fileOf(state) ?? 'FILE'),
    `--site ${shellWord(site.id)}`,
    `--days ${days}`,
    `--replications ${replications}`,
    ...(mode === undefined ? [] : [`--mode ${mode}`]),
  ];
  return words.join(' ');
}

/** Whether the command names a file that is still to be written. */
export function isUnsaved(state: AppState): boolean {
  return fileOf(state) === undefined;
}
