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
  const ask = (
    method: string,
    path: string,
    status: number,
    answer?: unknown,
    authorization?: string,
    body?: string,
  ) => {
    request += 1;
    const seq = request * 1000;
    const url = `https://chat.example${path}`;
    const sent = { ...(authorization === undefined ? {} : { authorization }), ...(body === undefined ? {} : { body }) };
    watch.requested(request, { method, url, ...sent }, seq);
    watch.responded(request, status, seq + 1);
    if (answer !== undefined) watch.answered(request, JSON.stringify(answer), seq + 2);
  };
  const mutate = (name: string, answer: unknown) => {
    const query = `\n  mutation ${name}($a: String) {\n    ${name}(a: $a) { ok }\n  }`;
    ask('POST', '/graphql', 200, answer, undefined, JSON.stringify({ operationName: name, query }));
  };
  return { told, ask, mutate };
}

const part = (claims: object) => Buffer.from(JSON.stringify(claims)).toString('base64url');
const tokenWith = (claims: object) => `${part({ alg: 'HS256' })}.${part(claims)}.x`;
const tokenOf = (sub: string) => tokenWith({ sub, name: 'Zoë ÿ' });

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

test('an app that calls its user one thing in tokens and another in answers has one user, the second one as the first', () => {
  const { told, ask } = setUp();
  for (const [id, name] of [
    ['1', 'alice'],
    ['2', 'bob'],
  ] as const) {
    const token = tokenWith({ sub: name });
    ask('POST', '/api/login', 200, { token, user: { id } });
    ask('GET', '/api/me', 200, { id }, `Bearer ${token}`);
    ask('POST', '/api/refresh', 200, { token });
    ask('GET', '/api/me', 200, { id }, `Bearer ${token}`);
  }
  ask('POST', '/api/refresh', 401);
  expect(told).toMatchObject([
    { kind: 'identity.login', who: '1' },
    { kind: 'identity.switch', from: '1', to: '2' },
    { kind: 'identity.logout', who: '2' },
  ]);
});

test('a token that has no id of its user names it by the name that they log in with', () => {
  const { told, ask } = setUp();
  ask('POST', '/api/auth/login', 200, { access_token: tokenWith({ username: 'alice', name: 'Alice', admin: true }) });
  expect(told).toMatchObject([{ kind: 'identity.login', who: 'alice', label: 'Alice' }]);
});

test('a login that answers with the user itself names it, and one that answers with its session does not', () => {
  const { told, ask } = setUp();
  ask('POST', '/api/sessions', 201, { id: 'sess_1', expires: 1_700_000_000 });
  ask('POST', '/api/login', 200, { id: 'u_1', email: 'alice@chat.example', token: 'opaque' });
  expect(told).toMatchObject([{ kind: 'identity.login', who: 'u_1', label: 'alice@chat.example' }]);
});

test('users, logins and logouts are known in snake case', () => {
  const { told, ask } = setUp();
  ask('POST', '/users/sign_in', 200, { user: { user_id: 1, full_name: 'Mara Lind' } });
  ask('DELETE', '/users/sign_out', 204);
  ask('GET', '/me', 200, { pk: 2, login: 'jon' });
  expect(told).toMatchObject([
    { kind: 'identity.login', who: '1', label: 'Mara Lind' },
    { kind: 'identity.logout', who: '1' },
    { kind: 'identity.login', who: '2', label: 'jon' },
  ]);
});

test('logins and logouts are known by their mutations, and refused ones by their errors', () => {
  const { told, mutate } = setUp();
  const errors = [{ message: 'no' }];
  mutate('Login', { data: null, errors });
  mutate('LoginHistory', { data: { loginHistory: { id: 'l_1', name: 'yesterday' } } });
  mutate('SignInUser', { data: { signIn: { token: 'opaque', user: { id: 'u_1', name: 'Alice' } } } });
  mutate('Logout', { data: null, errors });
  mutate('Logout', { data: { logout: true } });
  expect(told).toEqual([
    { kind: 'identity.login', who: 'u_1', label: 'Alice', how: 'response', source: 3002 },
    { kind: 'identity.logout', who: 'u_1', label: 'Alice', how: 'response', source: 5002 },
  ]);
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

test('a token names its user where it has no subject, but for an id that may be its own', () => {
  const { told, ask } = setUp();
  ask('GET', '/api/conversations', 200, [], `Bearer ${tokenWith({ id: 't_1', role: 'admin' })}`);
  ask('GET', '/api/conversations', 200, [], `Bearer ${tokenWith({ token_type: 'access', jti: 't_2', user_id: 5 })}`);
  expect(told).toMatchObject([{ kind: 'identity.seen', who: '5', how: 'jwt' }]);
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
