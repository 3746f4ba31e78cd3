import type { DriftRecord, SessionId, Unnumbered } from '@driftscope/records';
import { expect, test } from 'vitest';
import { computeSockets } from './compute-sockets.ts';

const url = 'ws://127.0.0.1:3000/socket.io/?EIO=4&transport=websocket';

const recordsOf = (fields: readonly Unnumbered[]) =>
  fields.map((one, index) => {
    const record: DriftRecord = { ...one, seq: index + 1, t: index * 100 };
    return { session: 's' as SessionId, originMs: 1_000, record };
  });

const socketsOf = (...fields: readonly Unnumbered[]) => computeSockets(recordsOf(fields));

const frame = (dir: 'in' | 'out', n: number, text: string): Unnumbered => ({
  kind: 'socket.frame',
  socket: 1,
  dir,
  n,
  size: text.length,
  text,
});

/** What a request of Engine.IO's polling carried: what it sent, or what it got. */
function polled(request: number, method: 'GET' | 'POST', query: string, body: string): readonly Unnumbered[] {
  const address = `http://127.0.0.1:3000/socket.io/?EIO=4&transport=polling${query}`;
  const isSent = method === 'POST';
  return [
    { kind: 'http.request', request, api: 'xhr', method, url: address, ...(isSent && { body }) },
    { kind: 'http.response', request, status: 200, durationMs: 1, contentType: 'text/plain' },
    { kind: 'http.body', request, body: isSent ? 'ok' : body },
  ];
}

test('a Socket.IO connection is told from attempt to close', () => {
  const [socket] = socketsOf(
    { kind: 'socket.attempt', socket: 1, url },
    { kind: 'socket.open', socket: 1 },
    frame('in', 1, '0{"sid":"eio1","upgrades":[],"pingInterval":25000,"pingTimeout":20000,"maxPayload":1000000}'),
    frame('out', 1, '40{"token":"t"}'),
    frame('in', 2, '40{"sid":"sid1"}'),
    frame('in', 3, '42["message:new",{"id":"m_1"}]'),
    { kind: 'socket.close', socket: 1, code: 1006, reason: 'lost', clean: false },
  );
  expect(socket).toEqual({
    session: 's',
    socket: 1,
    url,
    state: 'closed',
    eio: 'eio1',
    namespaces: [{ name: '/', state: 'connected', hasAuth: true, authBy: ['token'] }],
    framesIn: 3,
    framesOut: 1,
    eventsIn: 1,
    eventsOut: 0,
    openedAt: 1_100,
    lastInAt: 1_500,
    closedAt: 1_600,
    close: { code: 1006, reason: 'lost' },
  });
});

test('what a connection said by requests is told of the socket that it goes over to', () => {
  const [socket, ...others] = socketsOf(
    ...polled(
      1,
      'GET',
      '',
      '0{"sid":"eio1","upgrades":["websocket"],"pingInterval":25000,"pingTimeout":20000,"maxPayload":1000000}',
    ),
    ...polled(2, 'POST', '&sid=eio1', '40{"token":"t"}'),
    ...polled(3, 'GET', '&sid=eio1', '40{"sid":"sid1"}\u001e42["message:new",{"id":"m_1"}]'),
    { kind: 'socket.attempt', socket: 1, url: `${url}&sid=eio1` },
    { kind: 'socket.open', socket: 1 },
    frame('out', 1, '2probe'),
    frame('in', 1, '3probe'),
    ...polled(4, 'GET', '&sid=eio1', '42["message:new",{"id":"m_2"}]'),
    frame('out', 2, '5'),
    frame('in', 2, '42["message:new",{"id":"m_3"}]'),
  );
  expect(others).toEqual([]);
  expect(socket).toMatchObject({
    state: 'open',
    eio: 'eio1',
    namespaces: [{ name: '/', state: 'connected', hasAuth: true, authBy: ['token'] }],
    framesIn: 2,
    framesOut: 2,
    eventsIn: 3,
    eventsOut: 0,
  });
});

/** A connection of which no socket is tried, as far as its first event. */
const byRequests = [
  ...polled(
    1,
    'GET',
    '',
    '0{"sid":"eio1","upgrades":[],"pingInterval":25000,"pingTimeout":20000,"maxPayload":1000000}',
  ),
  ...polled(2, 'POST', '&sid=eio1', '40{"token":"t"}'),
  ...polled(3, 'GET', '&sid=eio1', '40{"sid":"sid1"}\u001e42["message:new",{"id":"m_1"}]'),
];

test('a connection that stays with requests is told of as such, until it ends', () => {
  const [connection, ...others] = socketsOf(...byRequests);
  expect(others).toEqual([]);
  expect(connection).toEqual({
    session: 's',
    url: 'http://127.0.0.1:3000/socket.io/?EIO=4&transport=polling',
    state: 'polling',
    eio: 'eio1',
    namespaces: [{ name: '/', state: 'connected', hasAuth: true, authBy: ['token'] }],
    framesIn: 0,
    framesOut: 0,
    eventsIn: 1,
    eventsOut: 0,
    openedAt: 1_200,
    lastInAt: 1_800,
  });
  const [left] = socketsOf(...byRequests, ...polled(4, 'POST', '&sid=eio1', '41\u001e1'));
  expect(left).toMatchObject({ state: 'closed', closedAt: 1_900, namespaces: [{ name: '/', state: 'left' }] });
});

