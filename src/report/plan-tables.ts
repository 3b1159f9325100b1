import type { PlanFound } from '../engine/plan.ts';
import type { Block, TableBlock } from './document.ts';
import {
  CRITERION_VALUE,
  OBJECTIVE_VALUE,
  quantityColumn,
  quantityText,
  ROADMAP_VALUE,
} from './plan-values.ts';

const USD = { digits: 1, style: 'compact' } as const;
const YEAR = { digits: 0, style: 'year' } as const;
const SHARE = { digits: 2, style: 'percent' } as const;

/** The regions named by number, in words. */
export function regionNames({ candidates }: PlanFound, open: readonly number[]): string {
  return open.length === 0 ? 'none' : open.map((k) => candidates[k].name).join(', ');
}

/** The regions of the plan: cost, what each brings beside the others, and what the plan loses without it. */
export function regionTable(plan: PlanFound): TableBlock {
  const value = OBJECTIVE_VALUE[plan.question.objective];
  const marginal = new Map(plan.marginals.map((each) => [each.candidate, each]));
  return {
    kind: 'table',
    title: 'Regions of the plan',
    pinned: 1,
    columns: [
      { key: 'region', label: 'region' },
      { key: 'country', label: 'country' },
      { key: 'opens', label: 'opens', number: YEAR },
      { key: 'capexUsd', label: 'capex', unit: 'USD', number: USD },
      { key: 'npvUsd', label: 'NPV', unit: 'USD', number: USD },
      { key: 'capturedUsdPerYear', label: 'captures', unit: 'USD/yr', number: USD },
      { key: 'nearestUsdPerYear', label: 'nearest to', unit: 'USD/yr', number: USD },
      quantityColumn(value, { key: 'addsBesideOthers', label: 'adds beside others' }),
      quantityColumn(value, { key: 'addsReplanned', label: 'over best without' }),
      { key: 'instead', label: 'best without it', isElastic: true },
    ],
    rows: plan.outcome.regions.map((region, n) => {
      const worth = marginal.get(plan.open[n]);
      return {
        region: region.site.name,
        country: region.site.country,
        opens: Math.floor(region.opens),
        capexUsd: region.capexUsd,
        npvUsd: region.npvUsd,
        capturedUsdPerYear: region.capturedUsdPerYear,
        nearestUsdPerYear: region.nearestUsdPerYear,
        addsBesideOthers: worth?.givenOthers,
        addsReplanned: worth?.replanned,
        instead: worth?.instead ? regionNames(plan, worth.instead) : 'no plan',
      };
    }),
  };
}

/** What users and owners have today and with the plan. */
export function outcomeTable({ outcome, question, value, todayValue }: PlanFound): TableBlock {
  const { today, withPlan } = outcome;
  const objective = OBJECTIVE_VALUE[question.objective];
  const row = (what: string, before: string, after: string) => ({ what, before, after });
  const share = { key: '', label: '', number: SHARE };
  const ms = { key: '', label: '', unit: 'ms', number: { digits: 2 } };
  return {
    kind: 'table',
    title: 'What the plan changes',
    columns: [
      { key: 'what', label: '', isElastic: true },
      { key: 'before', label: 'today' },
      { key: 'after', label: 'with the plan' },
    ],
    rows: [
      row(
        `objective: ${objective.label}`,
        todayValue === undefined ? 'not reached' : quantityText(objective, todayValue),
        quantityText(objective, value),
      ),
      row(
        'mean round trip of what is served',
        quantityText(ms, today.meanRttMs),
        quantityText(ms, withPlan.meanRttMs),
      ),
      row(
        'demand within its latency budget',
        quantityText(share, today.withinBudgetShare),
        quantityText(share, withPlan.withinBudgetShare),
      ),
      row(
        'demand lawfully served',
        quantityText(share, today.lawfulShare),
        quantityText(share, withPlan.lawfulShare),
      ),
      row(
        'capex',
        '',
        quantityText({ key: '', label: '', unit: 'USD', number: USD }, outcome.capexUsd),
      ),
      row(
        'NPV, captured demand counted once',
        '',
        quantityText({ key: '', label: '', unit: 'USD', number: USD }, outcome.npvUsd),
      ),
    ],
  };
}

