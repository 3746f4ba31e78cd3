import { createLogStore } from '@driftscope/example-server';
import { type Mutation, parseMutations } from '@driftscope/sync/server';
import { expect, test, vi } from 'vitest';
import { openChat } from '../testing/open-chat.ts';
import { createAccess } from './create-access.ts';
import { fillLog } from './fill-log.ts';

test('an unknown place to read from gives everything', async () => {
  const chat = await openChat();
  const alice = await chat.person('alice');
  const path = '/api/conversations/c_alice_bob/messages';
  expect(await alice.get(`${path}?after=m_of_long_ago`)).toEqual(await alice.get(path));
  await chat.close();
});

test('what a synced client writes is told to the others, and what the others write is in its log', async () => {
  const chat = await openChat();
  const [alice, bob] = [await chat.person('alice'), await chat.person('bob')];
  const { heard } = await bob.device();
  const scope = 'conversation:c_alice_bob';
  const fields = { conversationId: 'c_alice_bob', authorId: 'u_alice', text: 'Through the log' };
  const entity = { type: 'message', id: 'm_new' };
  const write = { kind: 'put', id: 'w1', device: 'd1', scope, entity, fields, atMs: Date.now() };
  expect(await alice.post('/api/mutations', { mutations: [write] })).toMatchObject({
    body: { outcomes: [{ kind: 'accepted' }] },
  });
  await vi.waitFor(() =>
    expect(heard).toContainEqual({ event: 'message:new', body: expect.objectContaining({ id: 'm_new' }) }),
  );
  const { body: posted } = await bob.post(`/api/conversations/c_alice_bob/messages`, { text: 'Around it' });
  const answer = await alice.get(`/api/sync?scope=${encodeURIComponent(scope)}&since=6`);
  expect(answer.body).toMatchObject({
    pages: [{ changes: [{ entity: { id: Reflect.get(Object(posted), 'id') }, fields: { text: 'Around it' } }] }],
  });
  await chat.close();
});

const rooms = [{ id: 'c', memberIds: ['u_a'], lines: [] }];
const message = { conversationId: 'c', authorId: 'u_a', text: 'hello' };

test.each([
  ['a stranger', 'u_b', {}, 'no-conversation'],
  ['another scope', 'u_a', { scope: 'presence' }, 'no-conversation'],
  ['another kind of entity', 'u_a', { entity: { type: 'conversation', id: 'c' } }, 'not-a-message'],
  ['a deletion', 'u_a', { kind: 'delete' }, 'not-a-message'],
  ['an empty text', 'u_a', { fields: { ...message, text: '' } }, 'malformed'],
  ['somebody else’s name', 'u_a', { fields: { ...message, authorId: 'u_b' } }, 'not-yours'],
  ['a message that is there', 'u_a', { entity: { type: 'message', id: 'm_1' } }, 'message-exists'],
  ['nothing wrong', 'u_a', {}, null],
])('a write with %s is answered with the reason', (_what, user, part, reason) => {
  const store = createLogStore();
  const line = { id: 'm_1', authorId: 'u_a', text: 'before', sentAtMs: 0 };
  fillLog(store, { users: [], rooms: rooms.map((room) => ({ ...room, lines: [line] })) });
  const access = createAccess({ rooms, store });
  const entity = { type: 'message', id: 'm_2' };
  const mutation = { kind: 'put', id: 'w', device: 'd', scope: 'conversation:c', entity, fields: message, atMs: 1 };
  expect(access.refusal(user, parsed({ ...mutation, ...part }))).toBe(reason);
});

function parsed(mutation: unknown): Mutation {
  const result = parseMutations({ mutations: [mutation] });
  const [first] = result.ok ? result.value.mutations : [];
  if (first === undefined) throw new Error('This is no mutation.');
  return first;
}
