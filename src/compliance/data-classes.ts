import type { DataClass } from '../world/types.ts';

/** Every class of data, in the order of reports. */
export const DATA_CLASSES = [
  'personal',
  'financial',
  'health',
  'government',
  'telecom',
  'payment',
  'public',
] as const satisfies readonly DataClass[];
