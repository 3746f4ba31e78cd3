import type { Json, PatchOp } from '@driftscope/records';

/**
 * Changes a state where it lies, as `applyPatch` would make another of it: for one that nobody else holds, and steps that were
 * made for it. It neither copies nor checks, for each page that is recorded compiles it. Objects have no prototype, as
 * `encodeState` makes them.
 *
 * @throws TypeError when a step does not fit
 */
export function applyInPlace(state: Json, patch: readonly PatchOp[]): Json {
  const root = { state };
  for (let at = 0; at < patch.length; at += 1) {
    const op = patch[at];
    if (op) applyStep(root, op);
  }
  return root.state;
}

function applyStep(root: { state: Json }, op: PatchOp): void {
  const { path } = op;
  let holder: object = root;
  let key: string | number = 'state';
  for (let at = 0; at < path.length; at += 1) {
    holder = Reflect.get(holder, key);
    key = path[at] ?? '';
  }
  if (op.op === 'set') Reflect.set(holder, key, op.value);
  else if (op.op === 'splice') {
    const list = Reflect.get(holder, key);
    Reflect.set(holder, key, list.slice(0, op.at).concat(op.insert, list.slice(op.at + op.remove)));
  } else if (Array.isArray(holder)) holder.splice(Number(key), 1);
  else if (holder === root) root.state = null;
  else Reflect.deleteProperty(holder, key);
}
