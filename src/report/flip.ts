import type { FlipAnswer, InputFlip } from '../engine/vary/flip.ts';
import type { Block, ReportDocument, TableBlock } from './document.ts';
import { numberText } from './number-text.ts';
import {
  descriptionLines,
  inputData,
  inputValueText,
  line,
  originLine,
  PERCENT,
  POINTS,
} from './vary-parts.ts';

const WEIGHT = { digits: 1, style: 'percent' } as const;

/** What would change the winner: weights, exactly, and inputs, most plausible first. */
export function flipDocument(answer: FlipAnswer): ReportDocument {
  return {
    title: `What would change the winner: ${answer.scenario.name}`,
    blocks: [
      ...descriptionLines(answer.scenario),
      line(headText(answer), 'strong'),
      ...inputBlocks(answer),
      ...weightBlocks(answer),
      ...notes(answer),
    ],
  };
}

function headText({ winner, runnerUp, lead, inputs, weights }: FlipAnswer): string {
  const first = `${winner.name} leads ${runnerUp.name} by ${numberText(lead, POINTS)} points`;
  if (inputs.length === 0 && weights.length === 0)
    return `${first}, and neither a weight nor an input within its range changes that.`;
  if (inputs.length === 0) return `${first}; no input alone changes that within its range.`;
  const [likely] = inputs;
  return `${first}; what most easily puts another first is ${likely.input.label}: ${flipText(likely)}, and ${likely.winner.name} wins.`;
}

function flipText({ input, value, probability }: InputFlip): string {
  const side = input.spread === 'readings' ? 'read as' : value < input.mid ? 'at most' : 'at least';
  return `${side} ${inputValueText(input, value)}, which has a probability of ${numberText(probability, PERCENT)}`;
}

function confirmation({ isConfirmed }: InputFlip): string | undefined {
  if (isConfirmed === undefined) return undefined;
  return isConfirmed ? 'yes' : 'no';
}

function inputBlocks({ inputs, tried }: FlipAnswer): readonly Block[] {
  const count = numberText(tried, { digits: 0 });
  if (inputs.length === 0)
    return [
      line(`None of ${count} inputs, moved alone through its whole range, changes the winner.`),
    ];
  const table: TableBlock = {
    kind: 'table',
    title: `Inputs that change the winner, each alone: ${inputs.length} of ${count}`,
    pinned: 1,
    columns: [
      { key: 'input', label: 'input', isElastic: true },
      { key: 'now', label: 'now' },
      { key: 'flipsAt', label: 'flips at' },
      { key: 'range', label: 'low to high', isElastic: true },
      { key: 'probability', label: 'that far', number: PERCENT },
      { key: 'winner', label: 'then first' },
      { key: 'confirmed', label: 'whole model' },
      { key: 'confidence', label: 'known' },
    ],
    rows: inputs.map((flip) => ({
      input: flip.input.label,
      now: inputValueText(flip.input, flip.input.mid),
      flipsAt: inputValueText(flip.input, flip.value),
      range: `${inputValueText(flip.input, flip.input.low)} to ${inputValueText(flip.input, flip.input.high)}`,
      probability: flip.probability,
      winner: flip.winner.name,
      confirmed: confirmation(flip),
      confidence: flip.input.spread === 'bounds' ? 'bounds only' : flip.input.confidence,
    })),
  };
  return [table];
}

function weightBlocks({ weights, nearest, criteria, winner }: FlipAnswer): readonly Block[] {
  const steady = criteria.filter(({ id }) => !weights.some(({ criterion }) => criterion.id === id));
  const blocks: Block[] = [];
  if (weights.length > 0)
    blocks.push({
      kind: 'table',
      title: 'Weights that change the winner, the others keeping their proportions (exact)',
      columns: [
        { key: 'criterion', label: 'criterion', isElastic: true },
        { key: 'weight', label: 'weight', unit: 'now', number: WEIGHT },
        { key: 'flipsAt', label: 'flips at', number: WEIGHT },
        { key: 'change', label: 'change', number: { digits: 0, style: 'percent', isSigned: true } },
        { key: 'winner', label: 'then first' },
      ],
      rows: weights.map(({ criterion, weight, winner: next }) => ({
        criterion: criterion.label,
        weight: criterion.weight,
        flipsAt: weight,
        change: criterion.weight > 0 ? weight / criterion.weight - 1 : undefined,
        winner: next.name,
      })),
    });
  if (steady.length > 0)
    blocks.push(
      line(
        `No weight between 0 and 100 % of ${steady.map(({ label }) => label).join(', ')} takes the first place from ${winner.name}.`,
      ),
    );
  if (nearest)
    blocks.push(
      line(
        `The nearest weights of all under which another wins: ${numberText(nearest.moved, WEIGHT)} of the weight moved, then ${nearest.winner.name}.`,
      ),
    );
  return blocks;
}

function notes(answer: FlipAnswer): readonly Block[] {
  const asked = answer.inputs.filter(({ isConfirmed }) => isConfirmed !== undefined).length;
  return [
    line(
      'Each input moves alone, all others stay at their middle. Eight in ten lie between low and high; "that far" is the probability of lying at least so far out on that side. ' +
        `Found on the response${asked > 0 ? `, ${asked} of them asked of the whole model just beyond the flip` : ''}.`,
      'note',
    ),
    originLine(answer.scenario, answer),
  ];
}

/** `regionsim flip` as data for programs. */
export function flipData(answer: FlipAnswer) {
  const { scenario, worldHash, seed, winner, runnerUp, lead, nearest } = answer;
  return {
    schema: 'regionsim/flip',
    version: 1,
    inputHash: scenario.hash,
    worldHash,
    seed,
    scenario: scenario.name,
    winner: winner.id,
    runnerUp: runnerUp.id,
    lead,
    tried: answer.tried,
    inputs: answer.inputs.map(({ input, winner: next, ...flip }) => ({
      input: inputData(input),
      ...flip,
      winner: next.id,
    })),
    weights: answer.weights.map(({ criterion, weight, winner: next }) => ({
      criterion: criterion.id,
      weight: criterion.weight,
      flipsAt: weight,
      winner: next.id,
    })),
    ...(nearest && {
      nearestWeights: {
        moved: nearest.moved,
        winner: nearest.winner.id,
        weights: Object.fromEntries(answer.criteria.map(({ id }, k) => [id, nearest.weights[k]])),
      },
    }),
  };
}
