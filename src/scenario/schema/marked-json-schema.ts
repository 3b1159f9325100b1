import { z } from 'zod';
import type { NamedWorld } from './context.ts';
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
  readonly bounds?: { readonly min: number; readonly max: number };
}

/** A world without names: the form of a scenario does not depend on what the world holds. */
const NAMELESS: NamedWorld = {
  countries: new Map(),
  cities: [],
  regions: [],
  providers: new Map(),
  costParameters: new Map(),
  backbone: { links: [] },
};

let made: SchemaNode | undefined;

/** The form of a scenario as JSON Schema (draft 7), with the marks of its fields. Made once. */
export function markedJsonSchema(): SchemaNode {
  made ??= z.toJSONSchema(scenarioSchema({ world: NAMELESS, rates: {} }), {
    target: 'draft-7',
    io: 'input',
  }) as SchemaNode;
  return made;
}
