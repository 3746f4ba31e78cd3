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

test('what a frame lacks is not asked of the prototype of all objects', () => {
  const records = taken([{ ...frame, dir: 'in', size: 3, cut: 'load' }]);
  Object.defineProperty(Object.prototype, 'text', { configurable: true, get: () => 'the page is asked' });
  try {
    expect(write(records)).not.toContain('\n');
  } finally {
    Reflect.deleteProperty(Object.prototype, 'text');
  }
});
