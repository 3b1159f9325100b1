import { z } from 'zod';
import { EMPTY_WORLD } from './empty-world.ts';
import { scenarioSchema } from './root.ts';

/** JSON Schema as far as it is used here, with the marks that fields carry beside it. */
export interface SchemaNode {
  readonly type?: string | readonly string[];
  readonly description?: string;
  readonly properties?: Readonly<Record<string, SchemaNode>>;
  readonly additionalProperties?: boolean | SchemaNode;
  readonly items?: SchemaNode;
  readonly anyOf?: readonly SchemaNode[];
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly required?: readonly string[];
  readonly default?: unknown;
  readonly unit?: string;
  readonly example?: string;
  readonly defaultText?: string;
}

let made: SchemaNode | undefined;

/** The form of a scenario as JSON Schema (draft 7), with the marks of its fields. Made once. */
export function markedJsonSchema(): SchemaNode {
  made ??= z.toJSONSchema(scenarioSchema({ world: EMPTY_WORLD, rates: {} }), {
    target: 'draft-7',
    io: 'input',
  }) as SchemaNode;
  return made;
}
