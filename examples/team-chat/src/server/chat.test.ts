import { expect, test } from 'vitest';
import { createChat } from './chat.ts';

const data = () => ({
  users: [{ id: 'u_a', name: 'A' }],
  rooms: [{ id: 'c', memberIds: ['u_a'], messages: [] }],
});

test('times in a conversation go up, even where the clock stands still or goes back', () => {
  const times = [1000, 1000, 500];
  const chat = createChat(data(), () => times.shift() ?? 0);
  for (const text of ['one', 'two', 'three']) chat.post('u_a', 'c', text);
  const sentAt = chat.messages('u_a', 'c')?.map((message) => Date.parse(message.sentAt));
  expect(sentAt).toEqual([1000, 1001, 1002]);
});

test('an unknown place to read from gives everything', () => {
  const chat = createChat(data());
  chat.post('u_a', 'c', 'one');
  expect(chat.messages('u_a', 'c', 'm_of_long_ago')).toHaveLength(1);
});
