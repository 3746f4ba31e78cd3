import { JsonHubProtocol, MessageType } from '@microsoft/signalr';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Json } from '../json.ts';
import { decodePlain } from '../testing/decode-plain.ts';

const end = '\u001e';
const handshake = ['out', `{"protocol":"json","version":1}${end}`] as const;

describe('SignalR', () => {
  test('begins with a handshake, which the server takes or refuses', () => {
    expect(decodePlain(handshake, ['in', `{}${end}`])).toEqual({
      protocol: 'signalr',
      facts: [
        { kind: 'connect', namespace: '/' },
        { kind: 'connected', namespace: '/', sid: '', recovered: false },
      ],
    });
    expect(decodePlain(handshake, ['in', `{"error":"no such protocol"}${end}`]).facts[1]).toEqual({
      kind: 'refused',
      namespace: '/',
      message: 'no such protocol',
    });
  });

  test('carries several messages in a frame', () => {
    const frame = `{"type":1,"target":"a","arguments":[1]}${end}{"type":6}${end}{"type":1,"target":"b","arguments":[]}${end}`;
    expect(decodePlain(['in', frame]).facts).toEqual([
      { kind: 'event', dir: 'in', namespace: '/', name: 'a', args: [1], ordinal: 1 },
      { kind: 'ping', dir: 'in' },
      { kind: 'event', dir: 'in', namespace: '/', name: 'b', args: [], ordinal: 2 },
    ]);
  });

  test('answers calls with a result, nothing or an error', () => {
    const { facts } = decodePlain(
      handshake,
      ['out', `{"type":1,"invocationId":"0","target":"send","arguments":["hi"]}${end}`],
      ['in', `{"type":3,"invocationId":"0","result":{"id":"m_1"}}${end}`],
      ['in', `{"type":3,"invocationId":"1"}${end}{"type":3,"invocationId":"2","error":"failed"}${end}`],
    );
    expect(facts.slice(1)).toMatchObject([
      { kind: 'event', dir: 'out', name: 'send', args: ['hi'], ackId: '0' },
      { kind: 'ack', dir: 'in', ackId: '0', args: [{ id: 'm_1' }] },
      { kind: 'ack', ackId: '1', args: [] },
      { kind: 'ack', ackId: '2', args: [{ error: 'failed' }] },
    ]);
  });

  test('streams items under the name of the call, and says when it ends', () => {
    const { facts } = decodePlain(
      handshake,
      ['out', `{"type":4,"invocationId":"0","target":"ticks","arguments":[]}${end}`],
      ['in', `{"type":2,"invocationId":"0","item":{"n":1}}${end}`],
      ['in', `{"type":7,"error":"closing"}${end}`],
    );
    expect(facts.slice(1)).toMatchObject([
      { kind: 'event', dir: 'out', name: 'ticks' },
      { kind: 'event', dir: 'in', name: 'ticks', args: [{ n: 1 }] },
      { kind: 'disconnect', dir: 'in', namespace: '/' },
    ]);
  });
});

test('what a SignalR peer writes is what is read', () => {
  const args = fc.array(fc.json().map((text): Json => JSON.parse(text)));
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.string(), args), { minLength: 1 }), (calls) => {
      const frame = calls
        .map(([target, list]) =>
          new JsonHubProtocol().writeMessage({ type: MessageType.Invocation, target, arguments: [...list] }),
        )
        .join('');
      const { facts } = decodePlain(['in', frame]);
      expect(facts).toEqual(
        calls.map(([name, list], index) => {
          const written: unknown = JSON.parse(JSON.stringify(list));
          return { kind: 'event', dir: 'in', namespace: '/', name, args: written, ordinal: index + 1 };
        }),
      );
    }),
  );
});

test('JSON with a separator that is no message of SignalR is not taken for one', () => {
  expect(decodePlain(['in', `{"type":"tick"}${end}`]).protocol).toBe('plain');
});
