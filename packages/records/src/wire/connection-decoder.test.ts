import { encodePayload } from 'engine.io-parser';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { EngineTrace } from '../testing/engine-trace.ts';
import { createConnectionDecoder } from './connection-decoder.ts';
import { writeLegacyBytes } from './legacy-bytes.ts';

const open = '0{"sid":"eio_1","upgrades":["websocket"],"pingInterval":25000,"pingTimeout":20000,"maxPayload":1000000}';
const packets = (...texts: readonly string[]): string => texts.join('\u001e');

/** A connection by polling, let into the main namespace. */
function polled(): EngineTrace {
  const trace = new EngineTrace(createConnectionDecoder());
  return trace.poll(undefined, open).post('eio_1', '40{"token":"t"}').poll('eio_1', '40{"sid":"s_1"}');
}

describe('a connection by polling', () => {
  test('is one connection with all that its requests carried', () => {
    const trace = polled()
      .post('eio_1', '42["hello"]')
      .poll('eio_1', packets('2', '42["a",1]', '42/admin,["b"]'));
    expect(trace.facts).toMatchObject([
      { kind: 'handshake', eio: 'eio_1' },
      { kind: 'connect', namespace: '/', auth: { token: 't' } },
      { kind: 'connected', namespace: '/', sid: 's_1' },
      { kind: 'event', dir: 'out', name: 'hello', ordinal: 1 },
      { kind: 'ping', dir: 'in' },
      { kind: 'event', dir: 'in', name: 'a', args: [1], ordinal: 1 },
      { kind: 'event', dir: 'in', namespace: '/admin', name: 'b', ordinal: 1 },
    ]);
    expect(new Set(trace.readings.map(({ connection }) => connection)).size).toBe(1);
    expect(trace.readings[0]?.connection).toMatchObject({ number: 1, protocol: 'socket.io' });
  });

  test('of Engine.IO 3 tells packets by their lengths', () => {
    const trace = new EngineTrace(createConnectionDecoder(), 3);
    const legacy = '0{"sid":"eio_1","upgrades":[],"pingInterval":25000,"pingTimeout":5000}';
    trace.poll(undefined, `${legacy.length}:${legacy}2:40`).poll('eio_1', '7:42["a"]7:42["ü"]').post('eio_1', '1:2');
    expect(trace.facts).toMatchObject([
      { kind: 'handshake', eio: 'eio_1' },
      { kind: 'connected', namespace: '/', sid: 'eio_1' },
      { name: 'a', ordinal: 1 },
      { name: 'ü', ordinal: 2 },
      { kind: 'ping', dir: 'out' },
    ]);
  });

  test('of Engine.IO 3 carries bytes as they are, once there are some', () => {
    const trace = new EngineTrace(createConnectionDecoder(), 3);
    const text = (bytes: string) => ({ isText: true, bytes, missing: 0 });
    const placeholder = '{"_placeholder":true,"num":0}';
    const packets = [
      text('42["a"]'),
      text(`451-["file",${placeholder},"\u00c3\u00bc"]`),
      { isText: false, bytes: '\u0004\u0001\u00ff\u0003', missing: 0 },
      text('42["b"]'),
    ];
    trace.poll('eio_1', '2:40').pollBytes('eio_1', writeLegacyBytes({ packets, rest: '' }));
    expect(trace.facts).toMatchObject([
      { kind: 'connected' },
      { name: 'a' },
      { name: 'file', args: [{ $bytes: 3 }, 'ü'] },
      { name: 'b' },
    ]);
  });

  test('carries bytes as base64', () => {
    const trace = polled().poll('eio_1', packets('451-["file",{"_placeholder":true,"num":0}]', 'bAQIDBA=='));
    expect(trace.facts.at(-1)).toMatchObject({ name: 'file', args: [{ $bytes: 4 }], ordinal: 1 });
  });

  test.each<[string, (trace: EngineTrace) => unknown]>([
    [
      'a request fails',
      (trace) =>
        trace.add({
          kind: 'http.failure',
          request: trace.ask('GET', 'eio_1'),
          reason: 'network',
          message: '',
          durationMs: 1,
        }),
    ],
    [
      'the server no longer knows it',
      (trace) => trace.add({ kind: 'http.response', request: trace.ask('GET', 'eio_1'), status: 400, durationMs: 1 }),
    ],
    ['the server closes it', (trace) => trace.poll('eio_1', '1')],
    ['the client closes it', (trace) => trace.post('eio_1', packets('41', '1'))],
  ])('ends when %s', (_, end) => {
    const trace = polled();
    end(trace);
    expect(trace.readings.filter(({ isEnded }) => isEnded)).toHaveLength(1);
    const count = trace.readings.length;
    expect(trace.poll('eio_1', '42["late"]').readings).toHaveLength(count);
  });

  test('that began before recording is a connection whose events cannot be counted', () => {
    const trace = new EngineTrace(createConnectionDecoder()).poll('eio_1', '42["a"]').post('eio_1', '42["b"]');
    expect(trace.events).toEqual(['in a null', 'out b null']);
  });
});

