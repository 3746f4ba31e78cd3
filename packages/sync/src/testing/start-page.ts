import { setImmediate as nextTurn } from 'node:timers/promises';
import { createSyncClient } from '../client/create-sync-client.ts';
import type { SyncClient } from '../client/sync-client.ts';
import { browserTabs } from '../tabs/browser-tabs.ts';
import { socketTransport } from '../transport/socket-transport.ts';
import { emptyCopy } from './drive.ts';

/** A page with the real client in it, where the test answers what the client waits for. */
export interface Page {
  readonly client: SyncClient;
  /** What the client did to the world, in words. */
  readonly done: readonly string[];
  /** What it waits for: credentials, answers, its store. */
  readonly awaited: { readonly what: string; readonly give: () => void }[];
  /** Timers that were set and not cleared. */
  readonly timers: ReadonlyMap<number, () => void>;
  /** The server's end of every socket that was ever opened. */
  readonly sockets: { readonly send: (message: unknown) => void; readonly close: () => void }[];
  /** Answers the first of what is awaited whose name begins so, and lets the client do what follows. */
  answer(what: string): Promise<void>;
  /** Whatever happens to pages: they are hidden, shown, thawed, and told of by other tabs. */
  disturb(): void;
}

let pages = 0;

/** @param reply - what the server answers to a request. */
export function startPage(reply: (url: string) => unknown): Page {
  const done: string[] = [];
  const awaited: Page['awaited'] = [];
  const timers = new Map<number, () => void>();
  const sockets: Page['sockets'] = [];
  const document = Object.assign(new EventTarget(), { visibilityState: 'visible' as DocumentVisibilityState });
  const window = new EventTarget();
  const channels: BroadcastChannel[] = [];
  let lastTimer = 0;

  const later = <T>(what: string, value: T): Promise<T> => {
    done.push(what);
    const { promise, resolve } = Promise.withResolvers<T>();
    awaited.push({ what, give: () => resolve(value) });
    return promise;
  };

  class NotedChannel extends BroadcastChannel {
    constructor(name: string) {
      super(name);
      channels.push(this);
    }
    override postMessage(message: { readonly kind: string }): void {
      done.push(`post ${message.kind}`);
      super.postMessage(message);
    }
  }

  const client = createSyncClient({
    tabs: browserTabs({
      name: `page ${++pages}`,
      scope: { navigator: { locks: navigator.locks }, BroadcastChannel: NotedChannel },
    }),
    credentials: () => later('ask for credentials', 'token'),
    storage: {
      load: () => later('load', emptyCopy),
      save: () => later('save', 'saved'),
      wipe: () => later('wipe', undefined),
    },
    socket: socketTransport(({ onMessage, onClosed }) => {
      done.push('open a socket');
      sockets.push({ send: onMessage, close: () => onClosed('lost') });
      return { send: () => done.push('send'), close: () => undefined };
    }),
    scope: {
      document,
      crypto,
      reportError: (error) => done.push(`report ${error}`),
      fetch: (url, init) => {
        const answered = later(`fetch ${url}`, Response.json(reply(`${url}`)));
        const cut = new Promise<never>((_resolve, reject) => {
          init?.signal?.addEventListener('abort', () => reject(init.signal?.reason));
        });
        return Promise.race([answered, cut]);
      },
      setTimeout: (run) => {
        done.push('set a timer');
        lastTimer += 1;
        timers.set(lastTimer, run);
        return lastTimer;
      },
      clearTimeout: (id) => timers.delete(id),
      addEventListener: window.addEventListener.bind(window),
    },
  });
  client.subscribe(() => done.push('tell the app'));

  return {
    client,
    done,
    awaited,
    timers,
    sockets,
    answer: async (wanted) => {
      const at = awaited.findIndex(({ what }) => what.startsWith(wanted));
      if (at < 0) throw new Error(`nothing awaits "${wanted}", only ${awaited.map(({ what }) => what).join(', ')}`);
      for (const { give } of awaited.splice(at, 1)) give();
      await settled();
    },
    disturb: () => {
      for (const visible of ['hidden', 'visible'] as const) {
        document.visibilityState = visible;
        document.dispatchEvent(new Event('visibilitychange'));
      }
      for (const kind of ['online', 'focus', 'pageshow']) window.dispatchEvent(new Event(kind));
      const data = { kind: 'copy-wanted', user: 'ada' };
      for (const channel of channels) channel.dispatchEvent(new MessageEvent('message', { data }));
    },
  };
}

/** After all that follows by itself. Locks and bodies take a few turns. */
export async function settled(): Promise<void> {
  for (let turn = 0; turn < 20; turn++) await nextTurn();
}
