import type { z } from 'zod';
import type { Diagnostic } from '../diagnostic.ts';
import { didYouMean } from '../nearest-name.ts';
import {
  keyPlaceAt,
  nodeAt,
  pathText,
  placeAt,
  type SourceNode,
  type SourcePath,
} from '../source-tree.ts';
import type { FaultParams } from './fields.ts';
import { keysAt } from './known-keys.ts';

type Issue = z.core.$ZodIssue;

/** A fault of one field, before the file's places and near names are looked up. */
export interface FieldFault extends FaultParams {
  readonly path: SourcePath;
  readonly message: string;
}

/** Faults beyond this number are counted, not shown. */
const MOST_FAULTS = 200;
/** A search for a near name goes through thousands of names and takes milliseconds: the first faults have it. */
const MOST_HINTS = 50;

/** The faults that a schema found, in words. */
export function fieldFaults(issues: readonly Issue[], tree: SourceNode): FieldFault[] {
  return issues.flatMap((issue) => faultsOf(issue, tree));
}

/** Faults with their places in the files. */
export function placedFaults(
  faults: readonly FieldFault[],
  tree: SourceNode,
  severity: Diagnostic['severity'] = 'error',
): Diagnostic[] {
  const shown = faults
    .slice(0, MOST_FAULTS)
    .map((fault, index) => placedFault(index < MOST_HINTS ? fault : withoutHint(fault), tree))
    .map((fault) => ({ ...fault, severity }));
  const rest = faults.length - shown.length;
  const last = shown.at(-1);
  if (rest === 0 || !last) return shown;
  return [...shown, { severity, file: last.file, message: `has ${rest} more faults` }];
}

function withoutHint({ path, message, isOfKey }: FieldFault): FieldFault {
  return { path, message, isOfKey };
}

function placedFault(
  { path, message, hint, isOfKey }: FieldFault,
  tree: SourceNode,
): Omit<Diagnostic, 'severity'> {
  const place = isOfKey === true ? keyPlaceAt(tree, path) : placeAt(tree, path);
  const text = hint?.();
  return {
    ...place,
    ...(path.length > 0 ? { path: pathText(path) } : {}),
    message: isOfKey === true ? message : withValue(message, nodeAt(tree, path)),
    ...(text === undefined ? {} : { hint: text }),
  };
}

function faultsOf(issue: Issue, tree: SourceNode): FieldFault[] {
  const { path } = issue;
  switch (issue.code) {
    case 'unrecognized_keys':
      return issue.keys.map((key) => ({
        path: [...path, key],
        message: 'is no field that a scenario has',
        hint: () => didYouMean(key, keysAt(path)),
        isOfKey: true,
      }));
    case 'invalid_union':
      return likeliestBranch(issue.errors).flatMap((inner) =>
        faultsOf({ ...inner, path: [...path, ...inner.path] }, tree),
      );
    case 'custom': {
      const params: FaultParams = issue.params ?? {};
      return [{ path, message: issue.message, ...params }];
    }
    case 'invalid_value': {
      const values = issue.values.map(String);
      const node = nodeAt(tree, path);
      const got = node?.kind === 'scalar' ? String(node.value) : '';
      const message = `must be one of ${values.join(', ')}${gotText(node)}`;
      return [{ path, message, hint: () => didYouMean(got, values) }];
    }
    case 'invalid_type': {
      const node = nodeAt(tree, path);
      const isMissing = node === undefined || (node.kind === 'scalar' && node.value === null);
      const wanted = TYPE_WORDS[issue.expected] ?? issue.expected;
      return [{ path, message: isMissing ? 'is missing' : `must be ${wanted}${gotText(node)}` }];
    }
    case 'too_small':
      return [{ path, message: `must have at least ${issue.minimum} of them` }];
    case 'too_big':
      return [{ path, message: `must have at most ${issue.maximum} of them` }];
    default:
      return [{ path, message: issue.message }];
  }
}

/** What a field must be is said with what it is; a wrong unit names the value by the unit already. */
function withValue(message: string, node: SourceNode | undefined): string {
  const isSaid = !message.startsWith('must be ') || /, (?:got|not in) /.test(message);
  return isSaid || node?.kind !== 'scalar' || node.value === null
    ? message
    : `${message}${gotText(node)}`;
}

const TYPE_WORDS: Readonly<Record<string, string>> = {
  array: 'a list',
  boolean: 'true or false',
  object: 'a map of fields (key: value)',
  record: 'a map (name: value)',
  string: 'text',
};

function gotText(node: SourceNode | undefined): string {
  if (!node) return '';
  if (node.kind !== 'scalar') return node.kind === 'map' ? ', got a map' : ', got a list';
  return `, got ${node.text.slice(0, 60)}`;
}

/** Of the forms that a value may have, the one that it seems to mean: the right type with the fewest faults. */
function likeliestBranch(branches: readonly (readonly Issue[])[]): readonly Issue[] {
  return branches.toSorted((a, b) => unlikeness(a) - unlikeness(b)).at(0) ?? [];
}

/** More faults than one form of a field can have. */
const WRONG_TYPE = 1e6;

function unlikeness(issues: readonly Issue[]): number {
  return issues.reduce((sum, issue) => {
    if (issue.path.length > 0) return sum + 1;
    if (issue.code === 'invalid_union') return sum + unlikeness(likeliestBranch(issue.errors));
    return sum + (isOfType(issue) ? WRONG_TYPE : 1);
  }, 0);
}

function isOfType(issue: Issue): boolean {
  if (issue.code !== 'custom') return issue.code === 'invalid_type';
  const params: FaultParams = issue.params ?? {};
  return params.isOfType === true;
}
