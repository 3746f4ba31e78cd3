import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createSocketDecoder } from './create-socket-decoder.ts';
import type { Direction } from './wire-fact.ts';

/** What really passed on sockets of every protocol. Base64 stands after a `#`. */
const transcript = [
  '0{"sid":"eio_1","upgrades":[],"pingInterval":25000,"pingTimeout":20000,"maxPayload":1000000}',
  '40{"token":"t"}',
  '40/chat,{"sid":"s_1","pid":"p_1"}',
  '42["say",{"text":"hello","list":[true,null,"ü€😀"]},"offset"]',
  '452-/chat,12["file","a.bin",{"_placeholder":true,"num":0},{"part":{"_placeholder":true,"num":1}}]',
  '#AQID',
  '#BAECAw==',
  '43/chat,12["fine",7]',
  '44/forbidden,{"message":"not for you"}',
  '2probe',
  'b4AQID',
  '#g6R0eXBlAqNuc3ChL6RkYXRhkqNzYXmBpHRleHSiaGk=',
  '420["post",{"method":"post","headers":{},"data":{"text":"hi"},"url":"/messages"}]',
  '430[{"body":{"id":"m_1"},"headers":{},"statusCode":201}]',
  '{"type":"connection_init","payload":{"user":"alice"}}',
  '{"type":"subscribe","id":"1","payload":{"query":"subscription Messages { message { id } }"}}',
  '{"type":"next","id":"1","payload":{"data":{"message":{"id":"m_1"}}}}',
  '["3","3","room:1","phx_join",{"user":"alice"}]',
  '["3","3","room:1","phx_reply",{"status":"error","response":{"reason":"not for you"}}]',
  '{"protocol":"json","version":1}\u001e',
  '{"type":6}\u001e{"type":4,"invocationId":"0","target":"count","arguments":[2]}\u001e',
  '{"event":"pusher:subscribe","data":{"auth":"","channel":"room"}}',
  '{"event":"said","data":"{\\"text\\":\\"hi\\"}","channel":"room"}',
  'CONNECT\naccept-version:1.2\nheart-beat:0,0\n\n\0',
  'MESSAGE\ndestination:/topic/a\ncontent-length:4\n\nbody\0',
  '[{"jsonrpc":"2.0","id":1,"method":"add","params":[1,2]},{"jsonrpc":"2.0","id":1,"error":{"code":1}}]',
];

const urls = [
  'wss://app.test/socket.io/?EIO=4&transport=websocket',
  'wss://app.test/socket.io/?EIO=3&transport=websocket',
  'wss://app.test/socket.io/?EIO=4&transport=websocket&sid=eio_1',
  'wss://app.test/live',
];

const whole = fc.constantFrom(...transcript);
const part = fc.tuple(whole, fc.nat(80)).map(([text, at]) => text.slice(0, at));
const spliced = fc
  .tuple(whole, whole, fc.nat(80), fc.nat(80), fc.string())
  .map(([one, other, to, from, between]) => one.slice(0, to) + between + other.slice(from));
const bytes = fc.uint8Array({ maxLength: 64 }).map((some) => `#${btoa(String.fromCharCode(...some))}`);
const payload = fc.oneof(whole, part, spliced, bytes, fc.string({ unit: 'binary' }));

const frame = fc.record({
  dir: fc.constantFrom<Direction>('in', 'out'),
  payload,
  skip: fc.constantFrom(0, 0, 0, 1),
  cut: fc.constantFrom(undefined, undefined, undefined, 'size' as const, 'load' as const),
});

test('no frames make a decoder throw, be they random bytes or parts of real ones put together', () => {
  const protocol = fc.constantFrom(undefined, 'graphql-ws', 'phoenix', 'v12.stomp', 'jsonrpc');
  fc.assert(
    fc.property(fc.constantFrom(...urls), protocol, fc.array(frame, { maxLength: 30 }), (url, chosen, frames) => {
      const decoder = createSocketDecoder({ url, ...(chosen === undefined ? {} : { protocol: chosen }) });
      const counts = { in: 0, out: 0 };
      for (const [index, { dir, payload: content, skip, cut }] of frames.entries()) {
        counts[dir] += 1 + skip;
        const kept = content.startsWith('#') ? { base64: content.slice(1) } : { text: content };
        const facts = decoder.push({
          kind: 'socket.frame',
          seq: index + 1,
          t: index,
          socket: 1,
          dir,
          n: counts[dir],
          size: content.length,
          ...(cut === 'load' ? {} : kept),
          ...(cut === undefined ? {} : { cut }),
        });
        // Facts are plain JSON: they go to workers and pages.
        expect(JSON.parse(JSON.stringify(facts))).toEqual(facts);
      }
    }),
    { numRuns: 500 },
  );
});

test('an event nested too deep to be walked is a message, and events after it have no number', () => {
  const decoder = createSocketDecoder({ url: 'wss://app.test/socket.io/?EIO=4&transport=websocket' });
  const push = (n: number, text: string) =>
    decoder.push({ kind: 'socket.frame', seq: n, t: n, socket: 1, dir: 'in', n, size: text.length, text });
  push(1, '0{"sid":"eio_1","upgrades":[],"pingInterval":25000,"pingTimeout":20000,"maxPayload":1000000}');
  push(2, '40{"sid":"s_1"}');
  const deep = `${'['.repeat(3_000)}${']'.repeat(3_000)}`;
  expect(push(3, `42["said",${deep}]`)).toMatchObject([{ kind: 'message' }]);
  expect(push(4, '42["said",1]')).toMatchObject([{ kind: 'event', name: 'said', ordinal: null }]);
});
