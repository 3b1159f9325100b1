import type { Evidence } from '../engine/evaluation.ts';
import type { RuleOnUsers, SiteGrounds } from '../engine/site-grounds.ts';
import type { Provenance } from '../world/types.ts';
import type { Block, TableBlock } from './document.ts';
import { numberText } from './number-text.ts';
import { weakestConfidence } from './weakest-confidence.ts';

const amount = new Intl.NumberFormat('en-US', { maximumSignificantDigits: 4 });
const RISK = { digits: 1 };

/** Inputs with their bounds, confidence and sources: a row each. */
export function evidenceTable(title: string, evidence: readonly Evidence[]): TableBlock {
  return {
    kind: 'table',
    title,
    columns: [
      { key: 'name', label: 'input' },
      { key: 'value', label: 'value' },
      { key: 'range', label: 'within' },
      { key: 'unit', label: 'unit' },
      { key: 'confidence', label: 'confidence' },
      { key: 'year', label: 'year' },
      { key: 'source', label: 'source', isElastic: true },
    ],
    rows: evidence.map(({ name, unit, value, low, high, isUnknown, provenance }) => ({
      name,
      value: amount.format(value),
      range: low === high ? 'one value' : `${amount.format(low)}..${amount.format(high)}`,
      unit,
      confidence: isUnknown ? 'unknown' : weakestConfidence(provenance),
      year: years(provenance),
      source: sources(provenance),
    })),
  };
}

/** What a scenario states is of no year. */
function years(provenance: readonly Provenance[]): string {
  const known = [...new Set(provenance.map(({ year }) => year))].filter((year) => year > 0);
  return known.toSorted((a, b) => a - b).join(', ');
}

function sources(provenance: readonly Provenance[]): string {
  const texts = provenance.map(({ source, note }) => (note ? `${source} (${note})` : source));
  return [...new Set(texts)].join('; ');
}

function rulesTable(rules: readonly RuleOnUsers[]): readonly Block[] {
  if (rules.length === 0) return [];
  return [
    {
      kind: 'table',
      title: 'Law on the data of its users: here, and where the fleet stands today',
      columns: [
        { key: 'country', label: 'users' },
        { key: 'law', label: 'law', isElastic: true },
        { key: 'here', label: 'here' },
        { key: 'boundIn', label: 'bars data in' },
        { key: 'from', label: 'in force' },
        { key: 'confidence', label: 'confidence' },
        { key: 'source', label: 'source', isElastic: true },
      ],
      rows: rules.map(({ country, rule, here, boundIn, fleetCountries }) => ({
        country,
        law: rule.detail === '' ? rule.law : `${rule.law}: ${rule.detail}`,
        here,
        boundIn: `${boundIn} of ${fleetCountries} countries`,
        from: rule.inForceFrom ?? 'unknown',
        confidence: rule.confidence,
        source: rule.assumed ? `assumed: ${rule.source}` : rule.source,
      })),
    },
  ];
}

function riskTable({ risk }: SiteGrounds): TableBlock {
  return {
    kind: 'table',
    title: 'What the country risk is made of',
    columns: [
      { key: 'label', label: 'part' },
      { key: 'mid', label: 'risk', unit: '0-10', number: RISK },
      { key: 'range', label: 'within' },
      { key: 'weight', label: 'weight', unit: '%', number: { digits: 1, style: 'percent' } },
      { key: 'confidence', label: 'confidence' },
      { key: 'year', label: 'year' },
      { key: 'source', label: 'source', isElastic: true },
    ],
    rows: risk.map(({ label, low, mid, high, weight, isUnknown, provenance }) => ({
      label,
      mid,
      range: `${numberText(low, RISK)}..${numberText(high, RISK)}`,
      weight,
      confidence: isUnknown ? 'unknown' : weakestConfidence(provenance),
      year: years(provenance),
      source: sources(provenance),
    })),
  };
}

function neighborText({ neighbor: { neighbor, share } }: SiteGrounds): string {
  if (neighbor === undefined)
    return 'Neighbor dependence: no international route enters a neighbor over land.';
  const text = numberText(share, { digits: 1, style: 'percent' });
  return (
    `Neighbor dependence: ${text} of its routes to other countries first enter ${neighbor} over land ` +
    '(routes on the backbone of the tables; regionsim rtt shows them one by one).'
  );
}

/** Where the users' side of a judgment comes from, value by value. */
export function groundsBlocks(grounds: SiteGrounds): readonly Block[] {
  return [
    { kind: 'text', text: neighborText(grounds) },
    riskTable(grounds),
    ...rulesTable(grounds.rules),
    evidenceTable('What demand, round trips and market rest on', grounds.evidence),
  ];
}
