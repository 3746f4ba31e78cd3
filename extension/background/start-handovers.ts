import { type Handover, HandoverSchema } from '../messages/handover.ts';
import { HANDOVER_PREFIX } from '../messages/handover-key.ts';
import { parseMessage } from '../messages/parse-message.ts';
import type { Intake } from './intake.ts';
import type { StorageArea } from './storage-area.ts';

export interface HandoverArea extends Pick<StorageArea, 'remove'> {
  get(keys: null): Promise<Record<string, unknown>>;
  readonly onChanged: { addListener(listener: (changes: Record<string, { newValue?: unknown }>) => void): void };
}

export interface HandoversOptions {
  readonly area: HandoverArea;
  readonly take: Intake;
  /** The page of this session is gone, and what it left was taken. */
  readonly onLeft: (session: string) => void;
  /** Something was found: have the background started again until none waits, for its page cannot. */
  readonly onFound: () => void;
}

export interface Handovers {
  /** How many still wait. Resolves once those of earlier lives of the background are known. */
  waiting(): Promise<number>;
}

/**
 * Takes up what bridges left behind when their pages were left. It stays there until it is settled, so that a
 * background which ends half way finds it again.
 */
export function startHandovers({ area, take, onLeft, onFound }: HandoversOptions): Handovers {
  const keys = new Set<string>();

  const takeUp = async (key: string, value: unknown) => {
    if (!key.startsWith(HANDOVER_PREFIX) || keys.has(key)) return;
    keys.add(key);
    onFound();
    const handover = parseMessage(HandoverSchema, value);
    const open = new Set(handover.ok ? handover.value.batches : []);
    const settle = (batch?: Handover['batches'][number]) => {
      if (batch !== undefined) open.delete(batch);
      if (open.size > 0) return;
      keys.delete(key);
      void area.remove(key);
    };
    if (!handover.ok) return settle();

    const { tabId } = handover.value;
    const offer = (one: Handover['batches'][number]): Promise<string | undefined> =>
      take({ ...one, tabId, settle: () => settle(one), askAgain: () => offerAll() });
    const offerAll = async () => {
      const sessions = new Set<string>();
      for (const one of [...open]) {
        const session = await offer(one);
        if (session !== undefined) sessions.add(session);
      }
      for (const session of sessions) onLeft(session);
    };
    await offerAll();
  };

  area.onChanged.addListener((changes) => {
    for (const [key, { newValue }] of Object.entries(changes)) if (newValue !== undefined) void takeUp(key, newValue);
  });
  const found = area.get(null).then((all) => {
    for (const [key, value] of Object.entries(all)) void takeUp(key, value);
  });

  return { waiting: () => found.then(() => keys.size) };
}
