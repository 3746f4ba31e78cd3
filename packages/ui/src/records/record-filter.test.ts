import { type DriftRecord, parseBatch } from '@driftscope/records';
import { expect, test } from 'vitest';
import { createRecordMatcher, type RecordFilter } from './record-filter.ts';
import { RecordIndex } from './record-index.ts';
import type { SessionRecord } from './session-record.ts';

const records = [
  ...listed('a', [
    { seq: 1, t: 0, kind: 'recorder.on', fromStart: true },
    { seq: 2, t: 1, kind: 'http.request', request: 1, api: 'fetch', method: 'GET', url: '/API/messages' },
    { seq: 3, t: 2, kind: 'mark', text: 'here' },
  ]),
  ...listed('b', [{ seq: 1, t: 0, kind: 'page.online' }]),
];

test('an empty filter asks nothing of any record', () => {
  expect(createRecordMatcher({ text: ' ', families: [] }, new RecordIndex())).toBeUndefined();
});

test('text is searched for in the whole record, in whatever case', () => {
  expect(kinds({ text: 'api/MESSAGES', families: [] })).toEqual(['http.request']);
  expect(kinds({ text: 'page.on', families: [] })).toEqual(['page.online']);
});

test('families are joined, and marks are with the recorder', () => {
  expect(kinds({ text: '', families: ['recorder', 'page'] })).toEqual(['recorder.on', 'mark', 'page.online']);
});

test('streams are with sockets, and errors with the page', () => {
  const others = listed('c', [
    { seq: 1, t: 0, kind: 'stream.attempt', stream: 1, url: 'http://app.test/events' },
    { seq: 2, t: 1, kind: 'error.uncaught', message: 'no', name: 'Error' },
  ]);
  expect(filterRecords(others, { text: '', families: ['socket'] })).toEqual([others[0]]);
  expect(filterRecords(others, { text: '', families: ['page'] })).toEqual([others[1]]);
});

test('a page load can be looked at alone', () => {
  expect(kinds({ text: '', families: [], session: 'b' })).toEqual(['page.online']);
});

test('kinds and names of events are looked at alone, and what is not wanted is left out', () => {
  const wire = listed('d', [
    { seq: 1, t: 0, kind: 'socket.attempt', socket: 1, url: 'ws://app.test/socket.io/?EIO=4&transport=websocket' },
    { seq: 2, t: 1, kind: 'socket.open', socket: 1, protocol: '' },
    frame(3, 1, '0{"sid":"e","upgrades":[],"pingInterval":25000,"pingTimeout":20000,"maxPayload":1000000}'),
    frame(4, 2, '40{"sid":"i"}'),
    frame(5, 3, '42["message:New",{"id":"m_1","text":"typing a lot"}]'),
    frame(6, 4, '42["typing",{"of":"message:new"}]'),
  ]);
  const seqs = (text: string) => filterRecords(wire, { text, families: [] }).map(({ record }) => record.seq);
  expect(seqs('event:message:new')).toEqual([5]);
  expect(seqs('event:/^typ/')).toEqual([6]);
  expect(seqs('kind:frame -event:typing')).toEqual([3, 4, 5]);
  expect(seqs('kind:frame typing')).toEqual([5, 6]);
  expect(seqs('/m_\\d/')).toEqual([5]);
});

const filterRecords = (all: readonly SessionRecord[], filter: RecordFilter) =>
  all.filter(createRecordMatcher(filter, new RecordIndex().add(all)) ?? (() => true));

const frame = (seq: number, n: number, text: string): DriftRecord => {
  return { seq, t: seq, kind: 'socket.frame', socket: 1, dir: 'in', n, size: text.length, text };
};

const kinds = (filter: RecordFilter) => filterRecords(records, filter).map(({ record }) => record.kind);

function listed(id: string, all: readonly DriftRecord[]): readonly SessionRecord[] {
  const parsed = parseBatch({ v: 1, session: { id, originMs: 1 }, batch: 1, records: all });
  if (!parsed.ok) throw new Error(parsed.error.message);
  const { session } = parsed.value;
  return parsed.value.records.map((record) => ({ session: session.id, originMs: session.originMs, record }));
}