/** Bound, gap, effort, and what the checker says. */
export function proofTable({ proof, question, size, value }: PlanFound): TableBlock {
  const quantity = OBJECTIVE_VALUE[question.objective];
  const isMost = question.objective === 'npv' || question.objective === 'cover';
  const row = (what: string, text: string) => ({ what, value: text });
  const { check } = proof;
  const verdict = check?.isValid ? 'yes' : `no: ${check?.because ?? 'it does not hold'}`;
  return {
    kind: 'table',
    title: 'Proof',
    columns: [
      { key: 'what', label: '' },
      { key: 'value', label: '', isElastic: true },
    ],
    rows: [
      row('value', exactText(value, quantity.unit)),
      row(`${isMost ? 'upper' : 'lower'} bound`, exactText(proof.bound, quantity.unit)),
      row(
        'gap',
        Number.isFinite(proof.gap) ? `${(100 * proof.gap).toPrecision(2)} %` : 'not known',
      ),
      row('nodes', proof.nodes.toLocaleString('en-US')),
      row('time', `${(proof.solveMs / 1000).toFixed(2)} s`),
      row('method', proof.method),
      row('certificate checked', check ? verdict : 'no: the proof was too long to keep'),
      row('problem', `${size.rows} merged rows of demand, ${size.columns} columns of sites`),
    ],
  };
}

function exactText(value: number, unit: string | undefined): string {
  return `${Number(value.toPrecision(12))}${unit === undefined ? '' : ` ${unit}`}`;
}

/** The best plans, and those that differ most. */
export function alternativeTables(plan: PlanFound): readonly Block[] {
  const { alternatives, question } = plan;
  if (!alternatives) return [];
  const quantity = quantityColumn(OBJECTIVE_VALUE[question.objective]);
  const percent = `${Number((100 * question.withinShare).toPrecision(3))} %`;
  return [
    {
      kind: 'table',
      title: `Best plans${alternatives.areBestProven ? '' : ' found (not proven)'}`,
      columns: [
        { key: 'place', label: '#', number: YEAR },
        quantity,
        { key: 'regions', label: 'regions', isElastic: true },
      ],
      rows: alternatives.best.map(({ open, value }, k) => ({
        place: k + 1,
        [quantity.key]: value,
        regions: regionNames(plan, open),
      })),
    },
    {
      kind: 'table',
      title: `Plans that differ most within ${percent} of the gain`,
      columns: [
        quantity,
        { key: 'newSites', label: 'new regions', number: YEAR },
        { key: 'isProven', label: 'most possible' },
        { key: 'regions', label: 'regions', isElastic: true },
      ],
      rows: alternatives.diverse.map(({ open, value, newSites, isProven }) => ({
        [quantity.key]: value,
        newSites,
        isProven: isProven ? 'proven' : 'not proven',
        regions: regionNames(plan, open),
      })),
    },
  ];
}

/** The trade-offs between the criteria. */
export function frontTables(plan: PlanFound): readonly Block[] {
  const { front } = plan;
  if (!front) return [];
  const quantities = front.criteria.map((criterion) => quantityColumn(CRITERION_VALUE[criterion]));
  const share = `${Math.round(100 * front.provenShare)} % of it proven`;
  const cut = front.isComplete ? '' : ', plans may be missing: the limits ended the search';
  return [
    {
      kind: 'table',
      title: `Pareto front: ${front.plans.length} plans, ${share}${cut}`,
      columns: [
        ...quantities,
        { key: 'isProven', label: 'proven' },
        { key: 'regions', label: 'regions', isElastic: true },
      ],
      rows: front.plans.map(({ open, values, isProven }) => ({
        ...Object.fromEntries(quantities.map(({ key }, k) => [key, values[k]])),
        isProven: isProven ? 'yes' : 'no',
        regions: regionNames(plan, open),
      })),
    },
  ];
}

