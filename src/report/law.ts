import { CONDITIONS } from '../compliance/conditions.ts';
import type { DecidingRule, Verdict } from '../compliance/verdict.ts';
import { lawNotice } from '../engine/law-notice.ts';
import type { LawOfCountry } from '../engine/law-of-country.ts';
import type { VerdictAnswer } from '../engine/law-verdicts.ts';
import type { LawKind, LawRule, World } from '../world/types.ts';
import { acceleratorTable, ONE_LICENCE } from './accelerators.ts';
import type { Block, ReportDocument, TableBlock } from './document.ts';
import { OUTCOME_WORDS, period, shareText, trust } from './law-words.ts';
import { numberText } from './number-text.ts';

const PERCENT = { digits: 0, style: 'percent' } as const;
const PERCENT_FINE = { digits: 1, style: 'percent' } as const;

const KIND_WORDS: Readonly<Record<LawKind | 'bar', string>> = {
  mustStay: 'must stay inside',
  copyStays: 'a copy stays inside',
  conditionalTransfer: 'transfer on conditions',
  adequacyList: 'free to listed countries, else on contract',
  free: 'free',
  bar: 'bar on providers',
};

/** What this is not, how many of the world's rules rest on a read source, and which tables they stand in. */
export function lawFooter(
  world: Pick<World, 'laws' | 'countries' | 'hash' | 'compiled'>,
): readonly Block[] {
  return [
    { kind: 'text', tone: 'note', text: lawNotice(world) },
    { kind: 'text', tone: 'note', text: 'How much of a class a rule binds is an assumption.' },
    { kind: 'text', tone: 'note', text: `world ${world.hash} of ${world.compiled}.` },
  ];
}

function rulesTable(rules: readonly DecidingRule[]): TableBlock {
  return {
    kind: 'table',
    title: 'What decided, the strictest first',
    columns: [
      { key: 'outcome', label: 'leaves it' },
      { key: 'lawfulShare', label: 'lawful share' },
      { key: 'law', label: 'law', isElastic: true },
      { key: 'kind', label: 'kind', isElastic: true },
      { key: 'inForce', label: 'in force' },
      { key: 'rests', label: 'rests on' },
      { key: 'confidence', label: 'confidence' },
      { key: 'source', label: 'source', isElastic: true },
    ],
    rows: rules.map((rule) => ({
      outcome: OUTCOME_WORDS[rule.outcome],
      lawfulShare: shareText(rule.lawfulShare),
      law: `${rule.jurisdiction}: ${rule.law}`,
      kind: KIND_WORDS[rule.kind],
      inForce: period(rule.inForceFrom, rule.inForceUntil),
      rests: trust(rule.sourced, rule.assumed),
      confidence: rule.confidence,
      source: rule.source,
    })),
  };
}

/** Each rule in a sentence: tables cut long texts, these do not. */
function ruleLines(rules: readonly DecidingRule[]): readonly Block[] {
  return rules.map((rule, index) => {
    const asked = rule.conditions.map((kind) => CONDITIONS[kind].label).join('; ');
    const says = [rule.detail, rule.reading].filter((text) => text !== '').join('; ');
    return {
      kind: 'text',
      text:
        `${index + 1}. ${rule.jurisdiction}: ${rule.law} (${KIND_WORDS[rule.kind]}, in force ` +
        `${period(rule.inForceFrom, rule.inForceUntil)}) leaves ${shareText(rule.lawfulShare)}` +
        `${asked === '' ? '' : `, on ${asked}`}: ${says}. ` +
        `Source: ${rule.source} (${trust(rule.sourced, rule.assumed)}, ${rule.confidence} confidence).`,
    };
  });
}

/** Verdicts: all as a table, then each in words with the rules that made it. */
export function verdictsDocument(world: World, answers: readonly VerdictAnswer[]): ReportDocument {
  const [first] = answers;
  const single = answers.length === 1;
  const title = single
    ? `Law: ${first.dataClass} data of ${nameOf(world, first.from)} served from ${nameOf(world, first.to)}`
    : `Law: ${answers.length} questions`;
  const parts = answers.flatMap((answer): readonly Block[] => {
    const heading = `${nameOf(world, answer.from)}, ${answer.dataClass}, from ${nameOf(world, answer.to)}`;
    return [
      ...(single ? [] : [{ kind: 'heading', text: heading } as const]),
      ...verdictBlocks(world, answer),
    ];
  });
  return {
    title,
    blocks: [verdictsTable(answers), ...parts, ...lawFooter(world)],
  };
}

