import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Json } from '../json.ts';
import { parseBatch } from '../parse/parse-batch.ts';
import type { DriftRecord } from '../record.ts';
import { batchOf } from '../testing/batches.ts';
import { textFrame } from '../testing/frames.ts';
import { createRedactor } from './create-redactor.ts';

const redactor = createRedactor({ key: new Uint8Array(32).fill(7) });

const jwt = 'eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJhbGljZSJ9.c2lnbmF0dXJl';
const mark = /\[redacted:[0-9a-f]{12}\]/;

function text(input: string): string {
  const record = redactor.record(textFrame('in', 1, input));
  return record.kind === 'socket.frame' ? (record.text ?? '') : '';
}

function state(input: Json): Json {
  const record = redactor.record({ kind: 'store.snapshot', seq: 1, t: 0, store: 1, state: input });
  return record.kind === 'store.snapshot' ? record.state : null;
}

/** The mark that a value gets. */
const markOf = (value: string): string => mark.exec(text(JSON.stringify({ token: value })))?.[0] ?? 'no mark';

describe('a credential', () => {
  test.each([
    'token',
    'access_token',
    'refreshToken',
    'ID_TOKEN',
    'csrf-token',
    'password',
    'userPassword',
    'passwd',
    'secret',
    'client_secret',
    'authorization',
    'Cookie',
    'apiKey',
    'api_key',
    '_MasterKey',
    'X-Api-Key',
    'privateKey',
    'private_key',
    'cvv',
    'credentials',
  ])('is known by its name %s', (name) => {
    expect(state({ [name]: 's3cret' })).toEqual({ [name]: markOf('s3cret') });
    expect(text(JSON.stringify({ [name]: 's3cret' }))).toBe(JSON.stringify({ [name]: markOf('s3cret') }));
  });

  test('is hidden with all that is inside it', () => {
    expect(state({ tokens: { access: 'a', list: ['b'], expiresAt: 17 } })).toEqual({
      tokens: { access: markOf('a'), list: [markOf('b')], expiresAt: 17 },
    });
  });

  test('is hidden as a number, unless the number counts', () => {
    expect(state({ otp: 123_456, tokens: 512 })).toEqual({ otp: markOf('123456'), tokens: 512 });
  });

  test('that is absent stays visibly absent', () => {
    const nothing = { token: null, password: '', hasToken: false, secret: undefined };
    expect(text(JSON.stringify(nothing))).toBe(JSON.stringify(nothing));
  });

  test('is known by its looks, under any name', () => {
    expect(state({ a: jwt, b: `see ${jwt}!`, c: `Bearer ${jwt}` })).toEqual({
      a: markOf(jwt),
      b: `see ${markOf(jwt)}!`,
      c: `Bearer ${markOf(jwt)}`,
    });
    expect(state({ a: 'Bearer abc' })).toEqual({ a: `Bearer ${markOf('abc')}` });
    expect(state(['-----BEGIN PRIVATE KEY-----\nMIIE\n-----END PRIVATE KEY-----'])).toEqual([
      expect.stringMatching(mark),
    ]);
  });

  test('is known in a map, and as the key of one', () => {
    expect(
      state({
        sessions: {
          $map: [
            ['token', 'a'],
            ['x', { password: 'p' }],
          ],
        },
      }),
    ).toEqual({
      sessions: {
        $map: [
          ['token', markOf('a')],
          ['x', { password: markOf('p') }],
        ],
      },
    });
    expect(state({ [jwt]: 1 })).toEqual({ [markOf(jwt)]: 1 });
  });

  test('is known by the path of a patch', () => {
    const record: DriftRecord = {
      kind: 'store.commit',
      seq: 1,
      t: 0,
      store: 1,
      patch: [
        { op: 'set', path: ['auth', 'token'], value: 'a' },
        { op: 'set', path: ['tokens', 'access'], value: 'b' },
        { op: 'splice', path: ['tokens', 'old'], at: 0, remove: 0, insert: ['c'] },
        { op: 'delete', path: ['byToken', jwt] },
      ],
    };
    expect(redactor.record(record)).toMatchObject({
      patch: [
        { value: markOf('a') },
        { value: markOf('b') },
        { insert: [markOf('c')] },
        { path: ['byToken', markOf(jwt)] },
      ],
    });
  });

  test('has one mark wherever it stands', () => {
    const places = [
      text('40{"token":"p+q/r"}'),
      text('token=p%2Bq%2Fr&n=1'),
      text('https://app.test/?access_token=p%2Bq%2Fr'),
      text('{"authorization":"Bearer p+q/r"}'),
      JSON.stringify(state({ user: { token: 'p+q/r' } })),
    ];
    expect(places.map((place) => mark.exec(place)?.[0])).toEqual(places.map(() => markOf('p+q/r')));
    expect(markOf('p+q/r')).not.toBe(markOf('p+q/s'));
  });

  test('has another mark under another key', () => {
    const other = createRedactor({ key: new Uint8Array(32).fill(8) });
    const frame = textFrame('in', 1, '{"token":"a"}');
    expect(other.record(frame)).not.toEqual(redactor.record(frame));
  });
});

