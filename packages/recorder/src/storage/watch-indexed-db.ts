import type { RecordOf } from '@driftscope/records';
import type { Guard } from '../hook/guard.ts';
import type { Instruments } from '../hook/instruments.ts';
import { nativeGetter } from '../hook/native.ts';
import type { RecordLog } from '../log/record-log.ts';
import { valueText } from './value-text.ts';

export interface IndexedDbWatchOptions {
  readonly scope: Window & typeof globalThis;
  readonly instruments: Instruments;
  readonly guard: Guard;
  readonly log: RecordLog;
}

type Op = RecordOf<'storage.db'>['op'];

/** Watches what a page asks IndexedDB to write. */
export function watchIndexedDb({ scope, instruments, guard, log }: IndexedDbWatchOptions): void {
  const { prototype } = scope.IDBObjectStore;
  const storeName = nativeGetter(prototype, 'name');
  const transactionOf = nativeGetter(prototype, 'transaction');
  const databaseOf = nativeGetter(scope.IDBTransaction.prototype, 'db');
  const databaseName = nativeGetter(scope.IDBDatabase.prototype, 'name');

  const tell = (store: unknown, op: Op, described: object) => {
    const database = String(databaseName(databaseOf(transactionOf(store))));
    log.add({ kind: 'storage.db', database, objectStore: String(storeName(store)), op, ...described });
  };

  const watch = (op: Op, describe: (args: readonly unknown[]) => object) =>
    instruments.method(prototype, op, guard, {
      after: (_result, _token, args, self) => {
        if (log.open) tell(self, op, describe(args));
      },
    });

  const sourceOf = nativeGetter(scope.IDBCursor.prototype, 'source');
  const primaryKeyOf = nativeGetter(scope.IDBCursor.prototype, 'primaryKey');
  const storeOfIndex = nativeGetter(scope.IDBIndex.prototype, 'objectStore');
  const watchCursor = (method: 'update' | 'delete', op: Op, describe: (args: readonly unknown[]) => object) =>
    instruments.method(scope.IDBCursor.prototype, method, guard, {
      after: (_result, _token, args, self) => {
        if (!log.open) return;
        const source = sourceOf(self);
        const store = source instanceof scope.IDBIndex ? storeOfIndex(source) : source;
        tell(store, op, { ...keyText(primaryKeyOf(self)), ...describe(args) });
      },
    });

  watchCursor('update', 'put', ([value]) => valueText(value));
  watchCursor('delete', 'delete', () => ({}));
  for (const op of ['put', 'add'] as const) watch(op, ([value, key]) => ({ ...keyText(key), ...valueText(value) }));
  watch('delete', ([key]) => keyText(key));
  watch('clear', () => ({}));
  instruments.method(scope.IDBFactory.prototype, 'deleteDatabase', guard, {
    after: (_result, _token, [database]) => {
      if (log.open && typeof database === 'string') log.add({ kind: 'storage.db-deleted', database });
    },
  });
}

function keyText(key: unknown): { key?: string } {
  const { value } = valueText(key);
  return value === undefined ? {} : { key: value.slice(0, 500) };
}