function nameOf(world: World, iso2: string): string {
  return world.countries.get(iso2)?.name ?? iso2;
}

function verdictsTable(answers: readonly VerdictAnswer[]): TableBlock {
  return {
    kind: 'table',
    columns: [
      { key: 'from', label: 'from' },
      { key: 'dataClass', label: 'data' },
      { key: 'to', label: 'to' },
      { key: 'outcome', label: 'verdict' },
      { key: 'lawfulShare', label: 'lawful', unit: '%', number: PERCENT },
      { key: 'lawfulShareLow', label: 'low', unit: '%', number: PERCENT },
      { key: 'lawfulShareHigh', label: 'high', unit: '%', number: PERCENT },
      { key: 'conditionCostShare', label: 'cost', unit: '% of revenue', number: PERCENT_FINE },
      { key: 'strictest', label: 'strictest rule', isElastic: true },
      { key: 'inForce', label: 'in force' },
      { key: 'confidence', label: 'confidence' },
    ],
    rows: answers.map(({ from, dataClass, to, verdict }) => ({
      from,
      dataClass,
      to,
      outcome: OUTCOME_WORDS[verdict.outcome],
      lawfulShare: verdict.lawfulShare.mid,
      lawfulShareLow: verdict.lawfulShare.low,
      lawfulShareHigh: verdict.lawfulShare.high,
      conditionCostShare: verdict.conditionCostShare.mid,
      strictest: verdict.rules.at(0)?.law ?? 'none',
      inForce: inForceText(verdict.rules.at(0)),
      confidence: verdict.confidence,
    })),
  };
}

function inForceText(rule: DecidingRule | undefined): string {
  return rule === undefined ? '' : period(rule.inForceFrom, rule.inForceUntil);
}

function verdictBlocks(world: World, answer: VerdictAnswer): readonly Block[] {
  const { verdict } = answer;
  const who = world.providers.get(answer.provider)?.name ?? 'any provider';
  const blocks: Block[] = [
    {
      kind: 'text',
      tone: TONES[verdict.outcome],
      text:
        `${OUTCOME_WORDS[verdict.outcome].toUpperCase()}: ${who} may serve ${shareText(verdict.lawfulShare)} of the ` +
        `${answer.dataClass} data of ${nameOf(world, answer.from)} from ${nameOf(world, answer.to)} on ${answer.asOf}.`,
    },
  ];
  if (verdict.conditions.length > 0) blocks.push(conditionsText(verdict));
  if (verdict.rules.length === 0)
    blocks.push({ kind: 'text', text: 'No rule or bar of the tables bears on it.' });
  else blocks.push(rulesTable(verdict.rules), ...ruleLines(verdict.rules));
  return [...blocks, { kind: 'text', text: `Confidence of the verdict: ${verdict.confidence}.` }];
}

function conditionsText({ conditions, conditionCostShare: cost }: Verdict): Block {
  const labels = conditions.map(({ label }) => label).join('; ');
  const percent = (share: number) => numberText(share, PERCENT_FINE);
  return {
    kind: 'text',
    text:
      `On these conditions: ${labels}. They cost about ${percent(cost.mid)} of the revenue ` +
      `(${percent(cost.low)} to ${percent(cost.high)}, an assumption).`,
  };
}

const TONES = { allowed: 'good', conditions: 'strong', forbidden: 'bad' } as const;

