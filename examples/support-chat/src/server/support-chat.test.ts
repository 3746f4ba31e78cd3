import { seedId, visit } from '@driftscope/example-server';
import { expect, test } from 'vitest';
import { startSupportChat } from './start-support-chat.ts';

const aliceChat = `/api/chat/${seedId('ch', 'u_alice')}`;

test('a customer reads the own chat only', async () => {
  const support = await startSupportChat({ port: 0 });
  const alice = await visit(support.url, 'alice');
  expect(await alice.ask('/api/chat?userId=u_alice')).toMatchObject({
    status: 200,
    body: { userId: 'u_alice', unread: 0 },
  });
  expect(await alice.ask('/api/chat?userId=u_bob')).toMatchObject({
    status: 404,
    body: { error: { kind: 'no-chat' } },
  });
  expect(await alice.ask('/api/chats')).toMatchObject({ status: 403, body: { error: { kind: 'not-support' } } });
  expect(await alice.ask(aliceChat)).toMatchObject({ status: 403 });
  await support.stop();
});

test('what a customer writes counts for the support until it was read', async () => {
  const support = await startSupportChat({ port: 0 });
  const [alice, sam] = [await visit(support.url, 'alice'), await visit(support.url, 'sam')];
  const unread = async () => {
    const { body } = await sam.ask('/api/chats');
    return body;
  };
  await alice.ask('/api/chat/messages', { text: 'One' });
  await alice.ask('/api/chat/messages', { text: 'Two' });
  expect(await unread()).toMatchObject({
    chats: [{ unreadCount: 2, lastMessage: { body: 'Two', read: false } }, {}, {}],
  });
  await sam.ask(`${aliceChat}/read`, {});
  expect(await unread()).toMatchObject({ chats: [{ unreadCount: 0, lastMessage: { read: true } }, {}, {}] });
  await support.stop();
});

test('the transcript of the support knows no edits: the two sides get different words', async () => {
  const support = await startSupportChat({ port: 0 });
  const [alice, sam] = [await visit(support.url, 'alice'), await visit(support.url, 'sam')];
  const sent = await alice.ask('/api/chat/messages', { text: 'Wrong' });
  const id = (sent.body as { readonly id: string }).id;
  expect(await alice.ask(`/api/chat/messages/${id}`, { text: 'Right' }, 'PATCH')).toMatchObject({
    status: 200,
    body: { id, body: 'Right', edited: true },
  });
  const { messages } = (await sam.ask(aliceChat)).body as { readonly messages: readonly unknown[] };
  expect(messages.at(-1)).toMatchObject({ id, text: 'Wrong' });
  await support.stop();
});

test('nobody edits what another one wrote', async () => {
  const support = await startSupportChat({ port: 0 });
  const [alice, bob] = [await visit(support.url, 'alice'), await visit(support.url, 'bob')];
  const sent = await alice.ask('/api/chat/messages', { text: 'Mine' });
  const id = (sent.body as { readonly id: string }).id;
  expect(await bob.ask(`/api/chat/messages/${id}`, { text: 'Yours' }, 'PATCH')).toMatchObject({ status: 404 });
  await support.stop();
});

test('a planned fault hits the next request that fits, and only that', async () => {
  const support = await startSupportChat({ port: 0 });
  const [alice, bob] = [await visit(support.url, 'alice'), await visit(support.url, 'bob')];
  await alice.ask('/api/demo/next', { on: 'write', what: 'fail', path: '/messages' });
  expect(await bob.ask('/api/chat/messages', { text: 'Hi' })).toMatchObject({ status: 201 });
  expect(await alice.ask('/api/chat?userId=u_alice')).toMatchObject({ status: 200 });
  expect(await alice.ask('/api/chat/read', {})).toMatchObject({ status: 204 });
  expect(await alice.ask('/api/chat/messages', { text: 'Hi' })).toMatchObject({ status: 503 });
  expect(await alice.ask('/api/chat/messages', { text: 'Hi' })).toMatchObject({ status: 201 });
  await support.stop();
});

test('without a token there is nothing to see', async () => {
  const support = await startSupportChat({ port: 0 });
  const visitor = await visit(support.url);
  expect(await visitor.ask('/api/chats')).toMatchObject({ status: 401 });
  await support.stop();
});
