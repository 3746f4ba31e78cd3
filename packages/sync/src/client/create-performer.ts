import type { AppEffect, StorageEffect, SyncEffect, TabEffect } from '../machine/effect.ts';
import type { SyncEvent } from '../machine/event.ts';
import { parseSavedCopy } from '../machine/saved-copy.ts';
import { openTabChannel } from '../tabs/tab-channel.ts';
import { createTabLock } from '../tabs/tab-lock.ts';
import { createHttp } from '../transport/http.ts';
import type { OpenSocket } from '../transport/open-socket.ts';
import { createSockets } from './open-sockets.ts';
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
  const { scope, tell, credentials, storage, url = '', name = 'sync', crossTab = true } = options;
  const http = createHttp({ url, credentials, fetch: scope.fetch.bind(scope) });
  const sockets = createSockets({ open: options.socket ?? noSocket, credentials, tell });
  const { locks } = scope.navigator;
  const { BroadcastChannel } = scope;
  const lock =
    locks &&
    createTabLock({
      locks,
      name,
      onElected: (bid) => tell({ kind: 'elected', bid }),
      onDeposed: (bid) => tell({ kind: 'deposed', bid }),
    });
  const channel =
    crossTab && BroadcastChannel
      ? openTabChannel(BroadcastChannel, name, (message) => tell({ kind: 'tab-message', message }))
      : undefined;

  const performTab = (effect: TabEffect) => {
    if (effect.kind === 'post') channel?.post(effect.message);
    else if (effect.kind === 'resign') lock?.resign();
    else lock?.bid(effect);
  };

  const performStorage = async (effect: StorageEffect): Promise<void> => {
    if (effect.kind === 'load') {
      const { request, user } = effect;
      const parsed = storage && parseSavedCopy(await storage.load(user).catch(() => undefined));
      return tell({ kind: 'loaded', request, copy: parsed?.ok ? parsed.value : null });
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
          return sockets.perform(effect);
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
          return performTab(effect);
      }
    },
    stop: () => {
      http.abort();
      sockets.closeAll();
      lock?.resign();
      channel?.close();
    },
  };
}

const noSocket: OpenSocket = () => {
  throw new Error('the machine asked for a socket, and the client was made without one');
};
