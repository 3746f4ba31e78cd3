import type { Result, User } from '@driftscope/example-protocol';
import type { Scope, SyncClient } from '@driftscope/sync';
import type { MessageFields } from '#protocol/chat-log.ts';
import type { ChatMessage } from '../sync/support-sync.ts';

const taken: Result<unknown> = { ok: true, value: undefined };

/** Writes a message. It is on the screen at once, and is sent until the server has it. */
export function sendMessage(client: SyncClient, scope: Scope, author: User, text: string): Result<unknown> {
  const from = author.role === 'support' ? 'support' : 'customer';
  const sentAt = new Date(client.serverTimeMs()).toISOString();
  const fields: MessageFields = { from, authorId: author.id, authorName: author.name, text, sentAt };
  client.put(scope, { type: 'message', id: `m_${crypto.randomUUID().slice(0, 13)}` }, fields);
  return taken;
}

export function editMessage(client: SyncClient, scope: Scope, messageId: string, text: string): Result<unknown> {
  client.patch(scope, { type: 'message', id: messageId }, { text, edited: true });
  return taken;
}

/** One side has seen all that there is. */
export function markSeen(
  client: SyncClient,
  scope: Scope,
  side: ChatMessage['from'],
  messages: readonly ChatMessage[],
): void {
  const last = messages.at(-1);
  if (last !== undefined) client.put(scope, { type: 'mark', id: side }, { upTo: last.sentAt });
}

export const notConnected: Result<never> = {
  ok: false,
  error: { kind: 'not-ready', message: 'The chat is not there yet.', hint: 'Try again in a moment.' },
};
