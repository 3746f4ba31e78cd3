import { isJsonObject, type Json, type JsonObject } from '@driftscope/records';
import { idOf } from '../entities/entity-id.ts';
import { ownersIn } from './own-id-field.ts';

/** A list of objects without an `id`. */
export interface UnnamedList {
  readonly items: readonly Json[];
  readonly first: JsonObject;
  /** The field that holds it. Absent: an envelope does, which tells nothing. */
  readonly field?: string;
  /** Ids that stand beside it: it may be of what has them. */
  readonly owners: readonly string[];
}

/** How deep a list may be wrapped: `{ data: { rides: { items: [] } } }`. */
const DEEPEST = 4;

const isEnvelopeName = (name: string): boolean =>
  /^(data|payload|body|results?|response|items|rows|records|list|content|entries|docs|values|nodes|collection)$/.test(
    name,
  );

/** The lists in what a server says; not those in things that have an id. */
export function findUnnamedLists(said: Json): readonly UnnamedList[] {
  if (typeof said !== 'object') return none;
  const found: UnnamedList[] = [];
  visit(said, undefined, none, 0, found);
  return found;
}

function visit(
  value: Json,
  field: string | undefined,
  owners: readonly string[],
  depth: number,
  found: UnnamedList[],
): void {
  if (Array.isArray(value)) {
    const first: Json | undefined = value[0];
    if (isJsonObject(first) && idOf(first) === undefined)
      found.push({ items: value, first, owners, ...(field !== undefined && { field }) });
  } else if (isJsonObject(value) && depth < DEEPEST && idOf(value) === undefined)
    visitFields(value, field, owners, depth, found);
}

function visitFields(
  object: JsonObject,
  field: string | undefined,
  owners: readonly string[],
  depth: number,
  found: UnnamedList[],
): void {
  let inside: readonly string[] | undefined;
  for (const name in object) {
    const child = object[name];
    if (typeof child !== 'object' || child === null) continue;
    inside ??= [...owners, ...ownersIn(object)];
    visit(child, isEnvelopeName(name) ? field : name, inside, depth + 1, found);
  }
}

const none: readonly never[] = [];
