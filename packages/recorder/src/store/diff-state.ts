import type { Json, PatchOp } from '@driftscope/records';
import { readOwn } from '../hook/read-own.ts';
import { type Budget, createBudget, isSpent } from './budget.ts';
import { encodeState, MAX_DEPTH } from './encode-state.ts';
import { entityOf } from './entities-in.ts';

interface Walk {
  readonly ops: PatchOp[];
  readonly path: (string | number)[];
  /** The objects on the way down to what is compared, as `encodeState` wants them. */
  readonly within: object[];
  readonly budget: Budget;
}

/**
 * What turns the encoding of `prev` into that of `next`. Parts that are the same object in both are taken as unchanged and
 * not looked at, so an immutable update of a large state costs as much as its change.
 *
 * `undefined` when the change is larger than the budget.
 */
export function diffState(prev: unknown, next: unknown, budget: Budget = createBudget()): PatchOp[] | undefined {
  const walk: Walk = { ops: [], path: [], within: [], budget };
  compare(prev, next, walk);
  return isSpent(budget) ? undefined : walk.ops;
}

function compare(prev: unknown, next: unknown, walk: Walk): void {
  if (Object.is(prev, next)) return;
  if (!isContainer(prev) || !isContainer(next) || !canDescend(prev, next, walk)) {
    walk.ops.push({ op: 'set', path: [...walk.path], value: encodeItem(next, walk) });
    return;
  }
  walk.within.push(next);
  if (Array.isArray(prev) && Array.isArray(next)) compareLists(prev, next, walk);
  else compareFields(prev, next, walk);
  walk.within.pop();
}

const canDescend = (prev: object, next: object, { within }: Walk): boolean =>
  Array.isArray(prev) === Array.isArray(next) && within.length < MAX_DEPTH && !within.includes(next);

/** Whether it is encoded field by field, and so can be patched in its parts. */
function isContainer(value: unknown): value is object {
  if (typeof value !== 'object' || value === null) return false;
  return Array.isArray(value) || Object.prototype.toString.call(value) === '[object Object]';
}

function compareFields(prev: object, next: object, walk: Walk): void {
  walk.budget.nodes -= 1;
  if (isSpent(walk.budget)) return;
  for (const key of Object.keys(next)) {
    const [before, after] = [readOwn(prev, key), readOwn(next, key)];
    if (!Object.is(before, after)) compareAt(key, before, after, walk);
  }
  for (const key of Object.keys(prev)) {
    if (!Object.hasOwn(next, key) && isEncoded(readOwn(prev, key))) {
      walk.ops.push({ op: 'delete', path: [...walk.path, key] });
    }
  }
}

function compareAt(key: string, before: unknown, after: unknown, walk: Walk): void {
  walk.path.push(key);
  if (isEncoded(after)) compare(before, after, walk);
  else if (isEncoded(before)) walk.ops.push({ op: 'delete', path: [...walk.path] });
  walk.path.pop();
}

const isEncoded = (value: unknown): boolean =>
  value !== undefined && typeof value !== 'function' && typeof value !== 'symbol';

function compareLists(prev: readonly unknown[], next: readonly unknown[], walk: Walk): void {
  const shorter = Math.min(prev.length, next.length);
  let start = 0;
  while (start < shorter && arePair(prev[start], next[start])) start += 1;
  let tail = 0;
  while (tail < shorter - start && arePair(prev.at(-1 - tail), next.at(-1 - tail))) tail += 1;
  const removed = prev.length - tail - start;
  const added = next.length - tail - start;
  walk.budget.nodes -= start + tail;
  compareItems(prev, next, [0, start], 0, walk);

  // Items that changed in place are compared one by one, as long as most of them stayed where they were.
  const pairs = Math.min(removed, added);
  const inPlace = removed === added || stayed(prev, next, start, pairs) * 2 >= pairs;
  const compared = inPlace ? pairs : 0;
  compareItems(prev, next, [start, start + compared], 0, walk);
  const from = start + compared;
  if (removed !== compared || added !== compared) {
    const insert = next.slice(from, start + added).map((item) => encodeItem(item, walk));
    walk.ops.push({ op: 'splice', path: [...walk.path], at: from, remove: removed - compared, insert });
  }
  compareItems(prev, next, [next.length - tail, next.length], prev.length - next.length, walk);
}

/** Compares the items of `next` from one place to another with those that are `shift` further in `prev`. */
function compareItems(
  prev: readonly unknown[],
  next: readonly unknown[],
  [from, to]: readonly [number, number],
  shift: number,
  walk: Walk,
): void {
  for (let at = from; at < to; at += 1) {
    if (Object.is(prev[at + shift], next[at])) continue;
    walk.path.push(at);
    compare(prev[at + shift], next[at], walk);
    walk.path.pop();
  }
}

/** The same object, or one thing by its id: lists that are read anew have new objects, and mostly the same things. */
function arePair(before: unknown, after: unknown): boolean {
  if (Object.is(before, after)) return true;
  if (!isContainer(before) || !isContainer(after)) return false;
  const id = entityOf(after, readOwn)?.id;
  return id !== undefined && id === entityOf(before, readOwn)?.id;
}

function stayed(prev: readonly unknown[], next: readonly unknown[], start: number, pairs: number): number {
  let count = 0;
  for (let at = start; at < start + pairs; at += 1) if (same(prev, at, next, at)) count += 1;
  return count;
}

const same = (prev: readonly unknown[], at: number, next: readonly unknown[], to: number): boolean =>
  Object.is(prev[at], next[to]);

const encodeItem = (value: unknown, { budget, within }: Walk): Json => encodeState(value, budget, within) ?? null;
