import type { Json } from '@driftscope/records';
import { readOwn } from '../hook/read-own.ts';
import { type Budget, isSpent } from './budget.ts';

/** Levels that are encoded; deeper ones are cut. */
export const MAX_DEPTH = 32;

/**
 * Encodes a store's state, or a part of it, as JSON that `applyPatch` can build on. `undefined`: it is left out.
 *
 * Functions, symbols and `undefined` are left out of objects, and are `null` in arrays. Map, Set, Date, bigint and
 * non-finite numbers become `{ $map }`, `{ $set }`, `{ $date }`, `{ $bigint }`, `{ $number }`; cycles and what lies
 * deeper than 32 levels `{ $cut }`. Of other class instances the own fields count, of the browser's own objects nothing.
 * Getters are never run. Objects have no prototype, so that a key like `__proto__` is a key like any other.
 *
 * Once the budget is spent the result is useless.
 *
 * @param within the objects that hold `value`, outermost first
 * @param read how the fields of an object are read
 */
export function encodeState(
  value: unknown,
  budget: Budget,
  within: readonly object[] = [],
  read: ReadField = readOwn,
): Json | undefined {
  return encode(value, { budget, within: [...within], read });
}

export type ReadField = (owner: object, key: string) => unknown;

interface Walk {
  readonly budget: Budget;
  readonly within: object[];
  readonly read: ReadField;
}

function encode(value: unknown, walk: Walk): Json | undefined {
  const { budget } = walk;
  budget.nodes -= 1;
  if (isSpent(budget)) return undefined;
  if (typeof value === 'object' && value !== null) return encodeObject(value, walk);
  if (typeof value === 'string') budget.chars -= value.length;
  return encodePrimitive(value);
}

function encodePrimitive(value: unknown): Json | undefined {
  if (value === null || typeof value === 'string' || typeof value === 'boolean') return value;
  // Adding 0 turns -0, which JSON does not know, into 0.
  if (typeof value === 'number') return Number.isFinite(value) ? value + 0 : tagged('$number', String(value));
  return typeof value === 'bigint' ? tagged('$bigint', String(value)) : undefined;
}

function encodeObject(value: object, walk: Walk): Json {
  const { within } = walk;
  if (within.includes(value)) return tagged('$cut', 'cycle');
  if (within.length >= MAX_DEPTH) return tagged('$cut', 'depth');
  within.push(value);
  const encoded = encodeParts(value, walk);
  within.pop();
  return encoded;
}

function encodeParts(value: object, walk: Walk): Json {
  const item = (part: unknown): Json => encode(part, walk) ?? null;
  if (Array.isArray(value)) return encodeItems(value, walk.budget, item);
  switch (Object.prototype.toString.call(value)) {
    case '[object Object]':
    case '[object Error]':
      return encodeFields(value, walk);
    case '[object Date]':
      return value instanceof Date ? tagged('$date', dateText(value)) : empty();
    case '[object Map]':
      return value instanceof Map
        ? tagged(
            '$map',
            [...value].map(([key, part]) => [item(key), item(part)]),
          )
        : empty();
    case '[object Set]':
      return value instanceof Set ? tagged('$set', [...value].map(item)) : empty();
    default:
      return empty();
  }
}

function encodeItems(list: readonly unknown[], budget: Budget, item: (part: unknown) => Json): Json[] {
  const items: Json[] = [];
  for (let at = 0; at < list.length && !isSpent(budget); at += 1) items[at] = item(list[at]);
  return items;
}

function encodeFields(value: object, walk: Walk): Json {
  const { budget, read } = walk;
  const fields = empty();
  for (const key of Object.keys(value)) {
    if (isSpent(budget)) break;
    const field = encode(read(value, key), walk);
    if (field === undefined) continue;
    budget.chars -= key.length;
    fields[key] = field;
  }
  return fields;
}

function empty(): Record<string, Json> {
  return Object.create(null);
}

function tagged(tag: string, content: Json): Json {
  const object = empty();
  object[tag] = content;
  return object;
}

const dateText = (date: Date): string => (Number.isNaN(date.getTime()) ? 'Invalid Date' : date.toISOString());
