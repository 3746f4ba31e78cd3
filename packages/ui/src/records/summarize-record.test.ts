import type { DriftRecord, SessionId, Unnumbered } from '@driftscope/records';
import { expect, test } from 'vitest';
import { RecordIndex } from './record-index.ts';
import type { SessionRecord } from './session-record.ts';
import { summarizeRecord } from './summarize-record.ts';

const url = 'ws://127.0.0.1:3000/socket.io/?EIO=4&transport=websocket';

/** Numbers the fields as records of one session, and gives the summary of the last. */
function summaryOfLast(...fields: readonly Unnumbered[]): string | undefined {
  const entries = fields.map((one, index): SessionRecord => {
    const record: DriftRecord = { ...one, seq: index + 1, t: index * 10 };
    return { session: 's' as SessionId, originMs: 0, record };
  });
  const index = new RecordIndex().add(entries);
  const last = entries.at(-1);
  return last && summarizeRecord(last, index);
}

const frame = (dir: 'in' | 'out', n: number, text: string): Unnumbered => ({
  kind: 'socket.frame',
  socket: 1,
  dir,
  n,
  size: text.length,
  text,
});

test('an event is told by its ordinal, name and the id of what it carries', () => {
  const event = frame('in', 2, '42["message:new",{"id":"m_ab12","text":"hi"}]');
  expect(summaryOfLast({ kind: 'socket.attempt', socket: 1, url }, frame('in', 1, '40{"sid":"x"}'), event)).toBe(
    'in #1 message:new m_ab12',
  );
});

test('an id one level down is found too', () => {
  const event = frame('in', 1, '42["room:created",{"room":{"id":7}}]');
  expect(summaryOfLast({ kind: 'socket.attempt', socket: 1, url }, event)).toBe('in #1 room:created 7');
});

test('a connect without credentials says so', () => {
  expect(summaryOfLast({ kind: 'socket.attempt', socket: 1, url }, frame('out', 1, '40'))).toBe(
    'out connect / without credentials',
  );
});

test('a frame of a socket whose beginning is missing shows its start', () => {
  expect(summaryOfLast(frame('in', 9, '42["message:new",{}]'))).toBe('in 42["message:new",{}]');
});

test('a response is told with its request, status and time', () => {
  const request: Unnumbered = {
    kind: 'http.request',
    request: 1,
    api: 'fetch',
    method: 'GET',
    url: 'http://127.0.0.1:3000/api/x?page=2',
  };
  expect(summaryOfLast(request, { kind: 'http.response', request: 1, status: 200, durationMs: 14.2 })).toBe(
    'GET /api/x?page=2 → 200 14 ms',
  );
});

test('a response whose request is missing goes by its number', () => {
  expect(summaryOfLast({ kind: 'http.response', request: 4, status: 500, durationMs: 2_000 })).toBe(
    'request 4 → 500 2 s',
  );
});

test('a commit is told by the name of its store, what changed and why', () => {
  const found: Unnumbered = { kind: 'store.found', store: 1, library: 'zustand', name: 'messages', via: 'hook' };
  const commit: Unnumbered = {
    kind: 'store.commit',
    store: 1,
    patch: [{ op: 'splice', path: ['conversations', 'c_1'], at: 2, remove: 0, insert: [{ id: 'm_1' }] }],
    cause: 1,
  };
  expect(summaryOfLast(found, commit)).toBe('messages: +1 at conversations.c_1, caused by #1');
});

test('of a long patch only the first steps are told', () => {
  const patch = ['a', 'b', 'c', 'd'].map((key) => ({ op: 'set' as const, path: [key], value: 1 }));
  expect(summaryOfLast({ kind: 'store.commit', store: 2, patch })).toBe('store 2: a = 1, b = 1 and 2 more');
});

test('what the server sent is told with what it carried and to whom', () => {
  const emit: Unnumbered = {
    kind: 'probe.emit',
    namespace: '/',
    event: 'message:new',
    rooms: ['c_1'],
    except: [],
    args: '[{"id":"m_4"}]',
    to: [],
  };
  expect(summaryOfLast(emit)).toBe('sent message:new m_4 to c_1: 0 recipients');
});

test('a kind that is not known shows its fields', () => {
  const unknown = { kind: 'weather.rain', where: 'here' } as unknown as Unnumbered;
  expect(summaryOfLast(unknown)).toBe('{"where":"here"}');
});

test('what was stored is told with where, and what came over a stream with its ordinal', () => {
  expect(summaryOfLast({ kind: 'storage.set', area: 'local', key: 'theme', value: 'dark' })).toBe(
    'local: theme = dark',
  );
  const cached: Unnumbered = { kind: 'storage.cache', cache: 'v1', op: 'put', url: 'https://app.test/me' };
  expect(summaryOfLast(cached)).toBe('cache v1 put https://app.test/me');
  const put: Unnumbered = { kind: 'storage.db', database: 'app', objectStore: 'messages', op: 'put', cut: 'size' };
  expect(summaryOfLast(put)).toBe('app/messages: put');
  const event: Unnumbered = { kind: 'stream.event', stream: 1, n: 2, event: 'message', size: 2, text: 'hi' };
  expect(summaryOfLast(event)).toBe('in #2 message hi');
});
