import type { Alternative, Evaluation } from '../../engine/evaluation.ts';
import type { AppState } from '../app/state.ts';
import { selectedAlternative } from '../ranking/state.ts';
import { demandRows } from './demand.ts';
import { evidenceRows } from './evidence.ts';
import { moneyRows } from './money.ts';
import type { SiteRow } from './row.ts';
import { whyRows } from './why.ts';

/** What a section draws its rows from. */
export interface SectionInputs {
  readonly evaluation: Evaluation;
  readonly alternative: Alternative;
  readonly countryName: (iso2: string) => string;
}

/** One of the answers to "why this rank?". */
export interface Section {
  readonly id: string;
  readonly title: string;
  readonly about: string;
  readonly rows: (inputs: SectionInputs) => readonly SiteRow[];
}

export const SECTIONS: readonly Section[] = [
  {
    id: 'why',
    title: 'Score',
    about: 'where each criterion lies between its worst and best, and the points that gives',
    rows: ({ evaluation, alternative }) => whyRows(evaluation, alternative),
  },
  {
    id: 'demand',
    title: 'Demand',
    about: 'the demand that the site takes, from whom and where',
    rows: ({ alternative, countryName }) => demandRows(alternative, countryName),
  },
  {
    id: 'money',
    title: 'Money',
    about: 'what it costs to build and run, step by step, and what it earns',
    rows: ({ alternative }) => moneyRows(alternative),
  },
  {
    id: 'sources',
    title: 'Sources',
    about: 'every input with its confidence and year; enter opens its source',
    rows: ({ alternative }) => evidenceRows(alternative),
  },
];

/** The rows of the section that is shown. */
export function sectionRows(state: AppState): readonly SiteRow[] {
  const evaluation = state.session?.shown;
  const alternative = selectedAlternative(state);
  if (!evaluation || !alternative) return [];
  const countryName = (iso2: string) => state.atlas?.countries[iso2] ?? iso2;
  return SECTIONS[state.site.section].rows({ evaluation, alternative, countryName });
}
