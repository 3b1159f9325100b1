import { z } from 'zod';

/**
 * The fields that say how a scenario is put together. They are gone from a file before its other fields are read; here
 * they stand for the JSON Schema and the table of fields.
 */
export function layerFields() {
  return {
    extends: z
      .string()
      .meta({
        description:
          'scenario file, in the same folder or below, whose fields hold where this one is silent',
        example: 'base.yaml',
      })
      .optional(),
    overrides: z
      .record(
        z.string(),
        z.record(z.string(), z.unknown()).meta({ description: 'a partial scenario' }),
      )
      .meta({
        description: 'named partial scenarios to lay over this one; null takes a value away',
        defaultText: 'none',
      })
      .optional(),
    apply: z
      .union([z.array(z.string()), z.string()])
      .meta({ description: 'overrides that always apply, in this order', defaultText: 'none' })
      .optional(),
  };
}
