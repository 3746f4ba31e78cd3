import type { Unnumbered } from '@driftscope/records';
import { expect, test } from 'vitest';
import { createIdentityState } from './identity-state.ts';
import { watchRequests } from './watch-requests.ts';

function setUp() {
  const told: Unnumbered[] = [];
  const identity = createIdentityState((fields) => {
    told.push(fields);
    return 100 + told.length;
  });
  const watch = watchRequests(identity);
  let request = 0;
  const ask = (method: string, path: string, status: number, body?: unknown, authorization?: string) => {
    request += 1;
    const seq = request * 1000;
    const url = `https://chat.example${path}`;
    watch.requested(request, { method, url, ...(authorization === undefined ? {} : { authorization }) }, seq);
    watch.responded(request, status, seq + 1);
    if (body !== undefined) watch.answered(request, JSON.stringify(body), seq + 2);
  };
  return { told, ask };
}

const part = (claims: object) => Buffer.from(JSON.stringify(claims)).toString('base64url');
const tokenOf = (sub: string) => `${part({ alg: 'HS256' })}.${part({ sub, name: 'Zoë ÿ' })}.x`;

test('a login answers with its user, a logout ends it', () => {
  const { told, ask } = setUp();
  ask('POST', '/api/login', 200, { token: tokenOf('u_1'), user: { id: 'u_1', name: 'Alice' } });
  ask('GET', '/api/users', 200, [{ id: 'u_2' }], `Bearer ${tokenOf('u_1')}`);
  ask('POST', '/api/logout', 204);
  expect(told).toEqual([
    { kind: 'identity.login', who: 'u_1', label: 'Alice', how: 'response', source: 1002 },
    { kind: 'identity.logout', who: 'u_1', label: 'Alice', how: 'response', source: 3001 },
  ]);
});

test('a login that only answers with a token names its subject', () => {
  const { told, ask } = setUp();
  ask('POST', '/auth/sign-in', 200, { accessToken: tokenOf('u_1') });
  expect(told).toMatchObject([{ kind: 'identity.login', who: 'u_1' }]);
});

test('a refused login and a refused logout change nothing', () => {
  const { told, ask } = setUp();
  ask('POST', '/api/login', 401, { error: { id: 'e_1' } });
  ask('GET', '/api/me', 200, { id: 7, name: 'Alice' });
  ask('POST', '/api/logout', 500);
  expect(told).toMatchObject([{ kind: 'identity.seen', who: '7', how: 'response' }]);
});

test('a token in the Authorization header names its subject', () => {
  const { told, ask } = setUp();
  ask('GET', '/api/conversations', 200, [], `Bearer ${tokenOf('u_1')}`);
  expect(told).toEqual([{ kind: 'identity.seen', who: 'u_1', label: 'Zoë ÿ', how: 'jwt', source: 1000 }]);
});

test('lists and other objects name nobody', () => {
  const { told, ask } = setUp();
  ask('GET', '/api/session', 200, [{ id: 'u_1' }]);
  ask('GET', '/api/conversations', 200, { user: { id: 'u_1' } });
  expect(told).toEqual([]);
});

test('an answer to a question from before the last change tells of the user before', () => {
  const { told, ask } = setUp();
  ask('GET', '/api/session', 200, { user: { id: 'u_1' } });
  expect(told).toHaveLength(1);
  const identity = createIdentityState((fields) => told.push(fields));
  const watch = watchRequests(identity);
  watch.requested(1, { method: 'GET', url: 'https://chat.example/api/session' }, 1);
  identity.saw({ place: 'login', who: 'u_2', how: 'response', strength: 'certain' });
  watch.responded(1, 200, 8);
  watch.answered(1, '{"user":{"id":"u_1"}}', 9);
  expect(told).toHaveLength(2);
});
