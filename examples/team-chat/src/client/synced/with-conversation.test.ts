import { expect, test } from 'vitest';
import type { Message } from '#protocol/message.ts';
import type { ConversationsState } from '../stores/conversations-store.ts';
import { withConversation } from './with-conversation.ts';

const nothing: ConversationsState = { conversations: [], readUpTo: {} };
const message = (id: string): Message => ({ id, conversationId: 'c', authorId: 'u', text: id, sentAt: '' });

test('what was said before counts as read, and what comes later does not', () => {
  const before = withConversation(nothing, 'c', { conversation: { members: [] }, lastMessage: message('m_1') });
  const after = withConversation(before, 'c', { conversation: { members: [] }, lastMessage: message('m_2') });
  expect(after.conversations).toEqual([{ id: 'c', members: [], lastMessage: message('m_2') }]);
  expect(after.readUpTo).toEqual({ c: 'm_1' });
});

test('those of many come first, and the list does not move', () => {
  const put = (state: ConversationsState, id: string, title?: string) =>
    withConversation(state, id, { conversation: { members: [], ...(title && { title }) }, lastMessage: undefined });
  let state = put(put(put(nothing, 'c_b'), 'c_z', 'All'), 'c_a');
  expect(state.conversations.map(({ id }) => id)).toEqual(['c_z', 'c_a', 'c_b']);
  state = put(state, 'c_b');
  expect(state.conversations.map(({ id }) => id)).toEqual(['c_z', 'c_a', 'c_b']);
});

test('a conversation that the user may not see any more leaves the list', () => {
  const before = withConversation(nothing, 'c', { conversation: { members: [] }, lastMessage: undefined });
  expect(withConversation(before, 'c', { conversation: undefined, lastMessage: undefined }).conversations).toEqual([]);
});
