/** What a storage holds. `undefined`: more than is worth to be read again and again. */
export type ReadStorage = () => ReadonlyMap<string, string> | undefined;

/** A key whose value is another than was known. Absent value: it is gone. */
export interface StorageChange {
  readonly key: string;
  readonly value?: string;
}

/** Remembers what a storage held, to find what was changed with nobody telling. */
export interface StorageMirror {
  /** What is in the storage now, and was not known. The first time it only remembers; afterwards each change comes until it is noted. */
  changes(): readonly StorageChange[];
  /** It is known now. Absent value: that the key is gone. */
  note(change: StorageChange): void;
  noteCleared(): void;
  forget(): void;
}

export function createStorageMirror(read: ReadStorage): StorageMirror {
  let known: Map<string, string> | undefined;
  return {
    changes: () => {
      const held = read();
      if (held === undefined || known === undefined) {
        known = held && new Map(held);
        return [];
      }
      const changes: StorageChange[] = [];
      held.forEach((value, key) => {
        if (known?.get(key) !== value) changes.push({ key, value });
      });
      known.forEach((_value, key) => {
        if (!held.has(key)) changes.push({ key });
      });
      return changes;
    },
    note: ({ key, value }) => {
      if (value === undefined) known?.delete(key);
      else known?.set(key, value);
    },
    noteCleared: () => known?.clear(),
    forget: () => {
      known = undefined;
    },
  };
}
