import type { VentureFlows } from '../cost/cash-flow.ts';
import type { Range } from '../cost/range.ts';
import { acceleratorStanding } from '../engine/accelerator-standing.ts';
import type { CostBreakdown } from '../engine/cost-breakdown.ts';
import type { Evaluation } from '../engine/evaluation.ts';
import type { Block, NumberStyle, ReportDocument, TableBlock, TextBlock } from './document.ts';
import { waterfallBars, waterfallTable } from './cost-waterfall.ts';
import { weakestConfidence } from './weakest-confidence.ts';
import { acceleratorLines } from './accelerators.ts';
import { aiBlocks } from './cost-ai.ts';
import { resultTable } from './cost-results.ts';
import { numberText } from './number-text.ts';
import { evaluationFooter } from './scenario-lines.ts';
import { termsText } from './venture-terms.ts';

const USD = { digits: 1, style: 'compact' } as const;
const PER_KW = { digits: 0 } as const;
const PERCENT = { digits: 1, style: 'percent' } as const;

/** How many of the inputs that matter most are shown. */
const MOST_DRIVERS = 10;

/** What a site costs, earns and risks: the unit cost as a waterfall, results, drivers, flows, and every source. */
export function costDocument(breakdown: CostBreakdown, evaluation: Evaluation): ReportDocument {
  return {
    title: `Money of ${breakdown.site.name} in "${evaluation.scenario.name}"`,
    blocks: [
      summary(breakdown),
      ...warnings(breakdown),
      ...termsText(breakdown.terms),
      waterfallTable(breakdown),
      waterfallBars(breakdown),
      resultTable(breakdown),
      ...acceleratorLines(acceleratorStanding(breakdown.accelerator)),
      ...aiBlocks(breakdown),
      driverTable(breakdown),
      flowTable(breakdown),
      riskTable(breakdown),
      sourceTable(breakdown),
      text(`Real US dollars of ${evaluation.scenario.asOf.slice(0, 4)}. ${METHOD}`),
      ...evaluationFooter(evaluation),
    ],
  };
}

const METHOD =
  'Bounds are about the 10th and 90th percentile, carried from every input as independent errors. ' +
  'Capital is a level payment over the life of each asset at the real cost of capital of the country.';

function text(line: string, tone: TextBlock['tone'] = 'note'): TextBlock {
  return { kind: 'text', tone, text: line };
}

function rangeText({ low, mid, high }: Range, style: NumberStyle): string {
  return `${numberText(mid, style)} (${numberText(low, style)} to ${numberText(high, style)})`;
}

function summary({ cost, npv, site }: CostBreakdown): TextBlock {
  return text(
    `A kW of IT load in ${site.name} costs ${rangeText(cost.unitCostUsdPerKwYear, PER_KW)} USD a year; ` +
      `the region takes ${rangeText(cost.capexUsd, USD)} USD to build and is worth ` +
      `${rangeText(npv.npvUsd, USD)} USD over the horizon.`,
    'strong',
  );
}

function warnings({ cost, accelerator, npv }: CostBreakdown): readonly TextBlock[] {
  const unknown = cost.unknown.map(({ label }) => label);
  const isForbidden = cost.shape.acceleratorShare > 0 && accelerator.accelerator === undefined;
  return [
    ...(unknown.length > 0
      ? [
          text(
            `Not known for the country, bounded by its neighbors or income: ${unknown.join(', ')}.`,
          ),
        ]
      : []),
    ...(isForbidden
      ? [
          text(
            'No class of accelerators may stand here; their price is that of an H100.',
            'warning',
          ),
        ]
      : []),
    ...(npv.irr.length > 1
      ? [
          text(
            'The flows have several internal rates of return: compare the modified one.',
            'warning',
          ),
        ]
      : []),
  ];
}

