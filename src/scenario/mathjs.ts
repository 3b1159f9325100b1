import math from 'mathjs/lib/browser/math.js';
import { COUNTED_WORDS } from './unit-words.ts';

// Money and counted things are dimensions of their own, so that a price never passes for a power.
for (const unit of ['USD', ...COUNTED_WORDS]) math.createUnit(unit, {}, { override: true });

/** mathjs with the units of this program: the one place that loads it. */
export { math };
