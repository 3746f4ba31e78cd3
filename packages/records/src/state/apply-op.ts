import { isJsonObject, type Json, type JsonObject } from '../json.ts';
import type { PatchOp } from '../kinds/store.ts';

type Step = string | number;
type Table = { [key: string]: Json };

/** Which containers may be changed where they are. */
export interface Ownership {
  /** Copies that were made here, and that nobody else looks at. */
  readonly own: WeakSet<object>;
  /** Former versions of the object, and of all that is inside it, are to stay as they were. */
  isKept(object: JsonObject): boolean;
}

/** Where a step leads in a state, found once for all who follow it. */
export interface Way {
  readonly op: PatchOp;
  /** The containers that are gone through, the state first. */
  readonly containers: Json[];
  /** What the step replaces, or the container that it takes something out of. Absent: nothing stands there. */
  target: Json | undefined;
}

/** The way of a step. `undefined`: it does not fit the state, or changes nothing in it. */
export function findWay(state: Json, op: PatchOp): Way | undefined {
  const { path } = op;
  const depth = depthOf(op);
  // As long as it will be: a list that grows by a push has room for many, and most paths have two steps.
  const containers = new Array<Json>(depth);
  let target: Json | undefined = state;
  for (let index = 0; index < depth; index++) {
    const step = path[index] ?? '';
    if (target === undefined || !accepts(target, step)) return undefined;
    containers[index] = target;
    target = childOf(target, step);
  }
  return isChange(target, op) ? { op, containers, target } : undefined;
}

function isChange(target: Json | undefined, op: PatchOp): boolean {
  if (op.op === 'set') return target !== op.value;
  if (op.op === 'splice')
    return isList(target) && isWithin(op.at, target.length) && isWithin(op.remove, target.length - op.at);
  const step = op.path.at(-1);
  return step === undefined ? target !== null : hasChild(target, step);
}

/**
 * The state after a step. What lies on its way is copied, but for what is owned: that is changed where it is. The way leads
 * through the new state then. Goes up in a loop: the depth of a hostile state must not exhaust the stack.
 */
export function applyOp(way: Way, ownership?: Ownership): Json {
  const { op, containers } = way;
  const { path } = op;
  const keptFrom = ownership === undefined ? 0 : firstKept(way, ownership);
  const ownAt = (index: number) => (index < keptFrom ? ownership?.own : undefined);
  way.target = changed(way.target, op, ownAt(containers.length));
  let value = way.target;
  for (let index = containers.length - 1; index >= 0; index--) {
    const container = containers[index] ?? null;
    const step = path[index] ?? '';
    // It was changed where it is, and so is all that holds it.
    if (ownership !== undefined && childOf(container, step) === value) return containers[0] ?? null;
    value = withChild(container, step, value, ownAt(index));
    containers[index] = value;
  }
  return value;
}

/** Number of the first container on a way, its end included, that is to stay as it was. */
function firstKept({ containers, target }: Way, ownership: Ownership): number {
  for (let index = 0; index < containers.length; index++) {
    const container = containers[index];
    if (isJsonObject(container) && ownership.isKept(container)) return index;
  }
  return isJsonObject(target) && ownership.isKept(target) ? containers.length : Number.POSITIVE_INFINITY;
}

/** How many steps lead to what the op replaces, or to the container that it takes something out of. */
const depthOf = ({ op, path }: PatchOp): number => (op === 'delete' ? Math.max(0, path.length - 1) : path.length);

/** What stands there afterwards. */
function changed(at: Json | undefined, op: PatchOp, own: WeakSet<object> | undefined): Json {
  if (op.op === 'set') return op.value;
  if (op.op === 'splice') return isList(at) ? spliced(at, op, own) : null;
  const step = op.path.at(-1);
  if (typeof step === 'number') return isList(at) ? spliced(at, { at: step, remove: 1, insert: [] }, own) : null;
  return step === undefined || !isJsonObject(at) ? null : withoutKey(at, step);
}

type Splice = Pick<Extract<PatchOp, { op: 'splice' }>, 'at' | 'remove' | 'insert'>;

function spliced(list: readonly Json[], { at, remove, insert }: Splice, own: WeakSet<object> | undefined): Json {
  // Built-ins copy a list many times faster than spreading it; but arguments have to fit on the stack.
  const isFew = insert.length <= MOST_ARGUMENTS;
  if (isFew && isOwnList(list, own)) {
    list.splice(at, remove, ...insert);
    return list;
  }
  const copy = isFew
    ? list.toSpliced(at, remove, ...insert)
    : list.slice(0, at).concat(insert, list.slice(at + remove));
  own?.add(copy);
  return copy;
}

const MOST_ARGUMENTS = 1_000;

function withChild(container: Json, step: Step, value: Json, own: WeakSet<object> | undefined): Json {
  if (isList(container)) return typeof step === 'number' ? withItem(container, step, value, own) : container;
  return isJsonObject(container) ? withKey(container, String(step), value, own) : container;
}

function withItem(list: readonly Json[], index: number, value: Json, own: WeakSet<object> | undefined): Json {
  const copy = isOwnList(list, own) ? list : list.slice();
  copy[index] = value;
  own?.add(copy);
  return copy;
}

function withKey(object: JsonObject, key: string, value: Json, own: WeakSet<object> | undefined): Json {
  // A computed key in a literal defines an own property, also for `__proto__`; an assignment, twice as fast, would not.
  if (key === '__proto__') return { ...object, [key]: value };
  const copy: Table = own?.has(object) ? object : { ...object };
  copy[key] = value;
  own?.add(copy);
  return copy;
}

function withoutKey(object: JsonObject, key: string): Json {
  const { [key]: _, ...rest } = object;
  return rest;
}

const accepts = (container: Json, step: Step): boolean =>
  typeof step === 'number' ? isList(container) && isWithin(step, container.length) : isJsonObject(container);

const isWithin = (at: number, length: number): boolean => Number.isInteger(at) && at >= 0 && at <= length;

function hasChild(container: Json | undefined, step: Step): boolean {
  if (typeof step === 'number') return isList(container) && isWithin(step, container.length - 1);
  return isJsonObject(container) && Object.hasOwn(container, step);
}

function childOf(container: Json | undefined, step: Step): Json | undefined {
  if (typeof step === 'number') return isList(container) ? container[step] : undefined;
  // Own keys only: `__proto__` and the like are absent unless the state really has them.
  return isJsonObject(container) && Object.hasOwn(container, step) ? container[step] : undefined;
}

const isList = (value: Json | undefined): value is readonly Json[] => Array.isArray(value);

const isOwnList = (list: readonly Json[], own: WeakSet<object> | undefined): list is Json[] => own?.has(list) === true;
