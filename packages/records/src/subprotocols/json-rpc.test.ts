import { expect, test } from 'vitest';
import { decodePlain } from '../testing/decode-plain.ts';

test('calls and notifications are events, answers are acknowledgements', () => {
  const { protocol, facts } = decodePlain(
    ['out', '{"jsonrpc":"2.0","id":1,"method":"send","params":{"text":"hi"}}'],
    ['in', '{"jsonrpc":"2.0","id":1,"result":{"id":"m_1"}}'],
    ['in', '{"jsonrpc":"2.0","id":"x","error":{"code":-32601,"message":"no such method"}}'],
    ['in', '{"jsonrpc":"2.0","method":"message","params":["m_1",2]}'],
  );
  expect(protocol).toBe('json-rpc');
  expect(facts).toEqual([
    { kind: 'event', dir: 'out', namespace: '/', name: 'send', args: [{ text: 'hi' }], ackId: 1, ordinal: 1 },
    { kind: 'ack', dir: 'in', namespace: '/', ackId: 1, args: [{ id: 'm_1' }] },
    {
      kind: 'ack',
      dir: 'in',
      namespace: '/',
      ackId: 'x',
      args: [{ error: { code: -32601, message: 'no such method' } }],
    },
    { kind: 'event', dir: 'in', namespace: '/', name: 'message', args: ['m_1', 2], ordinal: 1 },
  ]);
});

test('several messages may come at once', () => {
  const batch = '[{"jsonrpc":"2.0","method":"a"},{"jsonrpc":"2.0","method":"b","id":2}]';
  expect(decodePlain(['in', batch]).facts).toMatchObject([
    { kind: 'event', name: 'a', args: [], ordinal: 1 },
    { kind: 'event', name: 'b', ackId: 2, ordinal: 2 },
  ]);
});

test('a socket that speaks it may say other things too, which are messages', () => {
  const { facts } = decodePlain(['in', '{"jsonrpc":"2.0","method":"a"}'], ['in', '{"hello":1}']);
  expect(facts[1]).toEqual({ kind: 'message', dir: 'in', data: { hello: 1 } });
});
