import type { Provenance } from '../world/types.ts';
import type { Range } from './range.ts';

/** Customs duty on servers (HS 8471, 8473), a share of the price. */
export interface ImportDuty extends Range {
  readonly provenance: Provenance;
}

/** Countries outside the Information Technology Agreement, or with duties beside it, from memory. */
const DUTIES: Readonly<Record<string, Range>> = {
  AR: { low: 0, mid: 0.08, high: 0.16 },
  BR: { low: 0.04, mid: 0.11, high: 0.16 },
  BD: { low: 0.05, mid: 0.1, high: 0.25 },
  DZ: { low: 0.05, mid: 0.15, high: 0.3 },
  ET: { low: 0.05, mid: 0.1, high: 0.2 },
  NG: { low: 0.05, mid: 0.1, high: 0.2 },
  PK: { low: 0.03, mid: 0.1, high: 0.2 },
  IQ: { low: 0.02, mid: 0.05, high: 0.1 },
  LY: { low: 0.02, mid: 0.05, high: 0.1 },
  ZM: { low: 0, mid: 0.05, high: 0.15 },
};

const PROVENANCE: Provenance = {
  source:
    'from memory of WTO Information Technology Agreement membership and tariff profiles; no document was read',
  year: 2024,
  confidence: 'low',
};

/**
 * Import duty on servers: nothing for members of the Information Technology Agreement (with fees of up to 2 %), more for
 * the few outside it. A free zone or an exemption is an incentive of the scenario.
 */
export function importDuty(iso2: string): ImportDuty {
  return { ...(DUTIES[iso2] ?? { low: 0, mid: 0, high: 0.02 }), provenance: PROVENANCE };
}