function countryRules({ rules }: LawOfCountry): TableBlock {
  return {
    kind: 'table',
    title: 'Rules on where data may go',
    columns: [
      { key: 'dataClass', label: 'data' },
      { key: 'kind', label: 'kind', isElastic: true },
      { key: 'destinations', label: 'destinations' },
      { key: 'law', label: 'law', isElastic: true },
      { key: 'detail', label: 'what it says', isElastic: true },
      { key: 'binds', label: 'how far it binds', isElastic: true },
      { key: 'inForce', label: 'in force' },
      { key: 'status', label: 'that day' },
      { key: 'rests', label: 'rests on' },
      { key: 'confidence', label: 'confidence' },
      { key: 'source', label: 'source', isElastic: true },
    ],
    rows: rules.map(({ rule, scope, assumed, status }) => ({
      dataClass: rule.dataClass,
      kind: KIND_WORDS[rule.kind],
      destinations: rule.destinations,
      law: rule.law,
      detail: rule.detail,
      binds: scope.reading,
      inForce: period(rule.inForceFrom, rule.inForceUntil),
      status,
      rests: trust(rule.sourced, assumed),
      confidence: confidenceOf(rule),
      source: rule.provenance.source,
    })),
  };
}

/** Each rule of a country in a sentence, with its source. */
function countryRuleLines({ rules }: LawOfCountry): readonly Block[] {
  return rules.map(({ rule, scope, assumed, status }) => ({
    kind: 'text',
    text:
      `${rule.dataClass}: ${rule.law}, ${KIND_WORDS[rule.kind]} (${rule.destinations}); ${rule.detail}; ${scope.reading}. ` +
      `In force ${period(rule.inForceFrom, rule.inForceUntil)} (${status}). ` +
      `Source: ${rule.provenance.source} (${trust(rule.sourced, assumed)}, ${confidenceOf(rule)} confidence).`,
  }));
}

function confidenceOf({ sourced, provenance }: LawRule): string {
  return sourced ? provenance.confidence : 'low';
}

function reachTable({ reach }: LawOfCountry): TableBlock {
  return {
    kind: 'table',
    title: 'How many of the other countries each class may be served from',
    columns: [
      { key: 'dataClass', label: 'data' },
      { key: 'allowed', label: 'allowed', number: { digits: 0 } },
      { key: 'conditions', label: 'on conditions', number: { digits: 0 } },
      { key: 'forbidden', label: 'forbidden', number: { digits: 0 } },
    ],
    rows: reach.map((row) => ({ ...row })),
  };
}

function barsTable({ bars }: LawOfCountry): TableBlock {
  return {
    kind: 'table',
    title: 'Bars on providers',
    columns: [
      { key: 'law', label: 'law', isElastic: true },
      { key: 'hits', label: 'hits' },
      { key: 'binds', label: 'binds' },
      { key: 'classes', label: 'data', isElastic: true },
      { key: 'rest', label: 'condition', isElastic: true },
      { key: 'inForce', label: 'in force' },
      { key: 'status', label: 'that day' },
      { key: 'rests', label: 'rests on' },
      { key: 'source', label: 'source', isElastic: true },
    ],
    rows: bars.map((bar) => ({
      law: bar.law,
      hits: bar.headquarters === 'foreign' ? 'foreign' : bar.headquarters.join(' '),
      binds: bar.binds,
      classes: Object.keys(bar.bars).join(' '),
      rest: bar.rest === undefined ? undefined : CONDITIONS[bar.rest].label,
      inForce: period(bar.from, bar.until),
      status: bar.status,
      rests: trust(bar.sourced),
      source: bar.source,
    })),
  };
}

/** The law of one country: its rules, bars, reach and accelerators. */
export function countryLawDocument(world: World, law: LawOfCountry): ReportDocument {
  const { country, question } = law;
  const who = world.providers.get(question.provider)?.name ?? 'a provider that no bar names';
  const bars: readonly Block[] =
    law.bars.length === 0
      ? [{ kind: 'text', text: 'No bar on providers in the tables.' }]
      : [barsTable(law)];
  return {
    title: `Law of ${country.name} on ${question.asOf}`,
    blocks: [
      countryRules(law),
      ...countryRuleLines(law),
      reachTable(law),
      ...bars,
      acceleratorTable(world, law.accelerators),
      {
        kind: 'text',
        tone: 'note',
        text: `Reach and accelerators are those of ${who}; ${ONE_LICENCE}.`,
      },
      ...lawFooter(world),
    ],
  };
}
