import type { Conflict, LocationNames } from '../math/location/conflict.ts';
import type { LocationOutcome, LocationProblem, SolvedOutcome } from '../math/location/problem.ts';
import type { Block, ReportDocument, TableBlock } from './document.ts';

/** What is said of a solved location problem. */
export interface SolveReport {
  readonly source: string;
  readonly problem: LocationProblem;
  readonly names: LocationNames;
  readonly outcome: LocationOutcome;
  /** Undefined where there was no proof to check. */
  readonly isCertificateValid?: boolean;
  readonly certificateFault?: string;
  readonly solveMs: number;
  readonly conflict?: Conflict;
}

/** What the value of each kind of problem is called. */
const VALUE_OF: Readonly<Record<LocationProblem['kind'], string>> = {
  'p-median': 'weighted distance',
  'p-center': 'service radius',
  mclp: 'demand covered',
  lscp: 'sites, or their cost',
  uflp: 'opening and serving cost',
  cflp: 'opening and serving cost',
  'max-npv': 'net present value',
};

function exactText(value: number): string {
  return Number.isInteger(value) ? String(value) : String(Number(value.toPrecision(15)));
}

function verdictOf({ isCertificateValid, certificateFault }: SolveReport): string {
  if (isCertificateValid === undefined) return 'no: the proof was too long to keep';
  return isCertificateValid ? 'yes' : `no: ${certificateFault ?? 'it does not hold'}`;
}

function summaryTable(report: SolveReport, outcome: SolvedOutcome): TableBlock {
  const row = (what: string, value: string): Record<string, string> => ({ what, value });
  const side =
    report.problem.kind === 'mclp' || report.problem.kind === 'max-npv' ? 'upper' : 'lower';
  return {
    kind: 'table',
    columns: [
      { key: 'what', label: '' },
      { key: 'value', label: '', isElastic: true },
    ],
    rows: [
      row('status', outcome.kind),
      row(`value (${VALUE_OF[report.problem.kind]})`, exactText(outcome.value)),
      row(`${side} bound`, exactText(outcome.bound)),
      row('gap', `${(100 * outcome.gap).toPrecision(3)} %`),
      row('nodes', String(outcome.nodes)),
      row('bound iterations', String(outcome.iterations)),
      row('time', `${(report.solveMs / 1000).toFixed(2)} s`),
      row('certificate checked', verdictOf(report)),
      row('open sites', outcome.openSites.map((j) => siteName(report.names, j)).join(' ')),
      row('unserved demand points', String(outcome.unserved.length)),
    ],
  };
}

function siteName({ site }: LocationNames, j: number): string {
  return site?.[j] ?? String(j + 1);
}

function sitesTable({ names, problem }: SolveReport, outcome: SolvedOutcome): TableBlock {
  const served = new Map<number, number>(outcome.openSites.map((j) => [j, 0]));
  for (const j of outcome.assignment) if (j >= 0) served.set(j, (served.get(j) ?? 0) + 1);
  const existing = new Set(problem.rules?.existing);
  return {
    kind: 'table',
    title: 'Open sites',
    columns: [
      { key: 'site', label: 'site', isElastic: true },
      { key: 'index', label: 'column', number: { digits: 0, style: 'year' } },
      { key: 'demandPoints', label: 'demand points served', number: { digits: 0 } },
      { key: 'role', label: '' },
    ],
    rows: outcome.openSites.map((j) => ({
      site: siteName(names, j),
      index: j + 1,
      demandPoints: served.get(j) ?? 0,
      role: existing.has(j) ? 'existing' : 'new',
    })),
  };
}

function statusBlock(outcome: SolvedOutcome): Block {
  if (outcome.kind === 'optimal') return { kind: 'text', tone: 'good', text: 'Proven optimal.' };
  return {
    kind: 'text',
    tone: 'warning',
    text: `The limits ended the search: the best plan found, at most ${(100 * outcome.gap).toPrecision(3)} % from the best possible.`,
  };
}

function refusalBlocks({ conflict }: SolveReport): Block[] {
  const blocks: Block[] = [
    { kind: 'text', tone: 'bad', text: 'Infeasible: no set of sites keeps all rules.' },
  ];
  if (!conflict) return blocks;
  return [
    ...blocks,
    {
      kind: 'table',
      title: 'Rules that cannot be kept together (without any one of them the rest can)',
      columns: [{ key: 'rule', label: 'rule', isElastic: true }],
      rows: conflict.because.map((rule) => ({ rule })),
    },
    {
      kind: 'table',
      title: 'What would help, the smallest change first',
      columns: [{ key: 'change', label: 'change', isElastic: true }],
      rows: conflict.relax.map(({ text }) => ({ change: text })),
    },
  ];
}

/** The answer to a location problem: value, bound, proof, and the sites; or why there is none. */
export function solveDocument(report: SolveReport): ReportDocument {
  const { outcome, problem, source } = report;
  const { demandCount, siteCount } = problem.matrix;
  const size: Block = {
    kind: 'text',
    tone: 'note',
    text: `${source}: ${demandCount} demand points, ${siteCount} sites${'p' in problem ? `, p = ${problem.p}` : ''}`,
  };
  const title = `Location: ${problem.kind}`;
  switch (outcome.kind) {
    case 'infeasible':
      return { title, blocks: [size, ...refusalBlocks(report)] };
    case 'undecided':
      return {
        title,
        blocks: [
          size,
          {
            kind: 'text',
            tone: 'warning',
            text: `The limits ended the search before a plan was found; none is better than ${exactText(outcome.bound)}.`,
          },
        ],
      };
    default:
      return {
        title,
        blocks: [
          size,
          statusBlock(outcome),
          summaryTable(report, outcome),
          sitesTable(report, outcome),
        ],
      };
  }
}

/** The same as data, sites and demand points by number from 1. */
export function solveData(report: SolveReport): object {
  const { outcome, problem, source, solveMs, isCertificateValid, conflict, names } = report;
  const head = { schema: 'regionsim/solve', version: 1, problem: problem.kind, source };
  const size = { demandPoints: problem.matrix.demandCount, sites: problem.matrix.siteCount };
  const effort = { nodes: outcome.nodes, iterations: outcome.iterations, solveMs };
  switch (outcome.kind) {
    case 'infeasible':
      return { ...head, ...size, status: outcome.kind, ...effort, ...conflict };
    case 'undecided':
      return { ...head, ...size, status: outcome.kind, bound: outcome.bound, ...effort };
    default:
      return {
        ...head,
        ...size,
        ...('p' in problem ? { p: problem.p } : {}),
        status: outcome.kind,
        value: outcome.value,
        bound: outcome.bound,
        gap: outcome.gap,
        ...effort,
        isCertificateValid: isCertificateValid ?? null,
        openSites: outcome.openSites.map((j) => j + 1),
        openSiteNames: outcome.openSites.map((j) => siteName(names, j)),
        assignment: Array.from(outcome.assignment, (j) => (j < 0 ? null : j + 1)),
        unserved: outcome.unserved.map((i) => i + 1),
      };
  }
}
