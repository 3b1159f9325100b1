/**
 * Export rules for accelerators that a scenario can switch on or off, by id, oldest first. What each says and when it
 * held is in `compliance/export-rules.ts`; a test holds the two lists together.
 */
export const EXPORT_RULE_IDS = [
  'entity-list-huawei',
  'ear-2022-10',
  'ear-2023-10-destination',
  'ear-2023-10-headquarters',
  'guidance-2026-05',
  'h20-letter-2025-04',
  'h20-licences-2025-08',
  'diffusion-2025-01',
  'gp10-ascend',
] as const;

export type ExportRuleId = (typeof EXPORT_RULE_IDS)[number];
