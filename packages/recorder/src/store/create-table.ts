import { type Entries, hasSame } from './has-same.ts';
import type { StoreSource } from './store-source.ts';

type Table = Readonly<Record<string, Entries>>;

export interface TableOptions extends Pick<StoreSource, 'identity' | 'library' | 'via' | 'name'> {
  /** All that is there now, by its keys. */
  read(): Table;
  /** Begins to tell of changes; answers how to end that. */
  follow(): unknown;
}

export interface TableStore {
  readonly source: StoreSource;
  /** What a key has now. `undefined`: nothing any more. Parts that are the same must be the same objects. */
  put(key: string, entry: Entries | undefined): void;
  /** All of it is another now. */
  replace(table: Table): void;
}

/** A store whose state is a table, which a library changes entry by entry. */
export function createTable({ read, follow, ...about }: TableOptions): TableStore {
  let table: Table = {};
  let listener: (() => void) | undefined;

  const replace = (next: Table) => {
    if (!listener) return;
    table = next;
    listener();
  };

  return {
    replace,
    put: (key, entry) => {
      const former = table[key];
      if (former === entry || (former && entry && hasSame(former, entry))) return;
      if (entry) return replace({ ...table, [key]: entry });
      const { [key]: _, ...others } = table;
      replace(others);
    },
    source: {
      ...about,
      getState: () => (listener ? table : read()),
      subscribe: (onChange) => {
        table = read();
        listener = onChange;
        const stop = follow();
        return () => {
          listener = undefined;
          table = {};
          if (typeof stop === 'function') stop();
        };
      },
    },
  };
}