describe('events by polling can no longer be counted', () => {
  test('after a body of which only the start was kept', () => {
    const trace = polled();
    trace.answer(trace.ask('GET', 'eio_1'), packets('42["a"]', '42["b",{"te'), 'size').poll('eio_1', '42["c"]');
    expect(trace.events).toEqual(['in a 1', 'in b 2', 'in c null']);
  });

  test('after a body of bytes of which only the start was kept', () => {
    const trace = new EngineTrace(createConnectionDecoder(), 3).poll(undefined, `${open.length}:${open}2:40`);
    const text = (bytes: string, missing: number) => ({ isText: true, bytes, missing });
    const packets = [text('42["a"]', 0), text('42["b","tex', 100)];
    trace.pollBytes('eio_1', writeLegacyBytes({ packets, rest: '' }), 'size').poll('eio_1', '7:42["c"]');
    expect(trace.events).toEqual(['in a 1', 'in b 2', 'in c null']);
  });

  test('after a body that could not be read', () => {
    const trace = polled();
    const request = trace.ask('GET', 'eio_1');
    trace.add({ kind: 'http.response', request, status: 200, durationMs: 1, noBody: 'binary' });
    trace.ask('POST', 'eio_1');
    trace.poll('eio_1', '42["a"]').post('eio_1', '42["b"]');
    expect(trace.events).toEqual(['in a null', 'out b null']);
  });

  test('after a body that came late', () => {
    const trace = polled();
    const first = trace.ask('GET', 'eio_1');
    trace.poll('eio_1', '42["b"]').answer(first, '42["a"]');
    expect(trace.events).toEqual(['in b 1', 'in a null']);
  });

  test('after records were lost', () => {
    const decoder = createConnectionDecoder();
    const trace = new EngineTrace(decoder).poll(undefined, open).poll('eio_1', '42["a"]');
    decoder.lose();
    expect(trace.poll('eio_1', '42["b"]').events).toEqual(['in a 1', 'in b null']);
  });
});

describe('a socket that takes over from polling', () => {
  const upgraded = () =>
    polled()
      .poll('eio_1', '42["a"]')
      .socket(1, 'eio_1')
      .frame(1, 'out', '2probe')
      .frame(1, 'in', '3probe')
      .poll('eio_1', packets('42["b"]', '6'))
      .frame(1, 'out', '5');

  test('goes on with the same connection and its count', () => {
    const trace = upgraded().frame(1, 'in', '42["c"]').frame(1, 'out', '42["d"]');
    expect(trace.events).toEqual(['in a 1', 'in b 2', 'in c 3', 'out d 1']);
    expect(new Set(trace.readings.map(({ connection }) => connection.number))).toEqual(new Set([1]));
  });

  test('ends it when it closes', () => {
    expect(upgraded().close(1).readings.at(-1)).toMatchObject({ isEnded: true, connection: { number: 1 } });
  });

  test('leaves it to polling when it fails before', () => {
    const trace = polled().socket(1, 'eio_1').frame(1, 'out', '2probe').close(1).poll('eio_1', '42["a"]');
    expect(trace.events).toEqual(['in a 1']);
    expect(trace.readings.some(({ isEnded }) => isEnded)).toBe(false);
  });

  test('does not end with a request that is given up then', () => {
    const trace = polled().socket(1, 'eio_1');
    const request = trace.ask('GET', 'eio_1');
    trace.frame(1, 'out', '5');
    trace.add({ kind: 'http.failure', request, reason: 'abort', message: '', durationMs: 1 });
    expect(trace.frame(1, 'in', '42["a"]').events).toEqual(['in a 1']);
  });

  test('has no known count where the requests were not seen', () => {
    const trace = new EngineTrace(createConnectionDecoder()).socket(1, 'eio_9').frame(1, 'in', '42["a"]');
    expect(trace.events).toEqual(['in a null']);
  });
});

test('sockets are connections by themselves, with the protocol that the server chose', () => {
  const decoder = createConnectionDecoder();
  const trace = new EngineTrace(decoder).socket(1).frame(1, 'in', '42["a"]').close(1).socket(2);
  expect(trace.readings.map(({ connection }) => connection.number)).toEqual([1, 1, 1, 1, 2, 2]);
  trace.add({ kind: 'socket.attempt', socket: 3, url: 'wss://app.test/live' });
  trace.add({ kind: 'socket.open', socket: 3, protocol: 'graphql-ws' });
  trace.add({ kind: 'socket.frame', socket: 3, dir: 'in', n: 1, size: 13, text: '{"type":"ka"}' });
  expect(trace.readings.at(-1)).toMatchObject({
    connection: { number: 3, protocol: 'graphql' },
    facts: [{ kind: 'ping' }],
  });
});

test('what an Engine.IO 4 peer puts into one body is what is read', () => {
  const name = fc.string().map((text) => `e:${text}`);
  fc.assert(
    fc.property(fc.array(name, { minLength: 1 }), (names) => {
      const trace = polled();
      const sent = names.map((text) => ({ type: 'message' as const, data: `2${JSON.stringify([text])}` }));
      encodePayload(sent, (body) => trace.poll('eio_1', body));
      expect(trace.events).toEqual(names.map((text, index) => `in ${text} ${index + 1}`));
    }),
  );
});

test('no order of records makes it throw', () => {
  const sid = fc.constantFrom('eio_1', 'eio_2', undefined);
  const text = fc.oneof(fc.string(), fc.constantFrom(open, '1', '5', '42["a"]', '40', packets('42["a"]', '1'), 'b!!'));
  const actions: readonly ((trace: EngineTrace, words: string, id: string | undefined) => unknown)[] = [
    (trace, words, id) => trace.poll(id, words),
    (trace, words, id) => trace.answer(trace.ask('POST', id, words), 'ok'),
    (trace, _, id) => trace.socket(1, id),
    (trace) => trace.close(1),
    (trace, words) => trace.frame(1, 'in', words),
    (trace, words) => trace.frame(1, 'out', words),
  ];
  const steps = fc.array(fc.tuple(fc.constantFrom(...actions), text, sid));
  fc.assert(
    fc.property(steps, fc.constantFrom(3 as const, 4 as const), (taken, version) => {
      const trace = new EngineTrace(createConnectionDecoder(), version);
      for (const [act, words, id] of taken) act(trace, words, id);
    }),
  );
});
