import type { AppEffect, StorageEffect, SyncEffect } from '../machine/effect.ts';
import type { SyncEvent } from '../machine/event.ts';
import { createHttp } from '../transport/http.ts';
import type { SyncClientOptions, SyncScope } from './sync-client.ts';

export interface PerformerOptions extends SyncClientOptions {
  readonly scope: SyncScope;
  readonly tell: (event: SyncEvent) => void;
}

/** What the shell does in the world. What is for the app itself, the client tells it. */
export type OuterEffect = Exclude<SyncEffect, AppEffect>;

export interface Performer {
  perform(effect: OuterEffect): void;
  stop(): void;
}

/** Does what the machine says, and tells it what came of it. */
export function createPerformer(options: PerformerOptions): Performer {
  const { scope, tell, credentials, storage, url = '' } = options;
  const http = createHttp({ url, credentials, fetch: scope.fetch.bind(scope) });
  const sockets = options.socket?.({ credentials, tell });
  const tabs = options.tabs?.(tell);

  const performStorage = async (effect: StorageEffect): Promise<void> => {
    if (effect.kind === 'load') {
      const { request, user } = effect;
      const copy = await storage?.load(user).catch(() => null);
      return tell({ kind: 'loaded', request, copy: copy ?? null });
    }
    if (effect.kind === 'wipe') return storage?.wipe(effect.user);
    // A browser that fails to store is full, or as good as.
    const outcome = await storage?.save(effect.user, effect.session, effect.writes).catch(() => 'full' as const);
    if (outcome === 'full' || outcome === 'signed-out') {
      tell({ kind: 'save-failed', session: effect.session, reason: outcome });
    }
  };

  return {
    perform: (effect) => {
      switch (effect.kind) {
        case 'open':
        case 'send':
        case 'close':
          return sockets?.perform(effect);
        case 'read-heads':
        case 'read':
        case 'push':
          return void http.perform(effect).then(tell);
        case 'abort':
          return http.abort();
        case 'load':
        case 'save':
        case 'wipe':
          return void performStorage(effect).catch((error: unknown) => scope.reportError(error));
        default:
          return tabs?.perform(effect);
      }
    },
    stop: () => {
      http.abort();
      sockets?.closeAll();
      tabs?.close();
    },
  };
}