/** What closing each region of the fleet would lose. */
export function closingTables(plan: PlanFound): readonly Block[] {
  const { closings, question } = plan;
  if (!closings) return [];
  const quantity = OBJECTIVE_VALUE[question.objective];
  const hasLoss = closings.some(({ givenPlan }) => givenPlan !== undefined);
  return [
    {
      kind: 'table',
      title: 'What closing a region of the fleet would lose beside the plan',
      pinned: 1,
      columns: [
        { key: 'region', label: 'region', isElastic: true },
        { key: 'capturedLossUsdPerYear', label: 'captured', unit: 'USD/yr', number: USD },
        { key: 'withinBudgetLossShare', label: 'within budget', number: SHARE },
        { key: 'lawfulLossShare', label: 'lawfully served', number: SHARE },
        ...(hasLoss
          ? [
              quantityColumn(quantity, { key: 'lossGivenPlan', label: 'plan stays' }),
              quantityColumn(quantity, { key: 'lossReplanned', label: 'planned anew' }),
              { key: 'isProven', label: 'proven' },
            ]
          : []),
      ],
      rows: closings.map((closing) => ({
        region: closing.site.name,
        capturedLossUsdPerYear: closing.capturedLossUsdPerYear,
        withinBudgetLossShare: closing.withinBudgetLossShare,
        lawfulLossShare: closing.lawfulLossShare,
        lossGivenPlan: closing.givenPlan,
        lossReplanned: closing.replanned,
        isProven: closing.isProven === undefined ? '' : closing.isProven ? 'yes' : 'no',
      })),
    },
  ];
}

/** The years of the regions, against the greedy order. */
export function roadmapBlocks(plan: PlanFound): readonly Block[] {
  const { roadmap } = plan;
  if (!roadmap) return [];
  if (roadmap.kind === 'infeasible') {
    return [
      {
        kind: 'text',
        tone: 'bad',
        text: `No order keeps the yearly limits: ${roadmap.because.join('; ')}.`,
      },
      ...(roadmap.relax.length === 0
        ? []
        : [{ kind: 'text', text: `What would help: ${roadmap.relax.join('; or ')}.` } as const]),
    ];
  }
  const quantity = ROADMAP_VALUE[roadmap.measure];
  const { greedyValue, value, isProven, bound, nodes } = roadmap;
  const gain =
    greedyValue === undefined
      ? 'The greedy order finds no room for every region.'
      : `The greedy order reaches ${quantityText(quantity, greedyValue)}: the gain over it is ${quantityText(quantity, value - greedyValue)}.`;
  const proof = isProven
    ? `Proven best by ${roadmap.method} (${nodes.toLocaleString('en-US')} nodes).`
    : `Not proven: the search was cut, nothing is better than ${quantityText(quantity, bound)}.`;
  return [
    {
      kind: 'table',
      title: `Roadmap: ${quantity.label} ${quantityText(quantity, value)}`,
      columns: [
        { key: 'decided', label: 'decided', number: YEAR },
        { key: 'opens', label: 'opens', number: YEAR },
        { key: 'region', label: 'region', isElastic: true },
        { key: 'capexUsd', label: 'capex', unit: 'USD', number: USD },
        { key: 'greedy', label: 'greedy decides' },
      ],
      rows: roadmap.steps.map((step) => ({
        decided: step.decided,
        opens: Math.floor(step.opens),
        region: plan.candidates[step.candidate].name,
        capexUsd: step.capexUsd,
        greedy: String(
          roadmap.greedySteps?.find(({ candidate }) => candidate === step.candidate)?.decided ?? '',
        ),
      })),
    },
    { kind: 'text', text: gain },
    { kind: 'text', tone: isProven ? 'good' : 'warning', text: proof },
  ];
}
