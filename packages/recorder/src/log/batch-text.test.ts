import { parseBatchText, type Unnumbered } from '@driftscope/records';
import { expect, test } from 'vitest';
import { batchText, recordOf } from './batch-text.ts';
import type { Taken } from './record-log.ts';
import { createSessionId } from './session-id.ts';

const session = { id: createSessionId(crypto), originMs: 1 };
const frame = { kind: 'socket.frame', socket: 1, n: 1 } as const;
const taken = (all: readonly Unnumbered[]): Taken[] =>
  all.map((fields, at) => ({ seq: at + 1, t: at + 0.125, fields }));
const write = (records: readonly Taken[]) => batchText({ session, batch: 1, records, until: 9.5 });

test.each<readonly [what: string, fields: Unnumbered, isBehind: boolean]>([
  ['text that came in', { ...frame, dir: 'in', size: 2, text: 'ab' }, true],
  ['no text', { ...frame, dir: 'in', size: 0, text: '' }, true],
  ['text of several lines', { ...frame, dir: 'in', size: 9, text: '"\n\u2028\\☃\0{}' + '\ud800' }, true],
  ['text that was sent', { ...frame, dir: 'out', size: 2, text: 'ab' }, false],
  ['cut text', { ...frame, dir: 'in', size: 3, text: 'ab', cut: 'size' }, false],
  ['shed text', { ...frame, dir: 'in', size: 3, cut: 'load' }, false],
  ['bytes', { ...frame, dir: 'in', size: 1, base64: 'AA==' }, false],
])('a frame with %s is read as it was recorded, among others', (_what, fields, isBehind) => {
  const records = taken([{ kind: 'mark', text: 'before' }, fields, fields, { kind: 'mark', text: 'after' }]);
  const written = write(records);
  expect(parseBatchText(written)).toEqual({
    ok: true,
    value: { v: 1, session, batch: 1, records: records.map(recordOf), until: 9.5 },
  });
  expect((written.split('\n')[0] ?? '').includes('socket.frame')).toBe(!isBehind);
});

test('frames that follow each other share a row, until another record, socket or direction comes between', () => {
  const frames = (socket: number, ns: readonly number[]): Unnumbered[] =>
    ns.map((n) => ({ ...frame, socket, n, dir: 'in', size: n, text: 'x'.repeat(n) }));
  const records = taken([
    ...frames(1, [1, 2, 3]),
    ...frames(2, [1]),
    ...frames(1, [4]),
    { kind: 'mark', text: 'between' },
    { ...frame, n: 1, dir: 'out', size: 2, text: 'ab' },
    ...frames(1, [5, 7]),
  ]);
  const written = write(records);
  expect(parseBatchText(written)).toMatchObject({ ok: true, value: { records: records.map(recordOf) } });
  const rows: unknown[] = JSON.parse(written.split('\n')[0] ?? '').records;
  expect(rows.filter((row) => Array.isArray(row)).map((row) => row.length)).toEqual([9, 5, 5, 5, 5]);
});

test('frames keep their times to the microsecond, also where one is earlier than the one before', () => {
  const times = [1.001, 1.001, 1.0015, 7_200_000.123, 5];
  const records = taken(times.map((_, at) => ({ ...frame, n: at + 1, dir: 'in', size: 1, text: 'x' }))).map(
    (record, at) => ({ ...record, t: times[at] ?? 0 }),
  );
  const parsed = parseBatchText(write(records));
  expect(parsed).toMatchObject({ value: { records: [1.001, 1.001, 1.002, 7_200_000.123, 5].map((t) => ({ t })) } });
});

test('what a frame lacks is not asked of the prototype of all objects', () => {
  const records = taken([{ ...frame, dir: 'in', size: 3, cut: 'load' }]);
  Object.defineProperty(Object.prototype, 'text', { configurable: true, get: () => 'the page is asked' });
  try {
    expect(write(records)).not.toContain('\n');
  } finally {
    Reflect.deleteProperty(Object.prototype, 'text');
  }
});
