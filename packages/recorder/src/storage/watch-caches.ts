import type { RecordOf } from '@driftscope/records';
import { followPromise } from '../hook/follow-promise.ts';
import type { Guard } from '../hook/guard.ts';
import type { Instruments } from '../hook/instruments.ts';
import { requestAddress } from '../http/describe-request.ts';
import type { RecordLog } from '../log/record-log.ts';

export interface CacheWatchOptions {
  readonly scope: Window & typeof globalThis;
  readonly instruments: Instruments;
  readonly guard: Guard;
  readonly log: RecordLog;
}

type Op = RecordOf<'storage.cache'>['op'];

const MAX_NAME = 500;

/** Watches what a page asks its caches to keep and to give up. Pages without TLS have none. */
export function watchCaches({ scope, instruments, guard, log }: CacheWatchOptions): void {
  // Absent in pages without TLS, whatever the types say.
  if (!('Cache' in scope && 'CacheStorage' in scope)) return;
  const { prototype } = scope.Cache;
  const names = new WeakMap<object, string>();

  const tell = (cache: unknown, op: Op, request: unknown) => {
    const name = typeof cache === 'object' && cache !== null ? names.get(cache) : undefined;
    const url = requestAddress(request, scope.document.baseURI);
    log.add({
      kind: 'storage.cache',
      ...(name !== undefined && { cache: name }),
      op,
      ...(url !== undefined && { url }),
    });
  };

  const watch = (method: string, op: Op) =>
    instruments.method(prototype, method, guard, {
      after: (_result, _token, [request], self) => {
        if (log.open) tell(self, op, request);
      },
    });
  watch('put', 'put');
  watch('add', 'put');
  watch('delete', 'delete');
  instruments.method(prototype, 'addAll', guard, {
    after: (_result, _token, [requests], self) => {
      // Any other iterable would be used up by looking at it.
      if (log.open && Array.isArray(requests)) for (const request of requests) tell(self, 'put', request);
    },
  });

  const opened = guard.wrap((cache: unknown, name: string) => {
    if (typeof cache === 'object' && cache !== null) names.set(cache, name.slice(0, MAX_NAME));
  });
  instruments.method(scope.CacheStorage.prototype, 'open', guard, {
    follow: (promise, _token, [name]) =>
      log.open && typeof name === 'string' ? followPromise(promise, (cache) => opened(cache, name)) : undefined,
  });
  instruments.method(scope.CacheStorage.prototype, 'delete', guard, {
    after: (_result, _token, [name]) => {
      if (log.open && typeof name === 'string') {
        log.add({ kind: 'storage.cache', cache: name.slice(0, MAX_NAME), op: 'drop' });
      }
    },
  });
}
