import { type LabCommand, LabNewsSchema } from '@driftscope/records';
import { Value } from 'typebox/value';
import type { ShownRows } from './shown-rows.ts';

/** A command without its number. */
export type Order = LabCommand extends infer Each ? (Each extends LabCommand ? Omit<Each, 'id'> : never) : never;

export interface ClientListener {
  /** Records as they were written. */
  batch(text: string): void;
  /** What is on its screen, for whom that was asked of. */
  rows(shown: ShownRows): void;
}

/** One of the two clients, in its frame. */
export interface LabClient {
  /** Resolves when the page has loaded. */
  readonly ready: Promise<void>;
  /** Resolves when the page has done it; fails where it could not. */
  order(order: Order): Promise<void>;
  close(): void;
}

/**
 * Listens to the frames of an origin. The first that speaks is the client; what others say, its second tabs, is heard too.
 */
export function openClient(scope: Window, origin: string, on: ClientListener): LabClient {
  const waiting = new Map<number, PromiseWithResolvers<void>>();
  const loaded = Promise.withResolvers<void>();
  let page: MessageEventSource | null = null;
  let orders = 0;

  const hear = ({ origin: from, source, data }: MessageEvent<unknown>) => {
    if (from !== origin || !Value.Check(LabNewsSchema, data)) return;
    page ??= source;
    switch (data.kind) {
      case 'ready':
        scope.clearTimeout(impatience);
        return loaded.resolve();
      case 'batch':
        return on.batch(data.text);
      case 'rows':
        return on.rows(data);
      case 'done':
        return waiting.get(data.id)?.resolve();
      case 'failed':
        return waiting.get(data.id)?.reject(new Error(data.message));
    }
  };
  scope.addEventListener('message', hear);
  const impatience = scope.setTimeout(() => loaded.reject(new Error('A client did not load.')), loadWithinMs);

  return {
    ready: loaded.promise,
    order: async (order) => {
      orders += 1;
      const answer = Promise.withResolvers<void>();
      waiting.set(orders, answer);
      page?.postMessage({ ...order, id: orders }, { targetOrigin: origin });
      await answer.promise;
    },
    close: () => {
      scope.clearTimeout(impatience);
      scope.removeEventListener('message', hear);
      for (const { reject } of waiting.values()) reject(new Error('The run was stopped.'));
    },
  };
}

const loadWithinMs = 30_000;
