import type { SourcePath } from '../source-tree.ts';
import { markedJsonSchema, type SchemaNode } from './marked-json-schema.ts';

/** The keys that a map at a path of a scenario file may have; none where they are the user's own. */
export function keysAt(path: SourcePath): readonly string[] {
  let nodes: readonly SchemaNode[] = [markedJsonSchema()];
  for (const step of path) nodes = nodes.flatMap(branches).flatMap((node) => below(node, step));
  return nodes.flatMap(branches).flatMap(({ properties }) => Object.keys(properties ?? {}));
}

function branches(node: SchemaNode): readonly SchemaNode[] {
  return node.anyOf ? node.anyOf.flatMap(branches) : [node];
}

function below(node: SchemaNode, step: PropertyKey): readonly SchemaNode[] {
  if (typeof step === 'number') return node.items ? [node.items] : [];
  const field = node.properties?.[String(step)];
  if (field) return [field];
  return typeof node.additionalProperties === 'object' ? [node.additionalProperties] : [];
}
