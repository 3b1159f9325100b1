import type { CheckResult } from '../world/check/finding.ts';
import type { TableSummary } from '../world/describe-tables.ts';
import type { Description, KnownValue, RelatedRows } from '../world/description.ts';
import type { Block, ReportDocument, TableBlock } from './document.ts';

const COUNT = { digits: 0 };
const YEAR = { digits: 0, style: 'year' } as const;

/** What the world tables hold: size, age and quality of each. */
export function worldTablesDocument(
  tables: readonly TableSummary[],
  { hash, compiled }: { readonly hash: string; readonly compiled: string },
): ReportDocument {
  return {
    title: 'The world tables',
    blocks: [
      {
        kind: 'table',
        columns: [
          { key: 'table', label: 'table' },
          { key: 'rows', label: 'rows', number: COUNT },
          { key: 'values', label: 'sourced values', number: COUNT },
          { key: 'oldestYear', label: 'oldest', unit: 'year', number: YEAR },
          { key: 'newestYear', label: 'newest', unit: 'year', number: YEAR },
          {
            key: 'lowConfidenceShare',
            label: 'low confidence',
            unit: '% of values',
            number: { digits: 0, style: 'percent' },
          },
          { key: 'sources', label: 'sources', number: COUNT },
        ],
        rows: tables.map((table) => ({ ...table })),
      },
      {
        kind: 'text',
        tone: 'note',
        text: `world ${hash}, compiled ${compiled}. Everything known of one thing: regionsim world MX, regionsim world Riyadh, regionsim world alibaba.`,
      },
    ],
  };
}

const amount = new Intl.NumberFormat('en-US', { maximumSignificantDigits: 6 });

function text(value: number | string): string {
  return typeof value === 'number' ? amount.format(value) : value;
}

function valuesTable(values: readonly KnownValue[]): TableBlock {
  return {
    kind: 'table',
    title: 'What is known, with its source',
    columns: [
      { key: 'name', label: 'what' },
      { key: 'value', label: 'value', isElastic: true },
      { key: 'range', label: 'within' },
      { key: 'unit', label: 'unit' },
      { key: 'year', label: 'year', number: YEAR },
      { key: 'confidence', label: 'confidence' },
      { key: 'source', label: 'source', isElastic: true },
    ],
    rows: values.map(({ name, value, unit, low, high, year, confidence, source, note }) => ({
      name,
      value: text(value),
      range: low === undefined || high === undefined ? '' : `${text(low)}..${text(high)}`,
      unit: unit ?? '',
      year,
      confidence,
      source: note === undefined ? source : `${source} (${note})`,
    })),
  };
}

function relatedTable({ title, rows }: RelatedRows): TableBlock {
  const keys = [...new Set(rows.flatMap((row) => Object.keys(row)))];
  return {
    kind: 'table',
    title,
    columns: keys.map((key) => ({
      key,
      label: key,
      ...(/^(year|launched)$/.test(key)
        ? {}
        : rows.some((row) => typeof row[key] === 'number') && { number: { digits: 0 } }),
      isElastic: rows.some((row) => String(row[key] ?? '').length > 24),
    })),
    rows,
  };
}

/** Everything that the tables know of one thing. */
export function descriptionDocument({
  title,
  identity,
  values,
  related,
}: Description): ReportDocument {
  const named = Object.entries(identity).filter(([, value]) => value !== undefined && value !== '');
  return {
    title,
    blocks: [
      { kind: 'text', text: named.map(([name, value]) => `${name} ${String(value)}`).join(', ') },
      valuesTable(values),
      ...related.filter(({ rows }) => rows.length > 0).map(relatedTable),
    ],
  };
}

/** What every check of the tables looked at and found. */
export function worldCheckDocument(results: readonly CheckResult[]): ReportDocument {
  const findings = results.flatMap((result) => result.findings);
  const faults: readonly Block[] = [
    {
      kind: 'table',
      title: 'Findings',
      columns: [
        { key: 'row', label: 'row', isElastic: true },
        { key: 'message', label: 'what is wrong', isElastic: true },
        { key: 'check', label: 'check' },
      ],
      rows: findings.map((finding) => ({ ...finding })),
    },
  ];
  return {
    title: 'The world tables against physics and geography',
    blocks: [
      {
        kind: 'table',
        columns: [
          { key: 'check', label: 'check' },
          { key: 'checked', label: 'looked at', number: COUNT },
          { key: 'findings', label: 'findings', number: COUNT },
          { key: 'meaning', label: 'what must hold', isElastic: true },
        ],
        rows: results.map(({ check, meaning, checked, findings: found }) => ({
          check,
          checked,
          findings: found.length,
          meaning,
        })),
      },
      ...(findings.length > 0 ? faults : []),
      {
        kind: 'text',
        tone: findings.length > 0 ? 'bad' : 'good',
        text: findings.length > 0 ? `${findings.length} findings.` : 'Nothing is wrong.',
      },
    ],
  };
}
