import type { Unnumbered } from '@driftscope/records';
import { expect, test } from 'vitest';
import { createIdentityState, type IdentityEvidence } from './identity-state.ts';

function setUp() {
  const told: string[] = [];
  const identity = createIdentityState((fields: Unnumbered) => {
    const { kind } = fields;
    if (kind === 'identity.switch') told.push(`switch ${fields.from} ${fields.to}`);
    else if (kind === 'identity.seen' || kind === 'identity.login' || kind === 'identity.logout') {
      told.push(`${kind.slice('identity.'.length)} ${fields.who}`);
    }
    return told.length;
  });
  const says = (place: string, strength: IdentityEvidence['strength'], how: IdentityEvidence['how']) => {
    return (who: string | null) => identity.saw({ place, who, strength, how });
  };
  return {
    told,
    identity,
    token: says('jwt', 'token', 'jwt'),
    socket: says('socket', 'token', 'socket-auth'),
    store: says('store 1 user', 'current', 'store'),
    session: says('session', 'current', 'response'),
    me: says('session /me', 'current', 'response'),
    refresh: says('session /refresh', 'current', 'response'),
    login: says('login', 'certain', 'response'),
    logout: () => says('logout', 'certain', 'response')(null),
  };
}

test('one who was logged in before is seen, once', () => {
  const { told, token, store, session } = setUp();
  session('A');
  token('A');
  store('A');
  expect(told).toEqual(['seen A']);
});

test('login A, logout, login B', () => {
  const { told, identity, login, logout, token, store } = setUp();
  store(null);
  identity.loginAsked();
  login('A');
  store('A');
  token('A');
  logout();
  store(null);
  identity.loginAsked();
  login('B');
  store('B');
  token('B');
  expect(told).toEqual(['login A', 'logout A', 'login B']);
});

test('whoever is seen first after a login was asked for has logged in', () => {
  const { told, identity, store, login } = setUp();
  identity.loginAsked();
  store('A');
  login('A');
  expect(told).toEqual(['login A']);
});

test('a login that failed is none', () => {
  const { told, identity, session } = setUp();
  identity.loginAsked();
  identity.loginFailed();
  session('A');
  expect(told).toEqual(['seen A']);
});

test('one user after another with no logout is a switch', () => {
  const { told, store, token } = setUp();
  store('A');
  store('B');
  token('B');
  token('C');
  expect(told).toEqual(['seen A', 'switch A B', 'switch B C']);
});

test('a session endpoint that says nobody makes the next one a login', () => {
  const { told, session, store } = setUp();
  session(null);
  store('A');
  expect(told).toEqual(['login A']);
});

test('a store that goes from the user to nobody is a logout, one that starts with nobody is not', () => {
  const { told, store } = setUp();
  store(null);
  store('A');
  store(null);
  expect(told).toEqual(['seen A', 'logout A']);
});

test('a place that names the user otherwise gives an alias', () => {
  const { told, store, token } = setUp();
  token('auth0|7');
  store('42');
  token('auth0|7');
  expect(told).toEqual(['seen auth0|7']);
});

test('a place that names each user otherwise gives an alias of the second one, too', () => {
  const { told, login, token, me, session } = setUp();
  login('1');
  token('alice');
  me('a@x');
  login('2');
  token('alice');
  token('bob');
  me('b@x');
  expect(told).toEqual(['seen 1', 'switch 1 2']);
  token('carol');
  session(null);
  expect(told).toEqual(['seen 1', 'switch 1 2', 'switch 2 carol']);
});

test('two endpoints may name the same user otherwise, and either says that nobody is logged in', () => {
  const { told, refresh, me, session } = setUp();
  refresh('alice');
  me('1');
  refresh('alice');
  session(null);
  expect(told).toEqual(['seen alice', 'logout alice']);
});

test('a store that still names the former user neither brings them back nor names the next one', () => {
  const { told, login, store, session } = setUp();
  login('1');
  store('alice');
  login('2');
  store('alice');
  store('bob');
  session('2');
  store('alice');
  expect(told).toEqual(['seen 1', 'switch 1 2', 'switch 2 alice']);
});

test('a stale token of the former user changes nothing', () => {
  const { told, identity, login, logout, token, socket } = setUp();
  login('A');
  socket('A');
  logout();
  token('A');
  identity.loginAsked();
  login('B');
  socket('A');
  token('B');
  token('A');
  expect(told).toEqual(['seen A', 'logout A', 'login B']);
});

test('after a reset nothing is known', () => {
  const { told, identity, store } = setUp();
  store('A');
  identity.reset();
  store('A');
  expect(told).toEqual(['seen A', 'seen A']);
});
