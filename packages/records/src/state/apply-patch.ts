import { isJsonObject, type Json } from '../json.ts';
import type { PatchOp } from '../kinds/store.ts';

/**
 * The next state: what a `store.commit` did to the state before it. The input is never changed, and parts that
 * no step touches are the same objects in the result, so that two states can be compared by reference.
 *
 * `set` replaces or adds a key, replaces an array's element or appends one (index = length); `delete` removes a key,
 * or an element; `splice` works on arrays. Strings address objects, numbers address arrays. An empty path is the whole
 * state; deleting it leaves `null`.
 *
 * A step that does not fit the state (a missing parent, an index out of bounds, a key of an array) is left out, and the
 * others are applied: after a loss of records, patches meet a state that they were not made for. Never throws.
 */
export function applyPatch(state: Json, patch: readonly PatchOp[]): Json {
  let next = state;
  for (const op of patch) next = applyOp(next, op);
  return next;
}

type Step = string | number;
interface Level {
  readonly container: Json;
  readonly step: Step;
}

/** Walks down and up in loops: the depth of a hostile state must not exhaust the stack. */
function applyOp(state: Json, op: PatchOp): Json {
  const levels: Level[] = [];
  let at: Json | undefined = state;
  const depth = op.op === 'delete' ? op.path.length - 1 : op.path.length;
  for (const [index, step] of op.path.entries()) {
    if (index >= depth) break;
    if (at === undefined || !accepts(at, step)) return state;
    levels.push({ container: at, step });
    at = childOf(at, step);
  }
  let value = changed(at, op);
  if (value === undefined || value === at) return state;
  for (const { container, step } of levels.reverse()) value = withChild(container, step, value);
  return value;
}

/** What stands at the op's place afterwards. `undefined`: the op does not fit. */
function changed(at: Json | undefined, op: PatchOp): Json | undefined {
  if (op.op === 'set') return op.value;
  if (op.op === 'splice') return spliced(at, op);
  const step = op.path.at(-1);
  if (step === undefined) return null;
  return at === undefined ? undefined : withoutChild(at, step);
}

function spliced(at: Json | undefined, op: Extract<PatchOp, { op: 'splice' }>): Json | undefined {
  if (!Array.isArray(at) || !isWithin(op.at, at.length) || !isWithin(op.remove, at.length - op.at)) return undefined;
  // Built-ins copy a list many times faster than spreading it; but arguments have to fit on the stack.
  if (op.insert.length <= MOST_ARGUMENTS) return at.toSpliced(op.at, op.remove, ...op.insert);
  return at.slice(0, op.at).concat(op.insert, at.slice(op.at + op.remove));
}

const MOST_ARGUMENTS = 1_000;

const accepts = (container: Json, step: Step): boolean =>
  typeof step === 'number' ? Array.isArray(container) && isWithin(step, container.length) : isJsonObject(container);

const isWithin = (at: number, length: number): boolean => Number.isInteger(at) && at >= 0 && at <= length;

function childOf(container: Json, step: Step): Json | undefined {
  if (typeof step === 'number') return Array.isArray(container) ? container[step] : undefined;
  // Own keys only: `__proto__` and the like are absent unless the state really has them.
  return isJsonObject(container) && Object.hasOwn(container, step) ? container[step] : undefined;
}

function withChild(container: Json, step: Step, value: Json): Json {
  if (typeof step === 'number' && Array.isArray(container)) {
    const copy = container.slice();
    copy[step] = value;
    return copy;
  }
  if (!isJsonObject(container)) return container;
  // A computed key in a literal defines an own property, also for `__proto__`; an assignment, twice as fast, would not.
  if (step === '__proto__') return { ...container, [step]: value };
  const copy: { [key: string]: Json } = { ...container };
  copy[step] = value;
  return copy;
}

function withoutChild(container: Json, step: Step): Json | undefined {
  if (typeof step === 'number') {
    return Array.isArray(container) && isWithin(step, container.length - 1) ? container.toSpliced(step, 1) : undefined;
  }
  if (!isJsonObject(container) || !Object.hasOwn(container, step)) return undefined;
  const { [step]: _, ...rest } = container;
  return rest;
}
