import { expect, test } from 'vitest';
import type { DriftRecord } from '../record.ts';
import { createRedactor } from './create-redactor.ts';
import { createIdentityMatch } from './identity-match.ts';
import { parseRedactionKey } from './redaction-key.ts';

const own = new Uint8Array(32).fill(7);
const shared = new Uint8Array(32).fill(8);
const login: DriftRecord = { kind: 'identity.login', seq: 1, t: 0, who: 'u_1', label: 'Alice', how: 'jwt', source: 1 };
const change: DriftRecord = { kind: 'identity.switch', seq: 2, t: 0, from: 'u_1', to: 'u_2', how: 'store' };

test('who is logged in is a hash, the same for one user wherever it is said, and the label stays', () => {
  const redactor = createRedactor({ key: own });
  const [first, second] = [redactor.record(login), redactor.record(change)];
  expect(first).toMatchObject({ who: expect.stringMatching(/^\[redacted:\w{12}\]$/), label: 'Alice', how: 'jwt' });
  expect('who' in first && 'from' in second && first.who === second.from).toBe(true);
  expect(JSON.stringify([first, second])).not.toContain('u_1');
  expect(redactor.record(first)).toEqual(first);
});

test('the label is left out where the user switched it off', () => {
  expect(createRedactor({ key: own, labels: false }).record(login)).not.toHaveProperty('label');
});

test('users have one hash in browsers and servers that share the key for it, whatever their own keys are', () => {
  const browser = createRedactor({ key: own, identityKey: shared }).record(login);
  const server = createRedactor({ key: new Uint8Array(32).fill(9), identityKey: shared }).record({
    kind: 'probe.connect',
    seq: 1,
    t: 0,
    eio: 'e',
    sid: 's',
    namespace: '/',
    user: 'u_1',
    recovered: false,
    transport: 'websocket',
  });
  expect('who' in browser && 'user' in server && browser.who === server.user).toBe(true);
});

test('who has the key can tell whether an id of the app is the user, and nobody else', () => {
  const said = createRedactor({ key: own, identityKey: shared }).record(login);
  const who = 'who' in said ? said.who : '';
  expect(createIdentityMatch([own, shared])('u_1', who)).toBe(true);
  expect(createIdentityMatch([own, shared])('u_2', who)).toBe(false);
  expect(createIdentityMatch([own])('u_1', who)).toBe(false);
  expect(createIdentityMatch([])('u_1', 'u_1')).toBe(true);
});

test('a key is 32 bytes in hex', () => {
  expect(parseRedactionKey('07'.repeat(32))).toEqual(own);
  for (const input of ['', '07', 'zz'.repeat(32), 7, undefined]) expect(parseRedactionKey(input)).toBeUndefined();
});
