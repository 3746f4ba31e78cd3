import type { Json, PatchOp } from '@driftscope/records';
import { useMemo } from 'react';
import { EmptyState } from '../empty-state/empty-state.tsx';
import { computeStateRows, pathKey } from './state-rows.ts';
import { StateTree } from './state-tree.tsx';
import classes from './state-view.module.css';
import type { StoreHistory } from './store-history.ts';
import type { useTree } from './use-tree.ts';

/** The tree of one version, or why there is none. */
export function StatePane({
  history,
  version,
  state,
  tree,
}: {
  readonly history: StoreHistory;
  readonly version: number;
  /** Absent: it cannot be rebuilt. */
  readonly state: Json | undefined;
  readonly tree: ReturnType<typeof useTree>;
}) {
  const shown = history.versions[version];
  const changed = useMemo(() => (shown?.kind === 'store.commit' ? touchedBy(shown.patch) : nothing), [shown]);
  const rows = useMemo(() => (state === undefined ? [] : computeStateRows(state, tree.opened)), [state, tree.opened]);
  return (
    <div className={classes.pane}>
      {state === undefined ? (
        <EmptyState {...whyNot(history, version)} />
      ) : (
        <StateTree
          label={`State of ${history.name}`}
          rows={rows}
          selectedKey={tree.selected && pathKey(tree.selected)}
          changed={changed}
          onSelect={({ path }) => tree.select(path)}
          onToggle={({ path }) => tree.toggle(path)}
        />
      )}
    </div>
  );
}

const nothing: ReadonlySet<string> = new Set();

/** The places that a patch writes to, and those around them: a change inside what is closed is seen too. */
function touchedBy(patch: readonly PatchOp[]): ReadonlySet<string> {
  const keys = new Set<string>();
  for (const op of patch) {
    for (let length = 0; length <= op.path.length; length++) keys.add(pathKey(op.path.slice(0, length)));
    if (op.op !== 'splice') continue;
    for (const [offset] of op.insert.entries()) keys.add(pathKey([...op.path, op.at + offset]));
  }
  return keys;
}

function whyNot({ versions }: StoreHistory, version: number): { readonly title: string; readonly hint: string } {
  if (version < 0)
    return { title: 'Not there yet', hint: 'At this time the store had not been found, or not been read.' };
  const base = versions.slice(0, version + 1).findLast(({ kind }) => kind === 'store.snapshot');
  return base === undefined
    ? { title: 'State not known', hint: 'The snapshot that its changes build on is not among the records any more.' }
    : { title: 'State too large', hint: 'It was over the limit of what is recorded of a store.' };
}
