import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createFakeServer } from '#testing/fake-api.ts';
import { message } from '#testing/message.ts';
import { useConversations } from '../stores/conversations-store.ts';
import { useMessages } from '../stores/messages-store.ts';
import { createCatchUp } from './create-catch-up.ts';
import { mergeMessages } from './merge-messages.ts';

beforeEach(() => {
  vi.useFakeTimers();
  useConversations.setState(useConversations.getInitialState(), true);
  useMessages.setState(useMessages.getInitialState(), true);
});
afterEach(() => void vi.useRealTimers());

const held = () => useMessages.getState().byConversation.c?.map(({ id }) => id);

function start() {
  const server = createFakeServer();
  const refused = vi.fn();
  const catchUp = createCatchUp({
    api: server.api,
    session: () => ({ token: 't', user: { id: 'u_a', name: 'A' } }),
    refused,
  });
  return { server, refused, catchUp };
}

test('a second run reads only what came since the first', async () => {
  const { server, catchUp } = start();
  server.messages.push(message(1), message(2));
  await catchUp.run();
  server.messages.push(message(3));
  await catchUp.run();
  expect(held()).toEqual(['m_1', 'm_2', 'm_3']);
  expect(server.asked).toEqual(['conversations', 'messages c', 'conversations', 'messages c m_2']);
});

test('a message missed before a live one is read all the same', async () => {
  const { server, catchUp } = start();
  server.messages.push(message(1));
  await catchUp.run();
  server.messages.push(message(2), message(3));
  mergeMessages('c', [message(3)]);
  await catchUp.run();
  expect(held()).toEqual(['m_1', 'm_2', 'm_3']);
});

test('a live event during the read is neither lost nor doubled', async () => {
  const { server, catchUp } = start();
  server.messages.push(message(1));
  server.hold();
  const run = catchUp.run();
  mergeMessages('c', [message(2)]);
  mergeMessages('c', [message(1)]);
  server.release();
  await run;
  expect(held()).toEqual(['m_1', 'm_2']);
});

test('several triggers while it reads make one more read', async () => {
  const { server, catchUp } = start();
  server.hold();
  const run = catchUp.run();
  await Promise.all([catchUp.run(), catchUp.run(), catchUp.run()]);
  server.release();
  await run;
  expect(server.asked.filter((what) => what === 'conversations')).toHaveLength(2);
});

test('an answer for the former identity is dropped', async () => {
  const { server, catchUp } = start();
  server.messages.push(message(1));
  server.hold();
  const run = catchUp.run();
  catchUp.reset();
  server.release();
  await run;
  expect(held()).toBeUndefined();
  expect(useConversations.getState().conversations).toEqual([]);
});

test('a read that failed is tried again by itself', async () => {
  const { server, catchUp } = start();
  server.messages.push(message(1));
  server.problems.push('unreachable', 'unreachable');
  await catchUp.run();
  expect(held()).toBeUndefined();
  await vi.advanceTimersByTimeAsync(3_000);
  expect(held()).toEqual(['m_1']);
});

test('a token that is not accepted any more ends it', async () => {
  const { server, catchUp, refused } = start();
  server.problems.push('unauthenticated');
  await catchUp.run();
  await vi.advanceTimersByTimeAsync(60_000);
  expect(refused).toHaveBeenCalledOnce();
  expect(server.asked).toEqual(['conversations']);
});
