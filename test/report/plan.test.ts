import { describe, expect, it } from 'vitest';
import { planFrom } from '../../src/engine/plan.ts';
import { csvText } from '../../src/report/csv.ts';
import { markdownText } from '../../src/report/markdown.ts';
import { planData } from '../../src/report/plan-data.ts';
import { planDocument } from '../../src/report/plan.ts';
import { terminalText } from '../../src/report/terminal-text.tsx';
import { partsOf, QUESTION } from '../engine/plan/cases.ts';

const parts = partsOf();
const TERMINAL = { isInteractive: false, columns: 120, hasColor: false };
const NOT_FOR_PEOPLE = /undefined|NaN|Infinity|\[object/;

describe('a plan in every form', () => {
  const plan = planFrom(parts, {
    ...QUESTION,
    alternatives: 2,
    pareto: ['rtt', 'npv', 'capex'],
    hasClosings: true,
    roadmap: { perYear: 1 },
  });
  const document = planDocument(plan);

  it('for people', () => {
    for (const text of [markdownText(document), terminalText(document, TERMINAL)]) {
      expect(text).toMatch(/Proven optimal: no plan that keeps the rules is better than [\d.]+ ms/);
      for (const part of ['Proof', 'Best plans', 'Pareto front', 'Roadmap', 'closing'])
        expect(text).toContain(part);
      expect(text).not.toMatch(NOT_FOR_PEOPLE);
    }
  });

  it('as a table of the regions', () => {
    const lines = csvText(document).trim().split('\n');
    expect(lines[0]).toBe(
      'region,country,opens,capexUsd,npvUsd,capturedUsdPerYear,nearestUsdPerYear,addsBesideOthers,addsReplanned,instead',
    );
    expect(lines.length).toBe(3);
  });

  it('as data that survives JSON', () => {
    const data = planData(plan);
    expect(JSON.parse(JSON.stringify(data))).toEqual(data);
  });

  it.each([
    [{ sites: 30 }, 'at least 30 sites'],
    [{ sites: 2, perCountry: 0 }, 'at most 0 in'],
    [{ by: 2024 }, 'all regions must be open by the end of 2024'],
    [{ by: 2024 }, 'let them open by the end of 2026'],
  ])('no plan, with the reason (%o)', (change, reason) => {
    const answer = planFrom(parts, { ...QUESTION, ...change });
    expect(answer.kind).toBe('infeasible');
    const text = terminalText(planDocument(answer), TERMINAL);
    expect(text).toContain(reason);
    expect(text).not.toMatch(NOT_FOR_PEOPLE);
    expect(JSON.parse(JSON.stringify(planData(answer)))).toEqual(planData(answer));
  });

  it('a plan that is not proven', () => {
    const cut = planFrom(parts, { ...QUESTION, objective: 'npv', sites: 4 }, { maxNodes: 1 });
    const text = terminalText(planDocument(cut), TERMINAL);
    expect(text).not.toContain('Proven optimal');
    expect(text).not.toMatch(NOT_FOR_PEOPLE);
  });
});
