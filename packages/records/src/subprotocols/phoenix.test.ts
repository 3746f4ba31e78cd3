import { describe, expect, test } from 'vitest';
import { decodePlain } from '../testing/decode-plain.ts';

describe('Phoenix channels', () => {
  test('join a topic with parameters, and are let in or not', () => {
    const { protocol, facts } = decodePlain(
      ['out', '["1","1","room:1","phx_join",{"token":"t"}]'],
      ['out', '["2","2","room:2","phx_join",{}]'],
      ['in', '["1","1","room:1","phx_reply",{"status":"ok","response":{}}]'],
      ['in', '["2","2","room:2","phx_reply",{"status":"error","response":{"reason":"unauthorized"}}]'],
    );
    expect(protocol).toBe('phoenix');
    expect(facts).toEqual([
      { kind: 'connect', namespace: 'room:1', auth: { token: 't' } },
      { kind: 'connect', namespace: 'room:2' },
      { kind: 'connected', namespace: 'room:1', sid: '', recovered: false },
      { kind: 'refused', namespace: 'room:2', message: 'unauthorized' },
    ]);
  });

  test('are given how things stand when they are let in', () => {
    const { facts } = decodePlain(
      ['out', '["1","1","room:1","phx_join",{}]'],
      ['in', '["1","1","room:1","phx_reply",{"status":"ok","response":{"messages":[{"id":"m_1"}]}}]'],
    );
    expect(facts[1]).toEqual({
      kind: 'connected',
      namespace: 'room:1',
      sid: '',
      recovered: false,
      answer: { messages: [{ id: 'm_1' }] },
    });
  });

  test('carry events of a topic, and answers to pushes', () => {
    const { facts } = decodePlain(
      ['out', '["1","3","room:1","new_msg",{"body":"hi"}]'],
      ['in', '["1","3","room:1","phx_reply",{"status":"ok","response":{"id":"m_1"}}]'],
      ['in', '["1",null,"room:1","new_msg",{"id":"m_1"}]'],
    );
    expect(facts).toEqual([
      {
        kind: 'event',
        dir: 'out',
        namespace: 'room:1',
        name: 'new_msg',
        args: [{ body: 'hi' }],
        ackId: '3',
        ordinal: 1,
      },
      {
        kind: 'ack',
        dir: 'in',
        namespace: 'room:1',
        ackId: '3',
        args: [{ status: 'ok', response: { id: 'm_1' } }],
      },
      { kind: 'event', dir: 'in', namespace: 'room:1', name: 'new_msg', args: [{ id: 'm_1' }], ordinal: 1 },
    ]);
  });

  test('end by the page, by the server, or by a crash', () => {
    const { facts } = decodePlain(
      ['out', '["1","4","room:1","phx_leave",{}]'],
      ['in', '["1","1","room:1","phx_close",{}]'],
      ['in', '["2","2","room:2","phx_error",{}]'],
    );
    expect(facts).toEqual([
      { kind: 'disconnect', dir: 'out', namespace: 'room:1' },
      { kind: 'disconnect', dir: 'in', namespace: 'room:1' },
      { kind: 'disconnect', dir: 'in', namespace: 'room:2' },
    ]);
  });

  test('beat on the topic of the library', () => {
    const { facts } = decodePlain(
      ['out', '[null,"5","phoenix","heartbeat",{}]'],
      ['in', '[null,"5","phoenix","phx_reply",{"status":"ok","response":{}}]'],
    );
    expect(facts).toEqual([
      { kind: 'ping', dir: 'out' },
      { kind: 'pong', dir: 'in' },
    ]);
  });

  test('are read as objects, too, as the older serializer wrote them', () => {
    const { protocol, facts } = decodePlain([
      'in',
      '{"topic":"room:1","event":"new_msg","payload":{"id":1},"ref":null}',
    ]);
    expect(protocol).toBe('phoenix');
    expect(facts).toMatchObject([{ kind: 'event', namespace: 'room:1', name: 'new_msg', args: [{ id: 1 }] }]);
  });
});

test('an array of five that is no message of a channel is not taken for one', () => {
  expect(decodePlain(['in', '[1,2,"a","b",{}]'], ['in', '["a","b","c","d"]']).protocol).toBe('plain');
});
