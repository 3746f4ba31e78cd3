import { type DriftRecord, parseBatch } from '@driftscope/records';
import { expect, test } from 'vitest';
import { filterRecords } from './record-filter.ts';
import type { SessionRecord } from './session-record.ts';

const records = [
  ...listed('a', [
    { seq: 1, t: 0, kind: 'recorder.on', fromStart: true },
    { seq: 2, t: 1, kind: 'http.request', request: 1, api: 'fetch', method: 'GET', url: '/API/messages' },
    { seq: 3, t: 2, kind: 'mark', text: 'here' },
  ]),
  ...listed('b', [{ seq: 1, t: 0, kind: 'page.online' }]),
];

test('an empty filter gives the very same list, so that nothing is drawn anew', () => {
  expect(filterRecords(records, { text: ' ', families: [] })).toBe(records);
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

const kinds = (filter: Parameters<typeof filterRecords>[1]) =>
  filterRecords(records, filter).map(({ record }) => record.kind);

function listed(id: string, all: readonly DriftRecord[]): readonly SessionRecord[] {
  const parsed = parseBatch({ v: 1, session: { id, originMs: 1 }, batch: 1, records: all });
  if (!parsed.ok) throw new Error(parsed.error.message);
  const { session } = parsed.value;
  return parsed.value.records.map((record) => ({ session: session.id, originMs: session.originMs, record }));
}
