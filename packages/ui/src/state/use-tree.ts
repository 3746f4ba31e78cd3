import type { PatchPath } from '@driftscope/records';
import { useState } from 'react';
import { pathKey } from './state-rows.ts';

/** What is open in the tree of a store, and what is selected. Each store has its own. */
export function useTree(store: number | undefined) {
  const [trees, setTrees] = useState<ReadonlyMap<number | undefined, Tree>>(new Map());
  const tree = trees.get(store) ?? untouched;
  const set = (next: Partial<Tree>) => setTrees(new Map(trees).set(store, { ...tree, ...next }));
  return {
    ...tree,
    select: (path: PatchPath) => set({ selected: path }),
    toggle(path: PatchPath): void {
      const opened = new Set(tree.opened);
      if (!opened.delete(pathKey(path))) opened.add(pathKey(path));
      set({ opened, selected: path });
    },
    /** Selects a place, and opens all that is around it. */
    reveal(path: PatchPath): void {
      const around = path.map((_, length) => pathKey(path.slice(0, length)));
      set({ opened: new Set([...tree.opened, ...around]), selected: path });
    },
  };
}

interface Tree {
  readonly opened: ReadonlySet<string>;
  readonly selected: PatchPath | undefined;
}

const untouched: Tree = { opened: new Set([pathKey([])]), selected: undefined };
