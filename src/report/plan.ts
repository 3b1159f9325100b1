import type { NoPlan, PlanAnswer, PlanFound } from '../engine/plan.ts';
import type { Block, ReportDocument, TextBlock } from './document.ts';
import { numberText } from './number-text.ts';
import {
  alternativeTables,
  closingTables,
  frontTables,
  outcomeTable,
  proofTable,
  regionNames,
  regionTable,
  roadmapBlocks,
} from './plan-tables.ts';
import { OBJECTIVE_TEXT, OBJECTIVE_VALUE, quantityText } from './plan-values.ts';

/** The best plan with its proof and all that was asked about it; or why there is none. */
export function planDocument(answer: PlanAnswer): ReportDocument {
  const { scenario, question } = answer;
  const title = `Plan for "${scenario.name}": ${OBJECTIVE_TEXT[question.objective]}`;
  switch (answer.kind) {
    case 'plan':
      return { title, blocks: foundBlocks(answer) };
    case 'infeasible':
      return { title, blocks: refusalBlocks(answer) };
    case 'undecided':
      return {
        title,
        blocks: [text('The limits ended the search before a plan was found.', 'warning')],
      };
  }
}

function text(line: string, tone: TextBlock['tone'] = 'plain'): TextBlock {
  return { kind: 'text', tone, text: line };
}

function foundBlocks(plan: PlanFound): readonly Block[] {
  return [
    text(`Open ${regionNames(plan, plan.open)}.`, 'strong'),
    statusBlock(plan),
    regionTable(plan),
    outcomeTable(plan),
    proofTable(plan),
    ...alternativeTables(plan),
    ...frontTables(plan),
    ...roadmapBlocks(plan),
    ...closingTables(plan),
    ...notes(plan),
  ];
}

function statusBlock({ proof, question, value }: PlanFound): TextBlock {
  const quantity = OBJECTIVE_VALUE[question.objective];
  const found = quantityText(quantity, value);
  if (proof.isOptimal)
    return text(`Proven optimal: no plan that keeps the rules is better than ${found}.`, 'good');
  const bound = quantityText(quantity, proof.bound);
  const best = Number.isFinite(proof.bound)
    ? `nothing is better than ${bound}`
    : 'no bound is known';
  return text(`Not proven optimal: the best plan found gives ${found}, ${best}.`, 'warning');
}

const PERCENT = { digits: 2, style: 'percent' } as const;

function notes(plan: PlanFound): readonly Block[] {
  const { question, unservableShare, value } = plan;
  const lines: string[] = [];
  if (unservableShare > 0)
    lines.push(
      `${numberText(unservableShare, PERCENT)} of all demand may be lawfully served neither by the fleet nor by a candidate; no plan changes that.`,
    );
  if (question.objective === 'npv' && value < 0)
    lines.push('To open nothing is worth 0 USD, more than this plan.');
  lines.push(NOTES[question.objective]);
  return [...lines.map((line) => text(line, 'note')), ...leftOutBlocks(plan)];
}

const NOTES: Readonly<Record<PlanFound['question']['objective'], string>> = {
  'p-median':
    'Mean over the demand that the fleet or some candidate may serve; what the plan leaves unserved counts as far as the farthest lawful site.',
  'p-center':
    'Over the demand that the fleet may serve, or every candidate: the only demand that each plan serves. Of plans with the same worst round trip the one with the least mean is named.',
  cover: 'Shares are of all demand.',
  lscp: 'Demand that no candidate brings within its budget is left out, unless a level is asked for.',
  uflp: 'Cost of a year: capital and running cost of the regions, and what latency takes from the value of the demand that would come to the provider if every candidate stood; unserved demand loses all of it.',
  cflp: 'Cost as for uflp. What the fleet could take more is not known: it is taken to hold whatever comes to it.',
  npv: 'Regions compete for the same customers: each demand is captured once, by the region that serves it best.',
};

function leftOutBlocks({ leftOut }: Pick<PlanAnswer, 'leftOut'>): readonly Block[] {
  if (leftOut.length === 0) return [];
  return [
    {
      kind: 'table',
      title: 'Candidates that no plan may open',
      columns: [
        { key: 'candidate', label: 'candidate' },
        { key: 'because', label: 'because', isElastic: true },
      ],
      rows: leftOut.map(({ site, because }) => ({ candidate: site.name, because })),
    },
  ];
}

function refusalBlocks(answer: NoPlan): readonly Block[] {
  const { because, relax } = answer;
  return [
    text('Infeasible: no set of candidates keeps all rules.', 'bad'),
    {
      kind: 'table',
      title: 'Rules that cannot be kept together (without any one of them the rest can)',
      columns: [{ key: 'rule', label: 'rule', isElastic: true }],
      rows: because.map((rule) => ({ rule })),
    },
    ...(relax.length === 0
      ? []
      : [
          {
            kind: 'table',
            title: 'What would help, the smallest change first',
            columns: [{ key: 'change', label: 'change', isElastic: true }],
            rows: relax.map((each) => ({ change: each.text })),
          } as const,
        ]),
    ...leftOutBlocks(answer),
  ];
}
