import { LAYER_FIELDS } from './scenario-layers.ts';
import { markedJsonSchema, type SchemaNode } from './schema/marked-json-schema.ts';

/** A JSON Schema document, as it is written to a file. */
export type JsonSchema = Readonly<Record<string, unknown>>;

/**
 * JSON Schema (draft 7) of scenario files, for editors: it knows every field with its description, its default and an
 * example, also inside overrides. Units and names of the world are checked by `parseScenario` alone.
 */
export function scenarioJsonSchema(): JsonSchema {
  const root = plainSchema(markedJsonSchema());
  const properties = root.properties as Record<string, JsonSchema>;
  return {
    ...root,
    title: 'regionsim scenario',
    properties: {
      ...properties,
      overrides: { ...properties.overrides, additionalProperties: { $ref: '#/definitions/patch' } },
    },
    definitions: { patch: patchSchema(root) },
  };
}

/** Without the marks that JSON Schema does not know; they become words of the description. */
function plainSchema(node: SchemaNode): JsonSchema {
  const { unit, example, defaultText, bounds, description, ...rest } = node;
  const isNumber = [node.type].flat().some((type) => type === 'number' || type === 'integer');
  const words = [
    description,
    unit === undefined || unit === '' ? undefined : `(${unit})`,
    bounds && !isNumber ? `- ${bounds.min} to ${bounds.max}` : undefined,
    defaultText === undefined ? undefined : `- default: ${defaultText}`,
  ];
  const text = words.filter((word) => word !== undefined).join(' ');
  return {
    ...mapped(rest, plainSchema),
    ...(bounds && isNumber ? { minimum: bounds.min, maximum: bounds.max } : {}),
    ...(text === '' ? {} : { description: text }),
    ...(example === undefined ? {} : { examples: [example] }),
  };
}

/** What a patch of the schema leaves out: a patch requires nothing and has no defaults. */
const WHOLE_ONLY: ReadonlySet<string> = new Set([
  '$schema',
  'required',
  'default',
  ...LAYER_FIELDS,
]);

/** The schema of a patch: any field may be left out, and `null` takes its value away. */
function patchSchema(node: JsonSchema): JsonSchema {
  const patched = Object.entries(node).flatMap(([keyword, value]) => {
    if (WHOLE_ONLY.has(keyword)) return [];
    if (keyword === 'properties') return [[keyword, patchFields(value as Fields)]];
    const isMap = keyword === 'additionalProperties' && typeof value === 'object';
    return [[keyword, isMap ? orNull(patchSchema(value as JsonSchema)) : value]];
  });
  return Object.fromEntries(patched) as JsonSchema;
}

type Fields = Readonly<Record<string, JsonSchema>>;

function patchFields(fields: Fields): Fields {
  const inner = Object.entries(fields).filter(([key]) => !WHOLE_ONLY.has(key));
  return Object.fromEntries(inner.map(([key, field]) => [key, orNull(patchSchema(field))]));
}

function orNull(schema: JsonSchema): JsonSchema {
  return { anyOf: [schema, { type: 'null' }] };
}

/** A schema with `change` made to every schema directly below it. */
function mapped(node: SchemaNode, change: (node: SchemaNode) => JsonSchema): JsonSchema {
  const { properties, additionalProperties, items, anyOf, ...rest } = node;
  return {
    ...rest,
    ...(properties && {
      properties: Object.fromEntries(
        Object.entries(properties).map(([key, value]) => [key, change(value)]),
      ),
    }),
    ...(additionalProperties !== undefined && {
      additionalProperties:
        typeof additionalProperties === 'object'
          ? change(additionalProperties)
          : additionalProperties,
    }),
    ...(items && { items: change(items) }),
    ...(anyOf && { anyOf: anyOf.map(change) }),
  };
}
