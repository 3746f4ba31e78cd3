import type { Json } from '../json.ts';
import type { PatchOp } from '../kinds/store.ts';
import { applyOp, findWay } from './apply-op.ts';

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
  for (const op of patch) {
    const way = findWay(next, op);
    if (way !== undefined) next = applyOp(way);
  }
  return next;
}