describe('a card number', () => {
  test('is hidden in any grouping, as text and as a number', () => {
    expect(
      state({ a: '4111 1111 1111 1111', b: '4111-1111-1111-1111', c: 4_111_111_111_111_111, d: '4111111111111111' }),
    ).toEqual({
      a: markOf('4111111111111111'),
      b: markOf('4111111111111111'),
      c: markOf('4111111111111111'),
      d: markOf('4111111111111111'),
    });
  });

  test('is not seen in ids, times and digits that fail the check', () => {
    const value = {
      id: '4111111111111111',
      userIds: ['4111111111111111'],
      a: '4111111111111112',
      at: 1_700_000_000_000,
    };
    expect(state(value)).toBe(value);
    const message = {
      m: 'm_4111111111111111',
      order: '1700000000000001',
      uuid: '41111111-1111-4111-8111-111111111111',
    };
    expect(state(message)).toBe(message);
  });
});

describe('text', () => {
  test.each([
    ['40{"token":"a"}', `40{"token":"${markOf('a')}"}`],
    ['42/chat,12["login",{"password":"a","id":"u_1"}]', `42/chat,12["login",{"password":"${markOf('a')}","id":"u_1"}]`],
    ['password=a&user=bob', `password=${markOf('a')}&user=bob`],
    ['wss://app.test/live?v=1&token=a#top', `wss://app.test/live?v=1&token=${markOf('a')}#top`],
    ['sid=1; csrfToken=a', `sid=1; csrfToken=${markOf('a')}`],
    ['data: {"token":"a"}\n\ndata: {"n":1}\n\n', `data: {"token":"${markOf('a')}"}\n\ndata: {"n":1}\n\n`],
    ['var x = {"token":"a"};', `var x = {"token":"${markOf('a')}"};`],
    ['{"saved":"{\\"token\\":\\"a\\"}"}', `{"saved":"{\\"token\\":\\"${markOf('a')}\\"}"}`],
    ['{"\\u0074oken":"a"}', `{"token":"${markOf('a')}"}`],
    ['4111111111111111', `"${markOf('4111111111111111')}"`],
  ])('%s', (before, after) => {
    expect(text(before)).toBe(after);
  });

  test.each([
    ['{"user":{"id":"u_1"},"tokens":{"access":"opa', `{"user":{"id":"u_1"},"tokens":{"access":"${markOf('opa')}`],
    ['42["login",{"password":"a","na', `42["login",{"password":"${markOf('a')}","na`],
    ['{"password":123', '{"password":'],
  ])('that was cut: %s', (before, after) => {
    expect(text(before)).toBe(after);
  });

  test('with several messages in a frame is redacted message by message, nested credentials too', () => {
    const secret = markOf('t');
    const separator = '\u001e';
    const frame = `{"a":{"tokens":["t"]}}${separator}{"b":1}${separator}`;
    expect(text(frame)).toBe(`{"a":{"tokens":["${secret}"]}}${separator}{"b":1}${separator}`);
    expect(text(`40{"token":"t"}${separator}42["token",1]`)).toBe(`40{"token":"${secret}"}${separator}42["token",1]`);
  });

  test('with lengths before its packets has the new lengths, where a packet changed', () => {
    const packet = `40{"token":"${markOf('t')}"}`;
    expect(text('15:40{"token":"t"}7:42["a"]')).toBe(`${packet.length}:${packet}7:42["a"]`);
  });

  test('of STOMP loses the credentials in its headers and its body', () => {
    const secret = markOf('t');
    expect(text('CONNECT\nlogin:bob\npasscode:t\nhost:a\n\n\0')).toBe(
      `CONNECT\nlogin:bob\npasscode:${secret}\nhost:a\n\n\0`,
    );
    expect(text('SEND\r\nX-Token:t\r\n\r\n{"user":{"token":"t"}}\0')).toBe(
      `SEND\r\nX-Token:${secret}\r\n\r\n{"user":{"token":"${secret}"}}\0`,
    );
  });

  test('of people stays as they wrote it', () => {
    const message =
      '42["message:new",{"id":"m_1","authorId":"alice","text":"my password is lost, the bearer of the token said: basic"}]';
    expect(text(message)).toBe(message);
  });
});

