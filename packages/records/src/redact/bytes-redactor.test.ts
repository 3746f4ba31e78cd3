import { decode, encode } from '@msgpack/msgpack';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { DriftRecord } from '../record.ts';
import { readLegacyBytes, writeLegacyBytes } from '../wire/legacy-bytes.ts';
import { createRedactor } from './create-redactor.ts';

const redactor = createRedactor({ key: new Uint8Array(32).fill(7) });

/** The bytes of a binary frame that are left. */
function left(bytes: Uint8Array): Uint8Array {
  const base64 = btoa(String.fromCharCode(...bytes));
  const frame: DriftRecord = { kind: 'socket.frame', seq: 1, t: 0, socket: 1, dir: 'out', n: 1, size: 1, base64 };
  const record = redactor.record(frame);
  const after = record.kind === 'socket.frame' ? (record.base64 ?? '') : '';
  return Uint8Array.from(atob(after), (char) => char.charCodeAt(0));
}

const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);
const textOf = (bytes: Uint8Array): string => String.fromCharCode(...bytes);

test('text that was sent as bytes loses its secrets as text does', () => {
  expect(textOf(left(bytesOf('{"password":"hunter2","id":"m_1"}')))).toMatch(
    /^\{"password":"\[redacted:\w{12}\]","id":"m_1"\}$/,
  );
});

test('MessagePack of any kind loses its secrets, and is MessagePack afterwards', () => {
  const after = decode(left(encode({ op: 'login', user: { id: 7, password: 'hunter2' } })));
  expect(after).toEqual({ op: 'login', user: { id: 7, password: expect.stringMatching(/^\[redacted:/) } });
});

test('packets of Engine.IO 3 lose their secrets one by one, and say their new lengths', () => {
  const login = '42["login",{"password":"hunter2","card":"4111 1111 1111 1111"}]';
  const packets = [
    { isText: true, bytes: login, missing: 0 },
    { isText: false, bytes: `\u0004${textOf(encode({ password: 'hunter2' }))}`, missing: 0 },
    { isText: true, bytes: '40/chat?token=abc', missing: 3 },
  ];
  const body = writeLegacyBytes({ packets, rest: '' });
  const after = readLegacyBytes(textOf(left(Uint8Array.from(body, (char) => char.charCodeAt(0)))));
  expect(after?.packets.map(({ bytes }) => bytes)).toEqual([
    expect.stringMatching(/^42\["login",\{"password":"\[redacted:\w+\]","card":"\[redacted:\w+\]"\}\]$/),
    expect.not.stringContaining('hunter2'),
    expect.stringMatching(/^40\/chat\?token=\[redacted:/),
  ]);
  expect(after?.packets.at(-1)?.missing).toBe(3);
});

test('in other bytes, and in MessagePack that was cut, secrets are overwritten in place', () => {
  const packed = encode({ op: 'login', password: 'hunter2', note: 'a'.repeat(300) });
  const framed = Uint8Array.of(0, 255, ...packed, 1);
  for (const bytes of [framed, packed.subarray(0, packed.length - 10)]) {
    const after = left(bytes);
    expect(after.length).toBe(bytes.length);
    expect(textOf(after)).not.toContain('hunter2');
    expect(textOf(after)).toContain('login');
    expect(left(after)).toEqual(after);
  }
  const key = encode({ kty: 'EC', x: 'public', d: 'private-d' });
  expect(textOf(left(Uint8Array.of(0, 255, ...key)))).toMatch(/public.*\[redacted/s);
  const jwt = 'eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJhbGljZSJ9.c2lnbmF0dXJl';
  const protobuf = Uint8Array.of(10, jwt.length, ...bytesOf(jwt), 255);
  expect(textOf(left(protobuf))).not.toContain(jwt);
  expect(left(protobuf).length).toBe(protobuf.length);
});

test('bytes without a secret stay as they are', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
      expect(left(bytes)).toEqual(bytes);
    }),
  );
  fc.assert(
    fc.property(fc.array(fc.record({ id: fc.uuid(), at: fc.nat() })), (value) => {
      expect(left(encode(value))).toEqual(encode(value));
    }),
  );
});