test('a connection by requests whose promised sign of life does not come is half-open', () => {
  const records = recordsOf(byRequests);
  const stateAt = (afterMs: number) => computeSockets(records, 1_800 + afterMs)[0]?.state;
  expect([stateAt(46_999), stateAt(47_000)]).toEqual(['polling', 'half-open']);
});

test('a connection of which the page asked nothing after the handshake is given up, and not half-open', () => {
  const handshake = byRequests.slice(0, 3);
  const stateAt = (fields: readonly Unnumbered[], afterMs: number) =>
    computeSockets(recordsOf(fields), 1_200 + afterMs)[0]?.state;
  expect([stateAt(handshake, 1_999), stateAt(handshake, 2_000), stateAt(handshake, 60_000)]).toEqual([
    'polling',
    'closed',
    'closed',
  ]);
  const waits = [...handshake, ...polled(2, 'GET', '&sid=eio1', '').slice(0, 1)];
  expect([stateAt(waits, 2_000), stateAt(waits, 60_000)]).toEqual(['polling', 'half-open']);
});

test('a socket that is tried in vain is another row, and its connection stays with requests', () => {
  const tried = [
    { kind: 'socket.attempt', socket: 1, url: `${url}&sid=eio1` },
    { kind: 'socket.close', socket: 1, code: 1006, reason: '', clean: false },
  ] as const;
  const more = polled(4, 'GET', '&sid=eio1', '42["message:new",{"id":"m_2"}]');
  expect(socketsOf(...byRequests, ...tried, ...more)).toMatchObject([
    { state: 'polling', eventsIn: 2 },
    { socket: 1, state: 'closed', eventsIn: 0, namespaces: [] },
  ]);
});

test('a connection of which the beginning is not among the records is told of, too', () => {
  const [connection] = socketsOf(...polled(9, 'GET', '&sid=eio1', '42["message:new",{"id":"m_1"}]'));
  expect(connection).toMatchObject({ state: 'polling', eventsIn: 1 });
  expect(connection).not.toHaveProperty('openedAt');
});

test('a namespace that the server refused is told as such', () => {
  const [socket] = socketsOf(
    { kind: 'socket.attempt', socket: 1, url },
    frame('out', 1, '40'),
    frame('in', 1, '44{"message":"unauthorized"}'),
  );
  expect(socket?.namespaces).toEqual([{ name: '/', state: 'refused', hasAuth: false }]);
});

test('credentials of which nothing was there yet are none', () => {
  const [socket] = socketsOf({ kind: 'socket.attempt', socket: 1, url }, frame('out', 1, '40{}'));
  expect(socket?.namespaces).toEqual([{ name: '/', state: 'asked', hasAuth: false }]);
});

test('a socket that was there before goes on counting', () => {
  const [socket] = socketsOf(
    { kind: 'socket.found', socket: 1, url, state: 'open', framesIn: 7, framesOut: 4 },
    frame('in', 8, '2'),
  );
  expect(socket).toMatchObject({ state: 'open', framesIn: 8, framesOut: 4 });
});

test('sockets of one number in different sessions are different sockets', () => {
  const record: DriftRecord = { kind: 'socket.attempt', socket: 1, url, seq: 1, t: 0 };
  const both = ['a', 'b'].map((session) => ({ session: session as SessionId, originMs: 0, record: { ...record } }));
  expect(computeSockets(both)).toHaveLength(2);
});

test('an open socket whose promised sign of life does not come is half-open when the detector says so, not a moment before', () => {
  const records = recordsOf([
    { kind: 'socket.attempt', socket: 1, url },
    { kind: 'socket.open', socket: 1 },
    frame('in', 1, '0{"sid":"eio1","upgrades":[],"pingInterval":25000,"pingTimeout":20000,"maxPayload":1000000}'),
  ]);
  const stateAt = (afterMs: number) => computeSockets(records, 1_200 + afterMs)[0]?.state;
  expect([stateAt(46_999), stateAt(47_000)]).toEqual(['open', 'half-open']);
});

test('a socket of which no sign of life was promised may be silent', () => {
  const records = recordsOf([
    { kind: 'socket.attempt', socket: 1, url: 'wss://a.example/feed' },
    { kind: 'socket.open', socket: 1 },
    frame('in', 1, 'hello'),
  ]);
  expect(computeSockets(records, 9_999_999)[0]?.state).toBe('open');
});

test('of a connection that was to be taken up again it is told whether it was', () => {
  const taken = (sid: string, pid: string) =>
    socketsOf(
      { kind: 'socket.attempt', socket: 1, url },
      frame('out', 1, '40{"pid":"former","offset":"x","token":"t"}'),
      frame('in', 1, `40{"sid":"${sid}","pid":"${pid}"}`),
    )[0]?.namespaces;
  expect(taken('s', 'former')).toMatchObject([{ recovered: true, authBy: ['token'] }]);
  expect(taken('s', 'another')).toMatchObject([{ recovered: false }]);
});

test('credentials in the address are told as such', () => {
  const [socket] = socketsOf({ kind: 'socket.attempt', socket: 1, url: `${url}&token=t1` }, frame('out', 1, '40'));
  expect(socket?.namespaces).toMatchObject([{ authBy: ['address'] }]);
});
