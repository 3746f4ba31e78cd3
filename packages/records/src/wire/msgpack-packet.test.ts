import fc from 'fast-check';
import { Encoder } from 'socket.io-msgpack-parser';
import { describe, expect, test } from 'vitest';
import type { Json } from '../json.ts';
import { createRedactor } from '../redact/create-redactor.ts';
import { socketIoUrl } from '../testing/frames.ts';
import { createSocketDecoder } from './create-socket-decoder.ts';
import type { SocketDecoder } from './socket-decoder.ts';
import type { Direction, WireFact } from './wire-fact.ts';

const encoder = new Encoder();
function base64Of(packet: object): string {
  // Its types say that the bytes come alone, but they come in an array.
  const parts: unknown = encoder.encode(packet);
  const bytes: unknown = Array.isArray(parts) ? parts[0] : undefined;
  return Buffer.from(bytes instanceof Uint8Array ? bytes : []).toString('base64');
}

const frameOf = (dir: Direction, n: number, packet: object, cut?: 'size') => {
  const base64 = base64Of(packet);
  const kept = cut ? { base64: base64.slice(0, 24), cut } : { base64 };
  return { kind: 'socket.frame', seq: n, t: n, socket: 1, dir, n, size: base64.length, ...kept } as const;
};

const push = (decoder: SocketDecoder, dir: Direction, n: number, packet: object): readonly WireFact[] =>
  decoder.push(frameOf(dir, n, packet));

describe('a Socket.IO packet in MessagePack', () => {
  test('joins, is answered, and carries events and acknowledgements', () => {
    const decoder = createSocketDecoder({ url: socketIoUrl });
    const facts = [
      ...push(decoder, 'out', 1, { type: 0, nsp: '/', data: { token: 't' } }),
      ...push(decoder, 'in', 1, { type: 0, nsp: '/', data: { sid: 's_1' } }),
      ...push(decoder, 'out', 2, {
        type: 2,
        nsp: '/',
        id: 7,
        data: ['send', { text: 'hi' }],
        options: { compress: true },
      }),
      ...push(decoder, 'in', 2, { type: 3, nsp: '/', id: 7, data: ['ok'] }),
      ...push(decoder, 'in', 3, { type: 2, nsp: '/', data: ['file', Buffer.from([1, 2, 3])] }),
    ];
    expect(facts).toEqual([
      { kind: 'connect', namespace: '/', auth: { token: 't' } },
      { kind: 'connected', namespace: '/', sid: 's_1', recovered: false },
      { kind: 'event', dir: 'out', namespace: '/', name: 'send', args: [{ text: 'hi' }], ordinal: 1, ackId: 7 },
      { kind: 'ack', dir: 'in', namespace: '/', ackId: 7, args: ['ok'] },
      { kind: 'event', dir: 'in', namespace: '/', name: 'file', args: [{ $bytes: 3 }], ordinal: 1 },
    ]);
  });

  test('carries dates and nothing at all as JSON would', () => {
    const data = ['a', new Date(1_700_000_000_000), undefined, { b: undefined, c: 1 }];
    expect(push(createSocketDecoder({ url: socketIoUrl }), 'in', 1, { type: 2, nsp: '/', data })).toMatchObject([
      { args: ['2023-11-14T22:13:20.000Z', null, { c: 1 }] },
    ]);
  });

  test('that was cut is a message, and later events have no known number', () => {
    const decoder = createSocketDecoder({ url: socketIoUrl });
    const packet = { type: 2, nsp: '/', data: ['message', { text: 'a longer text' }] };
    expect(decoder.push(frameOf('in', 1, packet, 'size'))).toMatchObject([{ kind: 'message' }]);
    expect(push(decoder, 'in', 2, packet)).toMatchObject([{ name: 'message', ordinal: null }]);
  });

  test('loses its credentials, and is a packet still', () => {
    const redactor = createRedactor({ key: new Uint8Array(32) });
    const frame = frameOf('out', 1, { type: 0, nsp: '/', data: { token: 'hunter2', room: 'r' } });
    const redacted = redactor.record(frame);
    expect(redacted.kind === 'socket.frame' && atob(redacted.base64 ?? '')).not.toContain('hunter2');
    const decoder = createSocketDecoder({ url: socketIoUrl });
    expect(redacted.kind === 'socket.frame' ? decoder.push(redacted) : []).toEqual([
      { kind: 'connect', namespace: '/', auth: { token: expect.stringMatching(/^\[redacted:/), room: 'r' } },
    ]);
    const harmless = frameOf('in', 1, { type: 2, nsp: '/', data: ['a', 1] });
    expect(redactor.record(harmless)).toBe(harmless);
  });
});

test('what a peer encodes in MessagePack is what is decoded', () => {
  // The encoder loses own `__proto__`s, and integers that no double holds exactly.
  const json = fc
    .json()
    .filter((text) => !/__proto__|\d{16}|\de\+/.test(text))
    .map((text): Json => JSON.parse(text));
  fc.assert(
    fc.property(fc.string(), fc.array(json), fc.constantFrom('/', '/admin'), (words, args, nsp) => {
      const name = `e:${words}`;
      const facts = push(createSocketDecoder({ url: socketIoUrl }), 'in', 1, { type: 2, nsp, data: [name, ...args] });
      const expected = { kind: 'event', dir: 'in', namespace: nsp, name, args, ordinal: 1 };
      expect(JSON.parse(JSON.stringify(facts))).toEqual(JSON.parse(JSON.stringify([expected])));
    }),
  );
});

test('bytes that only begin like a packet are a message, and nothing makes the decoder throw', () => {
  const rest = fc
    .uint8Array()
    .map((bytes) => Buffer.from([0x82, 0xa4, ...Buffer.from('type'), ...bytes]).toString('base64'));
  fc.assert(
    fc.property(fc.oneof(rest, fc.base64String(), fc.string()), (base64) => {
      const decoder = createSocketDecoder({ url: socketIoUrl });
      const frame = { kind: 'socket.frame', seq: 1, t: 1, socket: 1, dir: 'in', n: 1, size: 9, base64 } as const;
      decoder.push(frame);
    }),
  );
});
