import { toConversation } from '#protocol/chat-log.ts';
import type { Conversation } from '#protocol/conversation.ts';
import type { Message } from '#protocol/message.ts';
import type { ConversationsState } from '../stores/conversations-store.ts';

export interface HeldConversation {
  /** The entity's fields. Absent: it is not there any more. */
  readonly conversation: unknown;
  readonly lastMessage: Message | undefined;
}

/** The list with this conversation as it is now. What was said before the user first saw it counts as read. */
export function withConversation(
  { conversations, readUpTo }: ConversationsState,
  id: string,
  { conversation: fields, lastMessage }: HeldConversation,
): ConversationsState {
  const others = conversations.filter((each) => each.id !== id);
  const conversation = toConversation(id, fields);
  if (conversation === undefined) return { conversations: others, readUpTo };
  const held = { ...conversation, ...(lastMessage && { lastMessage }) };
  return {
    conversations: [...others, held].sort(byKindAndId),
    readUpTo: lastMessage === undefined ? readUpTo : { [id]: lastMessage.id, ...readUpTo },
  };
}

/** Those of many first. The list does not move under the user's hand when somebody writes. */
function byKindAndId(a: Conversation, b: Conversation): number {
  const byKind = Number(a.title === undefined) - Number(b.title === undefined);
  return byKind === 0 ? (a.id < b.id ? -1 : 1) : byKind;
}
