import type { EntityList } from '@driftscope/sync';
import { toMessage } from '#protocol/chat-log.ts';
import type { HeldMessage } from '../stores/messages-store.ts';

/** Oldest first: in the order in which the server took them, and after those what is still on its way, as it was written. */
export function listMessages(list: EntityList, nowMs: number): readonly HeldMessage[] {
  return [...list]
    .sort((a, b) => seqOf(a) - seqOf(b))
    .flatMap(({ entity, fields, confirmed }) => {
      const message = toMessage(entity.id, fields, confirmed?.atMs ?? nowMs);
      if (message === undefined) return [];
      return confirmed === undefined ? { ...message, pending: true } : message;
    });
}

/** Greater than any where the server has not taken it yet. */
const seqOf = ({ confirmed }: EntityList[number]): number => confirmed?.seq ?? Number.MAX_SAFE_INTEGER;
