import type { Range } from '../../cost/range.ts';
import type { Confidence, Provenance } from '../../world/types.ts';
import {
  standingRange,
  type InputSpread,
  type InputSubject,
  type StandingRange,
  type VariedInput,
} from './varied-input.ts';

/** A range as somebody meets it: the input that it is, and the numbers. */
export interface InputEntry extends Range {
  readonly id: string;
  readonly label: string;
  readonly subject: InputSubject;
  readonly unit: string;
  readonly spread?: InputSpread;
  /** Ends that nothing can pass; a range that begins above nothing stays there in any case. */
  readonly least?: number;
  readonly most?: number;
  readonly provenance?: readonly Provenance[];
}

/** The uncertain inputs of an answer, each with an index of its own. */
export interface InputRegister {
  readonly inputs: readonly VariedInput[];
  /** Every distinct range, by its `place`. */
  readonly ranges: readonly StandingRange[];
  /** The range tied to its input; two entries of one id are one input, each with the numbers of its own. */
  readonly add: (entry: InputEntry) => StandingRange;
}

const WORST_FIRST: readonly Confidence[] = ['low', 'medium', 'high'];

function weakest(provenance: readonly Provenance[]): Confidence {
  return WORST_FIRST.find((each) => provenance.some((p) => p.confidence === each)) ?? 'low';
}

function inputOf(entry: InputEntry): VariedInput {
  const { id, label, subject, unit, low, mid, high, provenance = [] } = entry;
  const { spread = 'range', least = low >= 0 ? 0 : -Infinity } = entry;
  const { most = unit.startsWith('share') ? 1 : Infinity } = entry;
  // Errors of what cannot fall below nothing are factors; temperatures and rates around nothing have differences.
  const isLog = low > 0;
  const confidence = spread === 'bounds' ? 'low' : weakest(provenance);
  return { id, label, subject, unit, low, mid, high, spread, isLog, least, most, confidence };
}

/** An empty register. Ranges without width become certain values and no inputs. */
export function inputRegister(): InputRegister {
  const inputs: VariedInput[] = [];
  const indexOf = new Map<string, number>();
  const ranges: StandingRange[] = [];
  const rangeOf = new Map<string, StandingRange>();
  const kept = (input: number, numbers: VariedInput): StandingRange => {
    const { low, mid, high, least, most } = numbers;
    const key = [input, low, mid, high, least, most].join();
    const range = rangeOf.get(key) ?? standingRange(input, ranges.length, numbers);
    if (!rangeOf.has(key)) ranges.push(range);
    rangeOf.set(key, range);
    return range;
  };
  const add = (entry: InputEntry): StandingRange => {
    const input = inputOf(entry);
    if (!(input.low < input.high)) return kept(-1, input);
    const index = indexOf.get(input.id) ?? inputs.push(input) - 1;
    indexOf.set(input.id, index);
    return kept(index, input);
  };
  return { inputs, ranges, add };
}
