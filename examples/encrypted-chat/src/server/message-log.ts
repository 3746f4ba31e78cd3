import { randomUUID } from 'node:crypto';
import { parse } from '@driftscope/example-protocol';
import type { Change, SyncCore } from '@driftscope/sync/server';
import { type Message, MessageSchema, type SendRequest } from '#protocol/message.ts';
import { conversationScope } from './directory.ts';

export interface MessageLog {
  /** Oldest first, without what has expired. Absent: no such conversation for this user. */
  list(userId: string, conversationId: string): Message[] | undefined;
  /** Every call is another message. */
  post(authorId: string, send: SendRequest): Message;
}

/** The messages, in the same logs that the sync server serves: both variants of the client talk in the same conversations. */
export function createMessageLog(core: Pick<SyncCore, 'read' | 'write'>, now: () => number): MessageLog {
  return {
    list: (userId, conversationId) => {
      // Without a cursor it is a snapshot: all there is.
      const [page] = core.read(userId, [{ scope: conversationScope(conversationId) }]).pages;
      if (page === undefined || page.kind === 'gone') return undefined;
      const messages = page.changes.flatMap((change) => messageOf(change) ?? []);
      return messages.sort((one, other) => one.sentAt.localeCompare(other.sentAt));
    },

    post: (authorId, { conversationId, ref, ciphertext, ttlMs }) => {
      const id = `m_${randomUUID().slice(0, 13)}`;
      const sentAt = new Date(now()).toISOString();
      const expiresAtMs = ttlMs === undefined ? undefined : now() + ttlMs;
      core.write({
        kind: 'put',
        scope: conversationScope(conversationId),
        entity: { type: 'message', id },
        fields: { conversationId, authorId, ref, sentAt, ciphertext },
        ...(expiresAtMs === undefined ? {} : { expiresAtMs }),
      });
      return { id, conversationId, authorId, ref, sentAt, ciphertext, ...expiryOf(expiresAtMs) };
    },
  };
}

/** The message that a change puts there. Absent: it is about something else. */
export function messageOf(change: Change): Message | undefined {
  if (change.kind !== 'put' || change.entity.type !== 'message') return undefined;
  const named = { ...change.fields, id: change.entity.id, ...expiryOf(change.expiresAtMs) };
  const message = parse(MessageSchema, named, 'The logged message');
  return message.ok ? message.value : undefined;
}

const expiryOf = (expiresAtMs: number | undefined): Pick<Message, 'expiresAt'> =>
  expiresAtMs === undefined ? {} : { expiresAt: new Date(expiresAtMs).toISOString() };
