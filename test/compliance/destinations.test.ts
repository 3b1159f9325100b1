import { describe, expect, it } from 'vitest';
import { listsOn, parseDestinations, reachOf } from '../../src/compliance/destinations.ts';

const reach = (text: string, country: string, day: string) =>
  reachOf(parseDestinations(text), listsOn(day), country);

describe('destinations', () => {
  // Days as published in the Official Journal: withdrawal of the United Kingdom, decisions (EU) 2019/419, 2021/1772,
  // 2022/254 and 2023/1795, judgment C-311/18 (Schrems II).
  it.each([
    ['EEA', 'GB', '2020-12-31', 'inside'],
    ['EEA', 'GB', '2021-01-01', 'outside'],
    ['EEA+EU_ADEQUATE', 'GB', '2021-06-27', 'outside'],
    ['EEA+EU_ADEQUATE', 'GB', '2021-06-28', 'inside'],
    ['EEA+EU_ADEQUATE', 'JP', '2019-01-22', 'outside'],
    ['EEA+EU_ADEQUATE', 'JP', '2019-01-23', 'inside'],
    ['EEA+EU_ADEQUATE', 'KR', '2021-12-16', 'outside'],
    ['EEA+EU_ADEQUATE', 'KR', '2021-12-17', 'inside'],
    ['EEA+EU_ADEQUATE', 'US', '2020-07-16', 'partly'],
    ['EEA+EU_ADEQUATE', 'US', '2020-07-17', 'outside'],
    ['EEA+EU_ADEQUATE', 'US', '2023-07-09', 'outside'],
    ['EEA+EU_ADEQUATE', 'US', '2023-07-10', 'partly'],
    ['EEA+EU_ADEQUATE', 'BR', '2025-12-31', 'outside'],
    ['EEA+EU_ADEQUATE', 'BR', '2026-02-01', 'inside'],
    ['EEA+UK_ADEQUATE', 'KR', '2022-12-18', 'outside'],
    ['EEA+UK_ADEQUATE', 'KR', '2022-12-19', 'inside'],
    ['EEA+CH_LIST', 'US', '2024-09-14', 'outside'],
    ['EEA+CH_LIST', 'US', '2024-09-15', 'partly'],
    ['EEA+CH_LIST', 'JP', '2026-01-01', 'outside'],
    ['any_except_CoC', 'HK', '2025-04-08', 'outside'],
    ['any_except_CoC', 'SG', '2025-04-08', 'inside'],
    ['VN+copy', 'VN', '2026-01-01', 'inside'],
    ['VN+copy', 'SG', '2026-01-01', 'outside'],
    ['list', 'DE', '2026-01-01', 'outside'],
  ])('%s reaches %s on %s: %s', (text, country, day, expected) => {
    expect(reach(text, country, day)).toBe(expected);
  });

  it('keeps a term that it does not know, and lets it reach nobody', () => {
    const destinations = parseDestinations('EEA+ANYWHERE_NICE');
    expect(destinations.unknownTerms).toEqual(['ANYWHERE_NICE']);
    expect(reach('ANYWHERE_NICE', 'FR', '2026-01-01')).toBe('outside');
  });
});
