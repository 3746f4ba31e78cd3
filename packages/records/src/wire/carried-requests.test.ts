import { describe, expect, test } from 'vitest';
import { textFrame } from '../testing/frames.ts';
import { createSocketDecoder } from './create-socket-decoder.ts';
import type { Direction } from './wire-fact.ts';

/** As a client of Sails writes it. */
const ask = '420["post",{"method":"post","headers":{},"data":{"text":"hi"},"url":"/messages"}]';

function decode(...frames: readonly (readonly [Direction, string])[]) {
  const decoder = createSocketDecoder({ url: 'wss://chat.test/socket.io/?EIO=3&transport=websocket' });
  const counts = { in: 0, out: 0 };
  return frames.flatMap(([dir, text]) => {
    counts[dir] += 1;
    return decoder.push(textFrame(dir, counts[dir], text));
  });
}

describe('a request inside a socket', () => {
  test('is told with its answer, and stays the event that it is', () => {
    expect(decode(['out', ask], ['in', '430[{"body":{"id":"m_1"},"headers":{},"statusCode":201}]'])).toMatchObject([
      {
        kind: 'event',
        name: 'post',
        ackId: 0,
        ordinal: 1,
        request: { method: 'POST', url: '/messages', body: { text: 'hi' } },
      },
      { kind: 'ack', ackId: 0, response: { status: 201, body: { id: 'm_1' } } },
    ]);
  });

  test('went well where its answer has no status', () => {
    expect(decode(['out', ask], ['in', '430[{"body":"ok"}]'])[1]).toMatchObject({
      response: { status: 200, body: 'ok' },
    });
  });

  test.each([
    ['an event of another name', '420["send",{"method":"post","headers":{},"url":"/messages"}]'],
    ['an event with more arguments', '420["post",{"method":"post","headers":{},"url":"/messages"},1]'],
    ['an event without an address', '420["post",{"method":"post","headers":{}}]'],
    ['an event of the app', '420["get","/messages"]'],
  ])('is not seen in %s', (_, text) => {
    const facts = decode(['out', text], ['in', '430[{"body":"ok","headers":{},"statusCode":200}]']);
    expect(facts).toHaveLength(2);
    for (const fact of facts) {
      expect(fact).not.toHaveProperty('request');
      expect(fact).not.toHaveProperty('response');
    }
  });

  test('is answered once', () => {
    const answer = ['in', '430[{"statusCode":200}]'] as const;
    expect(decode(['out', ask], answer, answer)[2]).not.toHaveProperty('response');
  });
});
