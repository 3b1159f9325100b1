import type { Alternative, Evaluation } from '../../engine/evaluation.ts';
import type { SiteDetail } from '../../engine/site-detail.ts';
import type { AppState } from '../app/state.ts';
import type { Atlas } from '../map/atlas.ts';
import { selectedAlternative } from '../ranking/state.ts';
import { demandRows } from './demand.ts';
import { evidenceRows } from './evidence.ts';
import { latencyRows } from './latency.ts';
import { lawRows } from './law.ts';
import { moneyRows } from './money.ts';
import { riskRows } from './risk.ts';
import type { SiteRow } from './row.ts';
import { whyRows } from './why.ts';
import { zoneRows } from './zones.ts';

/** What a section draws its rows from. */
export interface SectionInputs {
  readonly evaluation: Evaluation;
  readonly alternative: Alternative;
  readonly countryName: (iso2: string) => string;
  /** Absent until it has been worked out. */
  readonly detail: SiteDetail | undefined;
}

/** One of the answers to "why this rank?". */
export interface Section {
  readonly id: string;
  readonly title: string;
  readonly about: string;
  readonly rows: (inputs: SectionInputs) => readonly SiteRow[];
  /** What stands below the rows, wherever they are scrolled to. */
  readonly foot?: (atlas: Atlas) => string;
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
    id: 'latency',
    title: 'Latency',
    about:
      'round trips of the users of each country: half are below the first, 95 % below the second',
    rows: ({ detail, countryName }) => latencyRows(detail, countryName),
  },
  {
    id: 'law',
    title: 'Law',
    about:
      'the demand of each country that may lawfully be served from here, and the law that says so',
    rows: ({ detail, countryName }) => lawRows(detail, countryName),
    foot: ({ lawNotice }) => lawNotice.short,
  },
  {
    id: 'zones',
    title: 'Zones',
    about: 'the region as a cluster of zones: distances, round trips, writes, availability',
    rows: ({ detail }) => zoneRows(detail),
  },
  {
    id: 'money',
    title: 'Money',
    about: 'what it costs to build and run, step by step, and what it earns',
    rows: ({ alternative }) => moneyRows(alternative),
  },
  {
    id: 'risk',
    title: 'Risk',
    about: 'the parts of the country risk, 0 best to 10 worst',
    rows: ({ detail }) => riskRows(detail),
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
  const { session } = state;
  const alternative = selectedAlternative(state);
  if (!session?.shown || !alternative) return [];
  const evaluation = session.shown;
  const countryName = (iso2: string) => state.atlas?.countries[iso2] ?? iso2;
  const detail = session.details[alternative.site.id];
  return SECTIONS[state.site.section].rows({ evaluation, alternative, countryName, detail });
}
