import { parse } from '@driftscope/example-protocol';
import type { EntityList } from '@driftscope/sync';
import { MarkFieldsSchema, MessageFieldsSchema } from '#protocol/chat-log.ts';
import type { ChatMessage } from '../sync/support-sync.ts';

type Side = ChatMessage['from'];

/** What the entities of a chat are to the screens: all counts and marks are derived from them. */
export interface ChatContent {
  /** Oldest first. */
  readonly messages: readonly ChatMessage[];
  unreadOf(side: Side): number;
}

export function chatContent(messages: EntityList, marks: EntityList): ChatContent {
  const upTo = (side: Side): string => {
    const mark = parse(MarkFieldsSchema, marks.find(({ entity }) => entity.id === side)?.fields, 'A mark');
    return mark.ok ? mark.value.upTo : '';
  };
  const seenBy = { customer: upTo('customer'), support: upTo('support') };

  const shown = messages.flatMap(({ entity, fields, pending, confirmed }): ChatMessage[] => {
    const message = parse(MessageFieldsSchema, fields, 'A message');
    if (!message.ok) return [];
    const { from, authorName, text, sentAt, edited = false } = message.value;
    const isSeen = sentAt <= seenBy[from === 'customer' ? 'support' : 'customer'];
    const delivery = pending && confirmed === undefined ? 'sending' : isSeen ? 'seen' : 'sent';
    return [{ id: entity.id, from, authorName, text, sentAt, edited, delivery }];
  });
  shown.sort((a, b) => a.sentAt.localeCompare(b.sentAt));

  return {
    messages: shown,
    unreadOf: (side) => shown.filter(({ from, sentAt }) => from !== side && sentAt > seenBy[side]).length,
  };
}
