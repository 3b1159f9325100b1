import type { AcceleratorVerdict } from '../compliance/accelerators.ts';
import { acceleratorPriceUsd } from '../compliance/accelerator-classes.ts';
import type { LicenceReview } from '../compliance/export-rules.ts';
import type { AcceleratorStanding } from '../engine/accelerator-standing.ts';
import type { World } from '../world/types.ts';
import type { TableBlock, TextBlock } from './document.ts';
import { OUTCOME_WORDS, period, shareText, trust } from './law-words.ts';

const REVIEW_WORDS: Readonly<Record<LicenceReview, string>> = {
  presumptionOfApproval: 'granted as a rule',
  caseByCase: 'read case by case',
  presumptionOfDenial: 'refused as a rule',
};

/** What is assumed where several rules ask for a licence. */
export const ONE_LICENCE =
  'one licence covers all rules that ask for it, and the strictest review decides';

/** Every class of accelerator at a place: what it can do, what it costs, and what the export rules ask. */
export function acceleratorTable(
  world: Pick<World, 'costParameters'>,
  verdicts: readonly AcceleratorVerdict[],
): TableBlock {
  return {
    kind: 'table',
    title: 'Accelerators that may stand here, the most useful first',
    columns: [
      { key: 'accelerator', label: 'accelerator' },
      { key: 'tpp', label: 'TPP', number: { digits: 0 } },
      { key: 'denseTflops', label: '16-bit', unit: 'TFLOP/s', number: { digits: 0 } },
      { key: 'memoryGb', label: 'memory', unit: 'GB', number: { digits: 0 } },
      { key: 'priceUsd', label: 'price', unit: 'USD', number: { digits: 0 } },
      { key: 'outcome', label: 'export rules' },
      { key: 'licence', label: 'licence' },
      { key: 'obtainable', label: 'chance of it' },
      { key: 'available', label: 'delivered' },
      { key: 'rules', label: 'rules', isElastic: true },
    ],
    rows: verdicts.map(({ accelerator, outcome, obtainable, isAvailable, rules }) => ({
      accelerator: accelerator.label,
      tpp: accelerator.tpp,
      denseTflops: accelerator.denseTflops,
      memoryGb: accelerator.memoryGb,
      priceUsd: acceleratorPriceUsd(world, accelerator)?.mid,
      outcome: OUTCOME_WORDS[outcome],
      licence: rules.length === 0 ? 'none' : REVIEW_WORDS[rules[0].review],
      obtainable: rules.length === 0 ? 'not needed' : shareText(obtainable),
      available: isAvailable ? 'yes' : `from ${accelerator.availableFrom}`,
      rules: rules.map(({ rule }) => `${rule.law} (${period(rule.from, rule.until)})`).join('; '),
    })),
  };
}

/** Which accelerators a new site would get, under which licence, by which rules. */
export function acceleratorLines(standing: AcceleratorStanding | undefined): readonly TextBlock[] {
  if (standing === undefined) return [line('No class of accelerators was delivered on the day.')];
  const { label, outcome, obtainable, rules } = standing;
  const joint = rules.length > 1 ? ` (${ONE_LICENCE})` : '';
  const what = {
    allowed: `${label} may stand here without a licence.`,
    conditions: `${label} may stand here on a licence, which comes with a chance of ${shareText(obtainable)}${joint}.`,
    forbidden: `No class of accelerators with a known price may stand here; the fastest would be ${label}.`,
  }[outcome];
  return [
    { ...line(`Accelerators: ${what}`), ...(outcome === 'forbidden' && { tone: 'warning' }) },
    ...rules.map(({ law, review, switchedOn, sourced, from, until }) => {
      const how = switchedOn ? 'switched on by the scenario; ' : '';
      const when = `${how}in force ${period(from, until)}, ${trust(sourced)}`;
      return line(`${law}: licences are ${REVIEW_WORDS[review]} (${when}).`);
    }),
  ];
}

function line(text: string): TextBlock {
  return { kind: 'text', text };
}
