import type { DriftRecord, SessionId } from '@driftscope/records';
import { expect, test } from 'vitest';
import type { SessionRecord } from '../records/session-record.ts';
import { computeRelated } from './compute-related.ts';

const commit = (seq: number, cause?: number): DriftRecord => ({
  seq,
  t: seq,
  kind: 'store.commit',
  store: 1,
  patch: [],
  ...(cause !== undefined && { cause, causeHow: 'sync' }),
});

const session = 's' as SessionId;
const records: readonly SessionRecord[] = [
  { seq: 1, t: 1, kind: 'socket.frame', socket: 1, dir: 'in', n: 1, size: 1, text: 'x' } as const,
  commit(2, 1),
  commit(3, 1),
  commit(4),
].map((record) => ({ session, originMs: 1_000, record }));

const relatedTo = (seq: number) =>
  computeRelated(records, { session, seq })?.evidence.map((one) => `${one.seq} ${one.role}`);

test('a frame leads to what it changed, and a change to its frame and what that changed besides', () => {
  const all = ['1 cause', '2 changed by it', '3 changed by it'];
  expect([relatedTo(1), relatedTo(2)]).toEqual([all, all]);
});

test('a change of the page itself, and what is not there, belong to nothing', () => {
  expect([relatedTo(4), relatedTo(9), computeRelated(records, undefined)]).toEqual([undefined, undefined, undefined]);
});
