import { valueAt } from '@driftscope/detect';
import type { Json, PatchOp, PatchPath } from '@driftscope/records';
import { type StoreHistory, type StoreVersion, stateAt } from './store-history.ts';

/**
 * What wrote the value that a store holds at a place: the last commit that set it or something in it, or the snapshot
 * that it was in from the beginning. Items are followed back through the moves of their list.
 *
 * @param index The version that is looked at; `path` leads to the value in its state.
 * @returns `undefined` where its beginning is not among the records.
 */
export function originOf(history: StoreHistory, index: number, path: PatchPath): StoreVersion | undefined {
  let place = path;
  for (let at = index; at >= 0; at--) {
    const version = history.versions[at];
    if (version === undefined) return undefined;
    if (version.kind === 'store.snapshot') {
      if (!isRepeated(version.state, stateAt(history, at - 1), place)) return version;
      continue;
    }
    for (const op of version.patch.toReversed()) {
      const former = placeBefore(place, op);
      if (former === undefined) return version;
      place = former;
    }
  }
  return undefined;
}

/** A snapshot that is taken again writes nothing: it says what was there. */
function isRepeated(state: Json, before: Json | undefined, path: PatchPath): boolean {
  const former = before === undefined ? undefined : valueAt(before, path);
  return former !== undefined && JSON.stringify(former) === JSON.stringify(valueAt(state, path));
}

/** Where the value stood before the step. `undefined`: the step wrote it, or something in it. */
function placeBefore(place: PatchPath, op: PatchOp): PatchPath | undefined {
  const shared = sharedSteps(place, op.path);
  // It is what the step wrote, or holds that.
  if (shared === place.length) return undefined;
  if (op.op === 'set') return shared === op.path.length ? undefined : place;
  const list = op.op === 'splice' ? op.path : op.path.slice(0, -1);
  const [at, remove, insert] = op.op === 'splice' ? [op.at, op.remove, op.insert.length] : [op.path.at(-1), 1, 0];
  const item = place[list.length];
  if (shared < list.length || typeof item !== 'number' || typeof at !== 'number' || item < at) return place;
  return item < at + insert ? undefined : place.with(list.length, item - insert + remove);
}

function sharedSteps(one: PatchPath, other: PatchPath): number {
  const differs = one.findIndex((step, index) => step !== other[index]);
  return differs === -1 ? one.length : differs;
}