function driverTable({ cost, npv }: CostBreakdown): TableBlock {
  return {
    kind: 'table',
    title: 'What moves the NPV most, one input at a time',
    columns: [
      { key: 'input', label: 'input' },
      { key: 'npvAtLowUsd', label: 'NPV at its low', unit: 'USD', number: USD },
      { key: 'npvAtHighUsd', label: 'NPV at its high', unit: 'USD', number: USD },
      { key: 'swingUsd', label: 'swing', unit: 'USD', number: USD },
      {
        key: 'costSwingUsdPerKwYear',
        label: 'swing of unit cost',
        unit: 'USD/kW/yr',
        number: PER_KW,
      },
    ],
    rows: npv.drivers.slice(0, MOST_DRIVERS).map(({ id, label, npvAtLowUsd, npvAtHighUsd }) => {
      const driver = cost.drivers.find((each) => each.id === id);
      return {
        input: label,
        npvAtLowUsd,
        npvAtHighUsd,
        swingUsd: Math.abs(npvAtHighUsd - npvAtLowUsd),
        costSwingUsdPerKwYear: driver ? Math.abs(driver.atHigh - driver.atLow) : 0,
      };
    }),
  };
}

/** What a year of operation brings after all that it takes, USD. */
function netUsd(flows: VentureFlows, year: number): number {
  const { revenueUsd, runningUsd, taxUsd, equipmentUsd, facilityUsd } = flows;
  return (
    revenueUsd[year] - runningUsd[year] - taxUsd[year] - equipmentUsd[year] - facilityUsd[year]
  );
}

function flowTable({ npv, flowsAtEnds }: CostBreakdown): TableBlock {
  const { flows } = npv;
  const signed = { ...USD, isSigned: true };
  return {
    kind: 'table',
    title: 'Flows by year of operation; by month in the JSON form',
    columns: [
      { key: 'year', label: 'year', number: { digits: 0 } },
      { key: 'revenueUsd', label: 'revenue', unit: 'USD', number: USD },
      { key: 'runningUsd', label: 'running', unit: 'USD', number: USD },
      { key: 'taxUsd', label: 'tax', unit: 'USD', number: USD },
      { key: 'equipmentUsd', label: 'equipment', unit: 'USD', number: USD },
      { key: 'facilityUsd', label: 'facility', unit: 'USD', number: USD },
      { key: 'netUsd', label: 'net', unit: 'USD', number: signed },
      { key: 'netUsdAtLow', label: 'at low NPV', unit: 'USD', number: signed },
      { key: 'netUsdAtHigh', label: 'at high NPV', unit: 'USD', number: signed },
    ],
    rows: flows.revenueUsd.map((revenueUsd, k) => ({
      year: k + 1,
      revenueUsd,
      runningUsd: flows.runningUsd[k],
      taxUsd: flows.taxUsd[k],
      equipmentUsd: flows.equipmentUsd[k],
      facilityUsd: flows.facilityUsd[k],
      netUsd: netUsd(flows, k),
      netUsdAtLow: netUsd(flowsAtEnds.low, k),
      netUsdAtHigh: netUsd(flowsAtEnds.high, k),
    })),
  };
}

function riskTable({ risk }: CostBreakdown): TableBlock {
  return {
    kind: 'table',
    title: `Country risk ${numberText(risk.value, { digits: 1 })} of 10`,
    columns: [
      { key: 'part', label: 'part' },
      { key: 'weight', label: 'weight', unit: '%', number: PERCENT },
      { key: 'risk', label: 'risk', unit: '0 best to 10', number: { digits: 1 } },
      { key: 'known', label: 'known' },
    ],
    rows: risk.parts.map(({ label, weight, mid, isUnknown }) => {
      return { part: label, weight, risk: mid, known: isUnknown ? 'no' : 'yes' };
    }),
  };
}

function sourceTable({ cost }: CostBreakdown): Block {
  return {
    kind: 'table',
    title: 'Every input, its bounds and its source',
    columns: [
      { key: 'input', label: 'input' },
      { key: 'value', label: 'value' },
      { key: 'low', label: 'low' },
      { key: 'high', label: 'high' },
      { key: 'unit', label: 'unit' },
      { key: 'confidence', label: 'confidence' },
      { key: 'source', label: 'source', isElastic: true },
    ],
    rows: Object.values(cost.inputs).map(
      ({ label, low, mid, high, unit, isUnknown, provenance }) => {
        return {
          input: label,
          value: amount.format(mid),
          low: amount.format(low),
          high: amount.format(high),
          unit,
          confidence: isUnknown ? 'unknown' : weakestConfidence(provenance),
          source: [...new Set(provenance.map(({ source, year }) => `${source}, ${year}`))].join(
            '; ',
          ),
        };
      },
    ),
  };
}

const amount = new Intl.NumberFormat('en-US', { maximumSignificantDigits: 4 });
