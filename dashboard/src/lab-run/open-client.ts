import { type LabCommand, type LabCopy, LabNewsSchema } from '@driftscope/records';
import { Value } from 'typebox/value';

/** A command without its number. */
export type Order = LabCommand extends infer Each ? (Each extends LabCommand ? Omit<Each, 'id'> : never) : never;

export interface ClientListener {
  /** Records as they were written. `tab`: whose, from 0 in the order in which they were first heard of. */
  batch(tab: number, text: string): void;
  /** What is on its screen, where that was asked for. */
  screen(tab: number, copy: LabCopy): void;
}

/** One page of a client, in its frame. */
export interface LabTab {
  readonly number: number;
  /** Its frame is gone. */
  readonly isClosed: boolean;
  /** Resolves when the page has done it; fails where it could not. */
  order(order: Order): Promise<void>;
}

/** One of the two clients: its page, its tabs, its other devices. */
export interface LabClient {
  /** Resolves with the next page of this client that has loaded. Asked for before the page is. */
  nextTab(): Promise<LabTab>;
  close(): void;
}

/** Listens to the frames of some origins. */
export function openClient(scope: Window, origins: readonly string[], on: ClientListener): LabClient {
  const tabs = new Map<MessageEventSource, LabTab>();
  const orders = new Map<number, PromiseWithResolvers<void>>();
  const awaited: PromiseWithResolvers<LabTab>[] = [];
  const timers: number[] = [];
  let count = 0;

  const tabOf = (page: MessageEventSource, origin: string): LabTab => {
    const tab = tabs.get(page) ?? {
      number: tabs.size,
      get isClosed() {
        return 'closed' in page && page.closed;
      },
      order: async (order: Order) => {
        count += 1;
        const answer = Promise.withResolvers<void>();
        orders.set(count, answer);
        page.postMessage({ ...order, id: count }, { targetOrigin: origin });
        await answer.promise;
      },
    };
    tabs.set(page, tab);
    return tab;
  };

  const hear = ({ origin, source, data }: MessageEvent<unknown>) => {
    if (source === null || !origins.includes(origin) || !Value.Check(LabNewsSchema, data)) return;
    const tab = tabOf(source, origin);
    switch (data.kind) {
      case 'ready':
        return awaited.shift()?.resolve(tab);
      case 'batch':
        return on.batch(tab.number, data.text);
      case 'screen':
        return on.screen(tab.number, data.copy);
      case 'done':
        return orders.get(data.id)?.resolve();
      case 'failed':
        return orders.get(data.id)?.reject(new Error(data.message));
    }
  };
  scope.addEventListener('message', hear);

  return {
    nextTab: () => {
      const loaded = Promise.withResolvers<LabTab>();
      awaited.push(loaded);
      timers.push(scope.setTimeout(() => loaded.reject(new Error('A client did not load.')), LOAD_WITHIN_MS));
      return loaded.promise;
    },
    close: () => {
      for (const timer of timers) scope.clearTimeout(timer);
      scope.removeEventListener('message', hear);
      for (const { reject } of [...orders.values(), ...awaited]) reject(new Error('The run was stopped.'));
    },
  };
}

const LOAD_WITHIN_MS = 30_000;
