import { z } from 'zod';
import { DATA_CLASSES } from '../../compliance/data-classes.ts';
import type { Workload } from '../../demand/workload.ts';
import { byCodePoint } from '../by-code-point.ts';
import { WORKLOAD_PRESETS } from '../workload-presets.ts';
import type { SchemaContext } from './context.ts';
import {
  namedMap,
  resolvedField,
  type Collect,
  quantityField,
  shareField,
  textField,
} from './fields.ts';
import { KINDS } from './kinds.ts';

/** How far the shares may miss 1: what is left by writing thirds to seven digits. */
const SHARE_TOLERANCE = 1e-6;
/** Every class is a row of demand for each of 1,500 cities. */
const MOST_WORKLOADS = 40;
const PRESET_IDS = WORKLOAD_PRESETS.map(({ id }) => id).join(', ');

/** `workloads`: the classes of demand, by the user's own names or those of the presets. */
export function workloadsSchema(context: SchemaContext) {
  const given = namedMap(workloadFields(context), MOST_WORKLOADS)
    .meta({
      description: `classes of demand; the names ${PRESET_IDS} bring defaults, and all of them stay where no share is stated`,
      defaultText: 'all presets',
    })
    .optional();
  return resolvedField(given, resolvedWorkloads);
}

type Fields = z.output<ReturnType<typeof workloadFields>>;

function workloadFields({ rates }: SchemaContext) {
  return z
    .strictObject({
      label: textField(80, {
        description: 'what reports call it',
        defaultText: "the preset's, or the name",
      }).optional(),
      share: shareField(
        { min: 0, max: 1 },
        {
          description: 'share of all demand; the shares of all classes sum to 1',
          defaultText: "the preset's",
        },
      ).optional(),
      latencyBudget: quantityField(
        KINDS.delay,
        { min: 0.1, max: 10_000 },
        { rates, description: 'round trip that its users accept', defaultText: "the preset's" },
      ).optional(),
      dataClass: z
        .enum(DATA_CLASSES)
        .meta({
          description: 'class of data that the law asks about',
          defaultText: "the preset's, or personal",
        })
        .optional(),
      accelerators: z
        .boolean()
        .meta({
          description: 'whether it runs on accelerators, which export rules may forbid',
          defaultText: "the preset's, or false",
        })
        .optional(),
    })
    .meta({ description: 'a class of demand' });
}

/** Where presets are changed and no share is stated, the presets that are not named stay beside them. */
function withOtherPresets(given: ReadonlyMap<string, Fields>): ReadonlyMap<string, Fields> {
  const isChange = [...given].every(
    ([id, { share }]) => share === undefined && WORKLOAD_PRESETS.some((preset) => preset.id === id),
  );
  if (given.size === 0 || !isChange) return given;
  return new Map([...WORKLOAD_PRESETS.map(({ id }) => [id, {}] as const), ...given]);
}

/** The classes of demand by id, filled from the presets; shares must sum to 1. */
function resolvedWorkloads(
  given: ReadonlyMap<string, Fields> | undefined,
  collect: Collect,
): readonly Workload[] {
  if (given === undefined) return WORKLOAD_PRESETS.toSorted((a, b) => byCodePoint(a.id, b.id));
  const workloads = [...withOtherPresets(given)]
    .map(([id, fields]) => resolvedWorkload(id, fields, collect))
    .toSorted((a, b) => byCodePoint(a.id, b.id));
  const sum = workloads.reduce((total, { demandShare }) => total + demandShare, 0);
  if (Math.abs(sum - 1) > SHARE_TOLERANCE) {
    const terms = workloads.map(({ id, demandShare }) => `${id} ${demandShare}`).join(' + ');
    const message = `shares must sum to 1, they sum to ${Number(sum.toPrecision(9))}: ${terms}`;
    collect({ path: [], message: message.slice(0, 300) });
  }
  return workloads;
}

function resolvedWorkload(
  id: string,
  { label, share, latencyBudget, dataClass, accelerators }: Fields,
  collect: Collect,
): Workload {
  const preset = WORKLOAD_PRESETS.find((it) => it.id === id);
  const missing = { share, latencyBudget };
  for (const [field, value] of Object.entries(missing)) {
    if (value !== undefined || preset) continue;
    const hint = (): string => `only ${PRESET_IDS} have one by default`;
    collect({ path: [id, field], message: 'is missing', hint });
  }
  return {
    id,
    label: label ?? preset?.label ?? id,
    demandShare: share ?? preset?.demandShare ?? 0,
    latencyBudgetMs: latencyBudget ?? preset?.latencyBudgetMs ?? 0,
    dataClass: dataClass ?? preset?.dataClass ?? 'personal',
    needsAccelerators: accelerators ?? preset?.needsAccelerators ?? false,
  };
}
