import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { shedFrame, textFrame } from '../testing/frames.ts';
import { createSocketDecoder } from './create-socket-decoder.ts';

const url = 'wss://app.test/live';
const note = (name: string) => `{"jsonrpc":"2.0","method":"${name}"}`;

describe('the protocol of a socket', () => {
  test('is the one that the server chose', () => {
    const decoder = createSocketDecoder({ url, protocol: 'graphql-transport-ws' });
    expect(decoder.protocol).toBe('graphql');
    expect(decoder.push(textFrame('in', 1, '{"type":"ping"}'))).toEqual([{ kind: 'ping', dir: 'in' }]);
  });

  test('is told by its frames where none was chosen, also from the middle of a connection', () => {
    const decoder = createSocketDecoder({ url, framesBefore: { in: 7, out: 3 } });
    expect(decoder.protocol).toBe('plain');
    expect(decoder.push(textFrame('in', 8, note('a')))).toMatchObject([{ name: 'a', ordinal: null }]);
    expect(decoder.protocol).toBe('json-rpc');
  });

  test('is no longer looked for after many frames', () => {
    const decoder = createSocketDecoder({ url });
    for (let n = 1; n <= 20; n += 1) decoder.push(textFrame('in', n, 'tick'));
    decoder.push(textFrame('in', 21, note('a')));
    expect(decoder.protocol).toBe('plain');
  });

  test('is Socket.IO where the address says so', () => {
    expect(createSocketDecoder({ url: `${url}?EIO=4` }).protocol).toBe('socket.io');
  });
});

test('events of a socket without Engine.IO are counted until one may be missing', () => {
  const decoder = createSocketDecoder({ url });
  const ordinals = [
    decoder.push(textFrame('in', 1, note('a'))),
    decoder.push(textFrame('in', 1, note('a'))),
    decoder.push(textFrame('in', 2, note('b'))),
    decoder.push(shedFrame('in', 3, 90)),
    decoder.push(textFrame('in', 4, note('c'))),
  ];
  expect(ordinals).toMatchObject([[{ ordinal: 1 }], [], [{ ordinal: 2 }], [], [{ ordinal: null }]]);
});

test('no text makes a decoder throw, whatever was spoken before', () => {
  const first = fc.constantFrom(
    '{"type":"connection_init"}',
    '["1","1","a","phx_join",{}]',
    '{"protocol":"json","version":1}\u001e',
    '{"event":"pusher:ping"}',
    'CONNECT\n\n\0',
    '{"jsonrpc":"2.0","id":1,"method":"a"}',
  );
  const object = fc.dictionary(
    fc.constantFrom(
      'type',
      'id',
      'payload',
      'event',
      'data',
      'channel',
      'jsonrpc',
      'method',
      'params',
      'target',
      'item',
    ),
    fc.oneof(fc.constantFrom('subscribe', 'next', 'pusher:subscribe', '2.0', 1, 2, 3, 7), fc.jsonValue()),
  );
  const later = fc.oneof(
    fc.string(),
    object.map((value) => JSON.stringify(value)),
    object.map((value) => `${JSON.stringify(value)}\u001e`),
    fc.array(fc.jsonValue(), { minLength: 5, maxLength: 5 }).map((value) => JSON.stringify(value)),
    fc.string().map((text) => `SEND\n${text}\n\n\0`),
  );
  fc.assert(
    fc.property(first, fc.array(fc.tuple(fc.constantFrom('in' as const, 'out' as const), later)), (hello, frames) => {
      const decoder = createSocketDecoder({ url });
      decoder.push(textFrame('out', 1, hello));
      expect(decoder.protocol).not.toBe('plain');
      for (const [index, [dir, text]] of frames.entries()) decoder.push(textFrame(dir, index + 2, text));
    }),
  );
});
