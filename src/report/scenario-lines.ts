import type { Evaluation } from '../engine/evaluation.ts';
import type { TextBlock } from './document.ts';
import { numberText } from './number-text.ts';

const PERCENT = { digits: 1, style: 'percent' } as const;
const USD = { digits: 1, style: 'compact' } as const;

function note(text: string): TextBlock {
  return { kind: 'text', tone: 'note', text };
}

/** What was asked, and what the fleet of the day gives: the head of every report on a scenario. */
export function scenarioLines(evaluation: Evaluation): readonly TextBlock[] {
  const { scenario, fleet, fleetZones, today, demandUsdPerYear } = evaluation;
  const { zones, itLoadMwPerZone } = scenario.region;
  const asked =
    `${scenario.provider}, fleet of ${scenario.asOf}: ${fleet.length} regions, ${fleetZones} zones. ` +
    `A new region has ${zones} zones of ${itLoadMwPerZone} MW; horizon ${scenario.horizonYears} years.`;
  const gives =
    `Today ${numberText(today.lawfulShare, PERCENT)} of a demand of ${numberText(demandUsdPerYear, USD)} USD a year ` +
    `may lawfully be served, at ${numberText(today.meanRttMs, { digits: 1 })} ms on average; ` +
    `${numberText(today.withinBudgetShare, PERCENT)} is within its latency budget.`;
  const description = scenario.description === '' ? [] : [scenario.description];
  return [...description, asked, gives].map((text) => ({ kind: 'text', text }));
}

/** What the answer rests on: caveats, then input, tables and seed, so that the same answer can be made again. */
export function evaluationFooter(
  evaluation: Evaluation,
  hint = 'Each value with its source: regionsim explain FILE SITE.',
): readonly TextBlock[] {
  const { scenario, worldHash, worldCompiled, caveats } = evaluation;
  const origin = `input ${scenario.hash}, world ${worldHash} of ${worldCompiled}, seed ${scenario.seed}.`;
  return [...caveats.map(note), note(`${origin} ${hint}`)];
}
