import { expect, test } from 'vitest';
import { openChat } from '../testing/open-chat.ts';

test('a login gives a token for the user, by name in any case', async () => {
  const chat = await openChat();
  const visitor = await chat.person();
  const { status, body } = await visitor.post('/api/login', { name: 'ALICE', password: 'alice' });
  expect(status).toBe(200);
  expect(body).toEqual({ token: expect.any(String), user: { id: 'u_alice', name: 'Alice' } });
  await chat.close();
});

test.each([
  ['a wrong password', { name: 'alice', password: 'bob' }],
  ['an unknown name', { name: 'mallory', password: 'mallory' }],
  ['a malformed body', { name: ['alice'] }],
])('%s is refused, and the refusal does not say which part was wrong', async (_name, body) => {
  const chat = await openChat();
  const visitor = await chat.person();
  expect(await visitor.post('/api/login', body)).toMatchObject({
    status: 401,
    body: { error: { kind: 'wrong-login' } },
  });
  await chat.close();
});

test('a token tells who one is, and is renewed by asking', async () => {
  const chat = await openChat();
  const alice = await chat.person('alice');
  expect(await alice.get('/api/session')).toMatchObject({ status: 200, body: { user: { id: 'u_alice' } } });
  await chat.close();
});

test('a token of another server is no token', async () => {
  const [here, there] = [await openChat(), await openChat()];
  const alice = await there.person('alice');
  await expect(here.connect({ token: alice.token })).rejects.toThrow('token-refused');
  const visitor = await here.person();
  expect(await visitor.get('/api/session')).toMatchObject({
    status: 401,
    body: { error: { kind: 'unauthenticated' } },
  });
  await Promise.all([here.close(), there.close()]);
});
