import { valueAt } from '@driftscope/detect';
import { applyPatch, type Json, type PatchOp, type PatchPath } from '@driftscope/records';

/** One value that a commit changed. */
export interface ValueChange {
  /** Where it is after the commit; where it was, if it is gone. */
  readonly path: PatchPath;
  /** Absent: it was not there. */
  readonly before?: Json;
  /** Absent: it is gone. */
  readonly after?: Json;
}

/** What the steps of a commit change in a state, in their order. Items of lists each on their own. */
export function changesIn(state: Json, patch: readonly PatchOp[]): readonly ValueChange[] {
  let current = state;
  return patch.flatMap((op) => {
    const next = applyPatch(current, [op]);
    const changes = next === current ? [] : changesOf(current, op);
    current = next;
    return changes;
  });
}

function changesOf(state: Json, op: PatchOp): readonly ValueChange[] {
  const before = valueAt(state, op.path);
  if (op.op === 'set') return [{ path: op.path, ...(before !== undefined && { before }), after: op.value }];
  if (op.op === 'delete') return before === undefined ? [] : [{ path: op.path, before }];
  const removed = Array.isArray(before) ? before.slice(op.at, op.at + op.remove) : [];
  return Array.from({ length: Math.max(removed.length, op.insert.length) }, (_, index) => {
    const [was, is] = [removed[index], op.insert[index]];
    return {
      path: [...op.path, op.at + index],
      ...(was !== undefined && { before: was }),
      ...(is !== undefined && { after: is }),
    };
  });
}
