import type { DecidingRule } from '../../compliance/verdict.ts';
import type { CountryService, SiteDetail } from '../../engine/site-detail.ts';
import { numberText } from '../../report/number-text.ts';
import type { Provenance } from '../../world/types.ts';
import type { Source } from '../app/message.ts';
import type { Tone } from '../look/palette.ts';
import { NOT_YET, type SiteRow } from './row.ts';

const PERCENT = { digits: 0, style: 'percent' } as const;
const TONES: Readonly<Record<string, Tone>> = {
  forbidden: 'bad',
  conditions: 'warning',
  allowed: 'good',
};
const WORDS: Readonly<Record<string, string>> = {
  forbidden: 'some is forbidden',
  conditions: 'on conditions',
  allowed: 'free',
};

function ruleProvenance({
  law,
  detail,
  source,
  confidence,
  inForceFrom,
}: DecidingRule): Provenance {
  return {
    source: `${law}: ${detail} (${source})`,
    year: Number((inForceFrom ?? '').slice(0, 4)) || 0,
    confidence,
    note: inForceFrom === undefined ? 'date unknown' : `in force from ${inForceFrom}`,
  };
}

function sourceOf(service: CountryService, name: string): Source {
  return {
    title: `Users in ${name}`,
    value: `${numberText(service.lawfulShare, PERCENT)} of their demand may lawfully be served from here`,
    provenance: service.rules.map(ruleProvenance),
    ...(service.rules.length === 0 && {
      remark: 'No rule of the tables forbids or conditions it.',
    }),
  };
}

/** The share of each country's demand that may lawfully be served from the site, and the strictest rule with its date. */
export function lawRows(
  detail: SiteDetail | undefined,
  countryName: (iso2: string) => string,
): readonly SiteRow[] {
  if (!detail) return NOT_YET;
  return detail.countries.map((service) => {
    const [rule] = service.rules;
    const because =
      service.rules.length === 0
        ? WORDS[service.outcome]
        : `${rule.law}${rule.inForceFrom === undefined ? '' : ` (${rule.inForceFrom.slice(0, 4)})`}`;
    return {
      label: countryName(service.country),
      value: numberText(service.lawfulShare, PERCENT),
      bar: { from: 0, to: service.lawfulShare, tone: TONES[service.outcome] },
      note: because,
      source: sourceOf(service, countryName(service.country)),
    };
  });
}
