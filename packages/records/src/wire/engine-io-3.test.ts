import { describe, expect, test } from 'vitest';
import { bytesFrame, textFrame } from '../testing/frames.ts';
import { createSocketDecoder } from './create-socket-decoder.ts';
import type { Direction } from './wire-fact.ts';

const open = '0{"sid":"eio_1","upgrades":[],"pingInterval":25000,"pingTimeout":5000}';

/** Frames of a Socket.IO 2 socket, as `['in', text]`. */
function decode(...frames: readonly [Direction, string][]) {
  const decoder = createSocketDecoder({ url: 'wss://chat.test/socket.io/?EIO=3&transport=websocket' });
  const counts = { in: 0, out: 0 };
  return frames.flatMap(([dir, text]) => {
    counts[dir] += 1;
    return decoder.push(textFrame(dir, counts[dir], text));
  });
}

describe('a connection of Engine.IO 3', () => {
  test('is pinged by the client and answered by the server', () => {
    expect(decode(['out', '2'], ['in', '3'])).toEqual([
      { kind: 'ping', dir: 'out' },
      { kind: 'pong', dir: 'in' },
    ]);
  });

  test('is let into the main namespace unasked, under the id of the connection', () => {
    expect(decode(['in', open], ['in', '40'])).toEqual([
      { kind: 'handshake', eio: 'eio_1', pingIntervalMs: 25_000, pingTimeoutMs: 5000 },
      { kind: 'connected', namespace: '/', sid: 'eio_1', recovered: false },
    ]);
  });

  test('asks for other namespaces with credentials in a query', () => {
    expect(decode(['in', open], ['out', '40/admin?token=t%201&v=2,'], ['in', '40/admin,'])).toMatchObject([
      {},
      { kind: 'connect', namespace: '/admin', auth: { token: 't 1', v: '2' } },
      { kind: 'connected', namespace: '/admin', sid: '/admin#eio_1' },
    ]);
    expect(decode(['out', '40/admin,'])).toEqual([{ kind: 'connect', namespace: '/admin' }]);
  });

  test('is refused with a text', () => {
    expect(decode(['in', '44"Authentication error"'])).toEqual([
      { kind: 'refused', namespace: '/', message: 'Authentication error' },
    ]);
  });

  test('carries events like any other', () => {
    expect(decode(['in', '42["a",1]'], ['in', '42/admin,7["b"]'], ['in', '42["c"]'])).toMatchObject([
      { kind: 'event', namespace: '/', name: 'a', args: [1], ordinal: 1 },
      { kind: 'event', namespace: '/admin', name: 'b', ackId: 7, ordinal: 1 },
      { kind: 'event', namespace: '/', name: 'c', ordinal: 2 },
    ]);
  });

  test('counts the bytes of attachments without the type of their packet', () => {
    const decoder = createSocketDecoder({ url: 'wss://chat.test/socket.io/?EIO=3&transport=websocket' });
    decoder.push(textFrame('in', 1, '451-["file",{"_placeholder":true,"num":0}]'));
    expect(decoder.push(bytesFrame('in', 2, 4))).toMatchObject([{ name: 'file', args: [{ $bytes: 3 }] }]);
    decoder.push(textFrame('in', 3, '451-["file",{"_placeholder":true,"num":0}]'));
    expect(decoder.push(textFrame('in', 4, 'b4AQIDBA=='))).toMatchObject([{ name: 'file', args: [{ $bytes: 4 }] }]);
  });
});
