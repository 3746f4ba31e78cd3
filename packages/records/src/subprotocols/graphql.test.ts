import { describe, expect, test } from 'vitest';
import { decodePlain } from '../testing/decode-plain.ts';

const query = 'subscription { messageAdded(room: "r") { id } }';

describe('graphql-transport-ws', () => {
  test('joins with credentials, and is let in or not', () => {
    const init = ['out', '{"type":"connection_init","payload":{"token":"t"}}'] as const;
    expect(decodePlain(init, ['in', '{"type":"connection_ack"}'])).toEqual({
      protocol: 'graphql',
      facts: [
        { kind: 'connect', namespace: '/', auth: { token: 't' } },
        { kind: 'connected', namespace: '/', sid: '', recovered: false },
      ],
    });
    expect(decodePlain(['out', '{"type":"connection_init"}']).facts).toEqual([{ kind: 'connect', namespace: '/' }]);
  });

  test('has results under the name of their operation until it is complete', () => {
    const { facts } = decodePlain(
      ['out', `{"id":"1","type":"subscribe","payload":{"query":${JSON.stringify(query)}}}`],
      ['out', '{"id":"2","type":"subscribe","payload":{"operationName":"Rooms","query":"query Rooms { rooms }"}}'],
      ['in', '{"id":"1","type":"next","payload":{"data":{"messageAdded":{"id":"m_1"}}}}'],
      ['in', '{"id":"2","type":"next","payload":{"data":{"rooms":[]}}}'],
      ['in', '{"id":"2","type":"complete"}'],
      ['in', '{"id":"1","type":"error","payload":[{"message":"gone"}]}'],
      ['in', '{"id":"1","type":"next","payload":{"data":{}}}'],
    );
    expect(facts).toMatchObject([
      { kind: 'event', dir: 'out', name: 'messageAdded', ackId: '1', ordinal: 1 },
      { kind: 'event', dir: 'out', name: 'Rooms', ackId: '2', ordinal: 2 },
      { kind: 'event', dir: 'in', name: 'messageAdded', args: [{ data: { messageAdded: { id: 'm_1' } } }], ordinal: 1 },
      { kind: 'event', dir: 'in', name: 'Rooms', ordinal: 2 },
      { kind: 'ack', dir: 'in', ackId: '2', args: [] },
      { kind: 'ack', dir: 'in', ackId: '1', args: [[{ message: 'gone' }]] },
      { kind: 'event', dir: 'in', name: 'next', ordinal: 3 },
    ]);
  });

  test('beats with ping and pong', () => {
    const init = ['out', '{"type":"connection_init"}'] as const;
    expect(decodePlain(init, ['in', '{"type":"ping"}'], ['out', '{"type":"pong"}']).facts.slice(1)).toEqual([
      { kind: 'ping', dir: 'in' },
      { kind: 'pong', dir: 'out' },
    ]);
  });
});

test('an end of the older graphql-ws that carries nothing says nothing', () => {
  const { facts } = decodePlain(
    ['out', `{"id":"1","type":"start","payload":{"query":"query M { m }"}}`],
    ['in', '{"id":"1","type":"complete","payload":null}'],
  );
  expect(facts[1]).toMatchObject({ kind: 'ack', dir: 'in', ackId: '1', args: [] });
});

test('the older graphql-ws is read too', () => {
  const { facts } = decodePlain(
    ['out', '{"type":"connection_init","payload":{}}'],
    ['in', '{"type":"connection_error","payload":{"message":"who are you"}}'],
    ['in', '{"type":"ka"}'],
    ['out', `{"id":"1","type":"start","payload":{"query":"query M { m }"}}`],
    ['in', '{"id":"1","type":"data","payload":{"data":{"m":1}}}'],
    ['out', '{"id":"1","type":"stop"}'],
    ['out', '{"type":"connection_terminate"}'],
  );
  expect(facts).toMatchObject([
    { kind: 'connect' },
    { kind: 'refused', message: 'who are you' },
    { kind: 'ping', dir: 'in' },
    { kind: 'event', dir: 'out', name: 'M', ackId: '1' },
    { kind: 'event', dir: 'in', name: 'M', args: [{ data: { m: 1 } }] },
    { kind: 'ack', dir: 'out', ackId: '1' },
    { kind: 'disconnect', dir: 'out', namespace: '/' },
  ]);
});

test('an app with types of its own is not taken for GraphQL', () => {
  expect(decodePlain(['in', '{"type":"next","id":"1","payload":{"page":2}}'], ['in', '{"type":"ping"}']).protocol).toBe(
    'plain',
  );
});
