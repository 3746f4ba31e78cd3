import { DatabaseSync } from 'node:sqlite';
import { expect, it, onTestFinished } from 'vitest';
import type { ReceivedBatch } from '../storage/session-store.ts';
import { type BatchParts, makeBatch } from '../testing/make-batch.ts';
import { createAppender } from './append-batches.ts';
import { migrate } from './migrate.ts';

const minuteMs = 60_000;

const receive = (parts: BatchParts, receivedMs = 0): ReceivedBatch => {
  const batch = makeBatch(parts);
  return { batch, body: Buffer.from(JSON.stringify(batch)), receivedMs };
};

function openTables() {
  const database = new DatabaseSync(':memory:');
  onTestFinished(() => database.close());
  migrate(database);
  const sessions = () => database.prepare('SELECT id, seqs, batches, heard_ms FROM session ORDER BY id').all();
  return { database, append: createAppender(database), sessions };
}

it('writes a session once for all of its batches in a commit, as the last of them leaves it', () => {
  const { append, sessions } = openTables();
  append([receive({ seqs: [1] }, 1), receive({ batch: 2, seqs: [2, 3] }, 2), receive({ batch: 3, seqs: [5] }, 3)]);
  expect(sessions()).toEqual([{ id: 's1', seqs: '[[1,3],[5,5]]', batches: 3, heard_ms: 3 }]);
});

it('takes for granted nothing of a commit that failed', () => {
  const { database, append, sessions } = openTables();
  append([receive({ session: 'old' })]);
  database.exec("CREATE TRIGGER full BEFORE INSERT ON chunk_body BEGIN SELECT RAISE(ABORT, 'no room'); END");
  const twice = [receive({ session: 'old', batch: 2, seqs: [2] }), receive({ session: 'new' })];
  expect(() => append(twice)).toThrow('no room');
  database.exec('DROP TRIGGER full');
  expect(sessions()).toMatchObject([{ id: 'old', seqs: '[[1,1]]' }]);
  expect(append(twice)).toMatchObject([{ value: { kind: 'stored' } }, { value: { kind: 'stored' } }]);
  expect(sessions()).toMatchObject([
    { id: 'new', seqs: '[[1,1]]', batches: 1 },
    { id: 'old', seqs: '[[1,2]]', batches: 2 },
  ]);
});

it('reads a session anew that was not heard of for long, since it may have been forgotten meanwhile', () => {
  const { database, append, sessions } = openTables();
  append([receive({ seqs: [1] }, 0)]);
  database.exec('DELETE FROM chunk_body; DELETE FROM chunk; DELETE FROM session');
  append([receive({ batch: 2, seqs: [2] }, 60 * minuteMs)]);
  expect(sessions()).toMatchObject([{ seqs: '[[2,2]]', batches: 1 }]);
});
