import { expect, test, vi } from 'vitest';
import { openChat } from '../testing/open-chat.ts';

test('everybody sees the conversations they are in, and no others', async () => {
  const chat = await openChat();
  const bob = await chat.person('bob');
  const { body } = await bob.get('/api/conversations');
  expect(body).toMatchObject({ conversations: [{ id: 'c_team' }, { id: 'c_alice_bob' }, { id: 'c_bob_carol' }] });
  expect(await bob.get('/api/conversations/c_alice_carol/messages')).toMatchObject({ status: 404 });
  expect(await bob.post('/api/conversations/c_alice_carol/messages', { text: 'hm' })).toMatchObject({ status: 404 });
  await chat.close();
});

test('a message reaches all devices of all members, once, and nobody else', async () => {
  const chat = await openChat();
  const [alice, bob, carol] = [await chat.person('alice'), await chat.person('bob'), await chat.person('carol')];
  const members = [await alice.device(), await alice.device(), await bob.device()];
  const others = [await carol.device(), await chat.connect({})];

  const { status, body } = await alice.post('/api/conversations/c_alice_bob/messages', { text: 'Hello' });
  await alice.post('/api/conversations/c_team/messages', { text: 'last' });
  expect(status).toBe(201);
  expect(body).toMatchObject({ id: expect.stringMatching(/^m_/), authorId: 'u_alice', text: 'Hello' });

  const textsOf = ({ heard }: (typeof members)[number]) =>
    heard.filter(({ event }) => event === 'message:new').map((each) => each.body);
  for (const device of members) {
    await vi.waitFor(() => expect(textsOf(device)).toEqual([body, expect.objectContaining({ text: 'last' })]));
  }
  await vi.waitFor(() => expect(others.map((device) => textsOf(device).length)).toEqual([1, 0]));
  await chat.close();
});

test('the badge counts what others have written to one', async () => {
  const chat = await openChat();
  const [alice, bob] = [await chat.person('alice'), await chat.person('bob')];
  expect((await bob.get('/api/badge')).body).toEqual({ received: 8 });
  await alice.post('/api/conversations/c_alice_bob/messages', { text: 'One more' });
  await bob.post('/api/conversations/c_alice_bob/messages', { text: 'My own' });
  expect((await bob.get('/api/badge')).body).toEqual({ received: 9 });
  await chat.close();
});

test('messages can be read from where one stopped', async () => {
  const chat = await openChat();
  const alice = await chat.person('alice');
  const path = '/api/conversations/c_alice_bob/messages';
  const { body: first } = await alice.post(path, { text: 'first' });
  const { body: second } = await alice.post(path, { text: 'second' });
  const after = typeof first === 'object' && first !== null && 'id' in first ? String(first.id) : '';
  expect(await alice.get(`${path}?after=${after}`)).toEqual({ status: 200, body: { messages: [second] } });
  await chat.close();
});

test.each([{}, { text: '' }, { text: 7 }, { text: 'x'.repeat(4001) }, 'text'])('%j is no message', async (body) => {
  const chat = await openChat();
  const alice = await chat.person('alice');
  const answer = await alice.post('/api/conversations/c_team/messages', body);
  expect(answer).toMatchObject({ status: 400, body: { error: { kind: 'malformed' } } });
  await chat.close();
});

test('nothing is read without a token', async () => {
  const chat = await openChat();
  const visitor = await chat.person();
  for (const path of ['/api/conversations', '/api/conversations/c_team/messages']) {
    expect(await visitor.get(path)).toMatchObject({ status: 401 });
  }
  await chat.close();
});
