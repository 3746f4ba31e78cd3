import { randomUUID } from 'node:crypto';
import type { User } from '@driftscope/example-protocol';
import { type Identity, startExampleSync } from '@driftscope/example-server';
import { type SyncServer, scopeNamed } from '@driftscope/sync/server';
import { chatScope, type MessageFields } from '#protocol/chat-log.ts';
import { applyChange } from './apply-change.ts';
import { chatAccess } from './chat-access.ts';
import type { KeptChat, KeptMessage, Side } from './kept-chat.ts';
import type { SeededChat } from './seed-chats.ts';

export interface Chats {
  readonly sync: SyncServer;
  all(): readonly KeptChat[];
  byId(id: string): KeptChat | undefined;
  ofCustomer(userId: string): KeptChat | undefined;
  post(chat: KeptChat, author: User, text: string): KeptMessage;
  /** Absent: there is no such message by this author. */
  edit(chat: KeptChat, messageId: string, author: User, text: string): KeptMessage | undefined;
  /** The side that the user is on has seen all that there is. */
  markRead(chat: KeptChat, side: Side): void;
}

/** The talks between customers and support: the sync log, and what the plain routes read of it. */
export function createChats(identity: Identity, seed: readonly SeededChat[]): Chats {
  const chats: readonly KeptChat[] = seed.map(({ id, customer }) => ({
    id,
    customer,
    messages: [],
    readUpToMs: { customer: 0, support: 0 },
  }));
  const sync = startExampleSync({
    ...identity,
    access: chatAccess(identity.accounts, chats),
    onChange: (change) => applyChange(chats, identity.accounts, change),
  });

  const put = (chat: KeptChat, entity: { readonly type: string; readonly id: string }, fields: object) =>
    sync.core.write({ kind: 'put', scope: scopeNamed(chatScope(chat.id)), entity, fields: { ...fields } });

  const write = (chat: KeptChat, author: User, message: { id: string; text: string; sentMs: number }): KeptMessage => {
    const { id, text, sentMs } = message;
    const from = author.id === chat.customer.id ? 'customer' : 'support';
    const sentAt = new Date(sentMs).toISOString();
    const fields: MessageFields = { from, authorId: author.id, authorName: author.name, text, sentAt };
    put(chat, { type: 'message', id }, fields);
    return messageOf(chat, id);
  };

  const markRead = (chat: KeptChat, side: Side) => {
    const upTo = new Date(chat.messages.at(-1)?.sentMs ?? 0).toISOString();
    put(chat, { type: 'mark', id: side }, { upTo });
  };

  for (const { id, customer, support, lines } of seed) {
    const chat = chats.find((known) => known.id === id);
    if (chat === undefined) continue;
    for (const { from, ...line } of lines) write(chat, from === 'customer' ? customer : support, line);
    markRead(chat, 'customer');
    markRead(chat, 'support');
  }

  return {
    sync,
    all: () => chats,
    byId: (id) => chats.find((chat) => chat.id === id),
    ofCustomer: (userId) => chats.find((chat) => chat.customer.id === userId),
    post: (chat, author, text) => {
      const sentMs = Math.max(Date.now(), (chat.messages.at(-1)?.sentMs ?? 0) + 1);
      return write(chat, author, { id: `m_${randomUUID().slice(0, 13)}`, text, sentMs });
    },
    edit: (chat, messageId, author, text) => {
      if (chat.messages.find(({ id }) => id === messageId)?.author.id !== author.id) return undefined;
      put(chat, { type: 'message', id: messageId }, { text, edited: true });
      return messageOf(chat, messageId);
    },
    markRead,
  };
}

function messageOf(chat: KeptChat, messageId: string): KeptMessage {
  const message = chat.messages.find(({ id }) => id === messageId);
  if (message === undefined) throw new Error(`The log has taken ${messageId}, and did not tell.`);
  return message;
}
