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

/** Watches what a page asks IndexedDB to write. */
export function watchIndexedDb({ scope, instruments, guard, log }: IndexedDbWatchOptions): void {
  const { prototype } = scope.IDBObjectStore;
  const storeName = nativeGetter(prototype, 'name');
  const transactionOf = nativeGetter(prototype, 'transaction');
  const databaseOf = nativeGetter(scope.IDBTransaction.prototype, 'db');
  const databaseName = nativeGetter(scope.IDBDatabase.prototype, 'name');

  const watch = (op: 'put' | 'add' | 'delete' | 'clear', describe: (args: readonly unknown[]) => object) =>
    instruments.method(prototype, op, guard, {
      after: (_result, _token, args, self) => {
        if (!log.open) return;
        const database = String(databaseName(databaseOf(transactionOf(self))));
        log.add({ kind: 'storage.db', database, objectStore: String(storeName(self)), op, ...describe(args) });
      },
    });

  for (const op of ['put', 'add'] as const) watch(op, ([value, key]) => ({ ...keyText(key), ...valueText(value) }));
  watch('delete', ([key]) => keyText(key));
  watch('clear', () => ({}));
}

function keyText(key: unknown): { key?: string } {
  const { value } = valueText(key);
  return value === undefined ? {} : { key: value.slice(0, 500) };
}
