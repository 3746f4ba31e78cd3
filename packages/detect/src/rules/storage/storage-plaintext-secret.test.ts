import type { Json } from '@driftscope/records';
import { describe, expect, test } from 'vitest';
import { detectAll, kindsOf, ofKind } from '#testing/detect-all.ts';
import { expectSteady } from '#testing/expect-steady.ts';
import { PageTrace } from '#testing/page-trace.ts';

const KEY = '[redacted:0123456789ab]';
const bytes = (count: number): readonly number[] => Array.from({ length: count }, (_, index) => (index * 37) % 256);
const asObject = (count: number): Json => Object.fromEntries(bytes(count).entries());

const page = (): PageTrace => new PageTrace('alice').at(100).seen('alice').at(5000);
const found = (trace: PageTrace) => ofKind(detectAll([trace]), 'storage.plaintext-secret');
const stored = (value: Json) => found(page().put('e2ee', 'sessions', value, 's_1'));

describe('a secret in a storage', () => {
  test('is an incident when it is a JSON Web Key with its private part', () => {
    const pair = { id: 'bob', keyPair: { kty: 'EC', crv: 'P-256', x: 'x', y: 'y', d: KEY } };
    const trace = page().put('e2ee', 'sessions', pair, 's_1');
    expect(found(trace)).toMatchObject([
      {
        severity: 'high',
        confidence: 'observed',
        title: 'A private key of alice lies in the clear in IndexedDB e2ee/sessions, at keyPair',
        facts: { where: 'IndexedDB e2ee/sessions', path: 'keyPair' },
      },
    ]);
    expectSteady('storage.plaintext-secret', [trace], { untilT: 20_000, noneUntilT: 5900 });
    expect(stored({ kty: 'oct', k: KEY, alg: 'A256GCM' })).toHaveLength(1);
  });

  test.each<[string, Json]>([
    ['a list of 32 bytes', { sessionKey: [...bytes(32)] }],
    ['32 bytes of which redaction made marks', { sessionKey: bytes(32).map(() => KEY) }],
    ['an array of bytes as it is encoded', { chainKey: asObject(32) }],
    ['hex', { signingKey: '00112233445566778899aabbccddeeff' }],
    ['base64', { masterKey: 'q83vEjRWeJCrze8SNFZ4kKvN7xI0VniQq83vEjRWeJA=' }],
  ])('is one when it is %s under the name of a key', (_form, value) => {
    expect(stored(value)).toMatchObject([{ confidence: 'observed' }]);
  });

  test('is none by one byte more or less, or under another name', () => {
    expect(stored({ sessionKey: [...bytes(31)] })).toEqual([]);
    expect(stored({ sessionKey: [...bytes(33)] })).toEqual([]);
    expect(stored({ thumbnail: [...bytes(32)] })).toEqual([]);
    expect(stored({ masterKey: '00112233445566778899aabbccddee' })).toEqual([]);
  });

  test('is only likely where its name is all there is, and none if it went over the wire', () => {
    expect(stored({ sessionKey: KEY })).toMatchObject([{ confidence: 'likely' }]);
    const given = page()
      .fetch('GET /api/session', { sessionKey: KEY })
      .put('e2ee', 'sessions', { sessionKey: KEY }, 's_1');
    expect(found(given)).toEqual([]);
  });

  test('is one when it is a password, beside its user or under its own key', () => {
    expect(found(page().keep('credentials', { email: 'alice@mail.test', password: KEY }))).toHaveLength(1);
    expect(found(page().keep('password', KEY))).toHaveLength(1);
    const sent = page().fetch('POST /login', {}, { sent: { login: 'nell', password: KEY } });
    expect(found(sent.keep('remembered', { login: 'nell', password: KEY }))).toHaveLength(1);
  });

  test.each<[string, string, Json]>([
    ['a public key', 'publicKey', { kty: 'EC', crv: 'P-256', x: 'x', y: 'y' }],
    ['a key whose name says that it is public', 'keys', { publicKey: [...bytes(32)] }],
    ['an encrypted key', 'encryptedPrivateKey', KEY],
    ['a key with what it was wrapped by', 'vault', { privateKey: KEY, iv: 'aXY=', salt: 'c2FsdA==' }],
    ['wrapped bytes, which are longer', 'vault', { masterKey: [...bytes(60)] }],
    ['a key that no script can read', 'vault', { privateKey: {}, sessionKey: {} }],
    ['a token', 'access_token', KEY],
    ['a token in a session', 'auth', { state: { token: KEY, user: { id: 'alice' } } }],
    ['words for a password', 'i18next_res_de', { login: { email: 'E-Mail', password: KEY } }],
    ['names of keys', 'shortcuts', { rootKey: 'Control', chainKey: 'Shift' }],
    ['no password', 'form', { email: 'alice@mail.test', password: '' }],
  ])('is none when it is %s', (_what, key, value) => {
    expect(kindsOf(detectAll([page().keep(key, value)]))).toEqual([]);
  });

  test('is none when it is gone a second later', () => {
    const wrapped = (ms: number) =>
      page()
        .keep('sessionKey', [...bytes(32)])
        .after(ms)
        .keep('sessionKey', [...bytes(60)]);
    expect(found(wrapped(900))).toEqual([]);
    expect(found(wrapped(1100))).toHaveLength(1);
  });

  test('is told once for each place, however often it is written', () => {
    const trace = page();
    for (let n = 0; n < 50; n++) trace.after(100).put('e2ee', 'sessions', { sessionKey: [...bytes(32)] }, 's_1');
    expect(found(trace)).toHaveLength(1);
  });
});
