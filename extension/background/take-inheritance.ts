import type { HandOver } from '../bridge/create-handover.ts';
import { BATCH_EVENT } from '../channel/handshake.ts';
import { parseBatchDetail } from '../channel/parse-batch-detail.ts';
import type { StorageArea } from './storage-area.ts';

export interface InheritanceOptions {
  /** Outlives the extension's lives. */
  readonly disk: Pick<StorageArea, 'get' | 'set'>;
  /** Outlives the background's rests, and ends with the extension's life: the browser empties it when the extension is updated or switched off. */
  readonly memory: Pick<StorageArea, 'get' | 'set'>;
  readonly tabs: { query(loaded: { discarded: false }): Promise<readonly { readonly id?: number | undefined }[]> };
  /** Runs {@link askForebear} with these in all frames of a tab. Rejects where the extension may not. */
  readonly ask: (tabId: number, args: readonly [event: string, batchEvent: string]) => Promise<readonly unknown[]>;
  /** By chance, so that no page can guess it. */
  readonly createEvent: () => string;
  readonly handOver: HandOver;
}

const KEY = 'heirEvent';

/**
 * In a new life of the extension, after an update or once it was switched on again, takes from the bridges of the former one what these can hand to
 * nobody else. The pages are recorded again from their next load on.
 *
 * @returns the name of the event by which the next life will ask the bridges of this one. Each life has a name of its own: to ask its
 * own bridges would end them.
 */
export async function takeInheritance(options: InheritanceOptions): Promise<string> {
  const { disk, memory, tabs, ask, createEvent, handOver } = options;
  const [ours, former] = [eventIn(await memory.get(KEY)), eventIn(await disk.get(KEY))];
  if (ours !== undefined) return ours;
  const event = createEvent();
  const isKept = await memory.set({ [KEY]: event }).then(
    () => true,
    () => false,
  );
  // After its next rest this life would be taken for another, and end its own bridges.
  if (!isKept) return former ?? event;
  await disk.set({ [KEY]: event }).catch(ignoreFullDisk);

  const takeOf = async (tabId: number, name: string) => {
    // A page of the browser's own, or one that is gone.
    const frames = await ask(tabId, [name, BATCH_EVENT]).catch(() => []);
    for (const details of frames) {
      if (!Array.isArray(details)) continue;
      const batches = details.flatMap((detail: unknown) => parseBatchDetail(detail) ?? []);
      handOver(
        batches.map(({ batch, json }) => [batch, json] as const),
        tabId,
      );
    }
  };
  const takeAll = async (name: string) => {
    for (const { id } of await tabs.query({ discarded: false })) if (id !== undefined) void takeOf(id, name);
  };
  if (former !== undefined) void takeAll(former);
  return event;
}

function ignoreFullDisk(): void {
  // The next life does not know what to ask for: what this one's bridges still have then is lost.
}

const eventIn = ({ [KEY]: stored }: Record<string, unknown>) =>
  typeof stored === 'string' && stored !== '' ? stored : undefined;

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