describe('a record', () => {
  test('without a secret is given back as the same object', () => {
    const frame = textFrame('in', 1, '42["message:new",{"id":"m_1"}]');
    expect(redactor.record(frame)).toBe(frame);
  });

  test('keeps the parts of its state that hold no secret as the same objects', () => {
    const user = { id: 'u_1', name: 'alice' };
    expect(state({ user, token: 'a' })).toMatchObject({ user: expect.toSatisfy((part) => part === user) });
  });

  test('of a kind that is not known is redacted too', () => {
    const parsed = parseBatch(
      batchOf([{ seq: 1, t: 0, kind: 'new.kind', body: '{"token":"a"}', deep: [{ password: 'p' }] }]),
    );
    expect(parsed.ok && parsed.value.records.map(redactor.record)).toMatchObject([
      { body: `{"token":"${markOf('a')}"}`, deep: [{ password: markOf('p') }] },
    ]);
  });

  test('that was redacted before stays as it is', () => {
    const once = redactor.record(textFrame('in', 1, '{"token":"a","authorization":"Bearer b"}'));
    expect(redactor.record(once)).toEqual(once);
  });

  test('that is too deep is cut rather than let through', () => {
    const depth = 10_000;
    const deep: Json = JSON.parse(`${'['.repeat(depth)}"${jwt}"${']'.repeat(depth)}`);
    expect(JSON.stringify(state(deep))).toContain('{"$cut":"depth"}');
    expect(text(`${'['.repeat(depth)}"${jwt}`)).not.toContain(jwt);
  });
});

test('the address in a session header is redacted', () => {
  const header = { originMs: 0, url: 'https://app.test/?token=a' };
  const parsed = parseBatch({ ...batchOf([]), session: { id: 's_1', ...header } });
  expect(parsed.ok && redactor.session(parsed.value.session).url).toBe(`https://app.test/?token=${markOf('a')}`);
});

describe('for any JSON', () => {
  const json = fc.jsonValue().map((value): Json => JSON.parse(JSON.stringify(value)));
  const secret = fc.stringMatching(/^[A-Z]{12}$/);
  const name = fc.constantFrom('token', 'password', 'api_key', 'session.secret');

  /** A secret under its name, somewhere in other values. */
  const hidden = fc.tuple(json, json, name, secret, fc.array(fc.constantFrom('list', 'record'), { maxLength: 4 }));
  const place = (before: Json, after: Json, value: Json, path: readonly string[]): Json =>
    path.reduce<Json>((inner, step) => (step === 'list' ? [before, inner, after] : { before, inner, after }), value);

  test('no secret is left, and text says the same as a value', () => {
    fc.assert(
      fc.property(hidden, ([before, after, key, value, path]) => {
        const whole = place(before, after, { [key]: value }, path);
        const redacted = text(`42${JSON.stringify(['event', whole])}`);
        expect(redacted).not.toContain(value);
        expect(JSON.parse(redacted.slice(2))).toEqual(state(['event', whole]));
      }),
    );
  });

  test('no secret is left where the text was cut inside or after it', () => {
    fc.assert(
      fc.property(hidden, fc.nat(), ([before, after, key, value, path], more) => {
        const whole = JSON.stringify(place(before, after, { [key]: value }, path));
        const cut = whole.slice(0, whole.indexOf(value) + 6 + (more % (whole.length - whole.indexOf(value))));
        expect(text(cut)).not.toContain(value.slice(0, 6));
      }),
    );
  });

  test('what holds no secret comes back as it was', () => {
    fc.assert(
      fc.property(
        fc.array(fc.record({ id: fc.uuid(), name: fc.stringMatching(/^[a-z ]*$/), at: fc.nat() })),
        (value) => {
          expect(state(value)).toBe(value);
          expect(text(JSON.stringify(value, null, 1))).toBe(JSON.stringify(value, null, 1));
        },
      ),
    );
  });
});

test('no text makes it throw, long and hostile ones included', () => {
  const hostile = [
    '"',
    '\\',
    '\\"',
    '[{"token":',
    '"token":"',
    'bearer ',
    'eyJaaaaa-',
    'token=[',
    '4111-',
    '\n',
    '{"a":',
  ];
  for (const part of hostile) text(`${part.repeat(20_000)}password`);
  fc.assert(fc.property(fc.string(), (input) => typeof text(`${input}"password":"${input}`) === 'string'));
});
