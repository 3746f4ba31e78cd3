import type { HandOver } from '../bridge/create-handover.ts';
import { batchEvent } from '../channel/handshake.ts';
import { parseBatchDetail } from '../channel/parse-batch-detail.ts';

export interface InheritanceOptions {
  readonly runtime: {
    readonly onInstalled: { addListener(listener: (details: { readonly reason: string }) => void): void };
  };
  readonly tabs: { query(all: Record<string, never>): Promise<readonly { readonly id?: number | undefined }[]> };
  /** Runs {@link askForebear} with these in all frames of a tab. Rejects where the extension may not. */
  readonly ask: (tabId: number, args: readonly [event: string, batchEvent: string]) => Promise<readonly unknown[]>;
  readonly event: Promise<string>;
  readonly handOver: HandOver;
}

/**
 * Once the extension was updated, takes from the bridges of its former life what these can hand to nobody else. The pages
 * are recorded again from their next load on.
 */
export function takeInheritance({ runtime, tabs, ask, event, handOver }: InheritanceOptions): void {
  const takeOf = async (tabId: number) => {
    // A page of the browser's own, a tab that was put aside, or one that is gone.
    const frames = await ask(tabId, [await event, batchEvent]).catch(() => []);
    for (const details of frames) {
      if (!Array.isArray(details)) continue;
      const batches = details.flatMap((detail: unknown) => parseBatchDetail(detail) ?? []);
      handOver(
        batches.map(({ batch, json }) => [batch, json] as const),
        tabId,
      );
    }
  };
  runtime.onInstalled.addListener(async ({ reason }) => {
    if (reason !== 'update') return;
    for (const { id } of await tabs.query({})) if (id !== undefined) void takeOf(id);
  });
}

/**
 * Runs in a page, in the new extension's world, as a text of its own: it may use nothing from outside.
 * Answers the batches of the former bridge, each as it crosses worlds.
 */
export function askForebear(event: string, batchEvent: string): unknown[] {
  const node = document.createElement('i');
  const batches: unknown[] = [];
  node.addEventListener(batchEvent, (given) => batches.push('detail' in given && given.detail));
  window.dispatchEvent(new MouseEvent(event, { relatedTarget: node }));
  return batches;
}
