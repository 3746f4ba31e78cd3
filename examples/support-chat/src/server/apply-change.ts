import { parse } from '@driftscope/example-protocol';
import type { Accounts } from '@driftscope/example-server';
import type { Change } from '@driftscope/sync/server';
import { chatScope, MarkFieldsSchema, MessageFieldsSchema } from '#protocol/chat-log.ts';
import type { KeptChat } from './kept-chat.ts';

/** Takes what the sync log tells into what the plain routes answer. */
export function applyChange(chats: readonly KeptChat[], accounts: Accounts, change: Change): void {
  const chat = chats.find(({ id }) => chatScope(id) === change.scope);
  if (chat === undefined || change.kind !== 'put') return;
  const { entity, fields } = change;
  if (entity.type === 'mark') {
    const mark = parse(MarkFieldsSchema, fields, 'A mark of the log');
    if (!mark.ok || (entity.id !== 'customer' && entity.id !== 'support')) return;
    chat.readUpToMs[entity.id] = Date.parse(mark.value.upTo);
    return;
  }
  const message = parse(MessageFieldsSchema, fields, 'A message of the log');
  if (!message.ok) return;
  const { from, authorId, text, sentAt } = message.value;
  const known = chat.messages.find(({ id }) => id === entity.id);
  const author = accounts.user(authorId);
  if (known !== undefined) known.text = text;
  else if (author !== undefined) {
    chat.messages.push({ id: entity.id, from, author, text, firstText: text, sentMs: Date.parse(sentAt) });
    chat.messages.sort((a, b) => a.sentMs - b.sentMs);
  }
}
