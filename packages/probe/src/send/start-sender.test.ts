import { type Batch, type DriftRecord, parseBatch, type Unnumbered } from '@driftscope/records';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createSession } from '../create-session.ts';
import { createRecordQueue } from './create-record-queue.ts';
import type { PostOutcome } from './post-batch.ts';
import { startSender } from './start-sender.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const joined = { kind: 'probe.join', sid: 's', namespace: '/', room: 'r' } as const;

/** A sender whose collector answers what `outcomes` says, in turn, and `acked` afterwards. */
function start(outcomes: PostOutcome[] = [], isReady = () => true) {
  const startMs = Date.now();
  const now = () => Date.now() - startMs;
  const queue = createRecordQueue({ now, maxSize: 16 * 1024 * 1024 });
  const posted: { readonly atMs: number; readonly batch: Batch }[] = [];
  const refused: Batch[] = [];
  const sender = startSender({
    session: createSession({ originMs: startMs, app: 'test', server: undefined }),
    queue,
    now,
    random: () => 1,
    redactor: async () => (isReady() ? { record: (record) => record } : undefined),
    onRefused: (batch) => refused.push(batch),
    post: async (batch) => {
      expect(parseBatch(batch).ok).toBe(true);
      posted.push({ atMs: now(), batch });
      return outcomes.shift() ?? { kind: 'acked' };
    },
  });
  const push = (record: Unnumbered<DriftRecord> = joined) => {
    queue.push(record);
    sender.wake();
  };
  return { sender, push, posted, refused };
}

test('records that come close together travel in one batch', async () => {
  const { push, posted } = start();
  push();
  push();
  await vi.advanceTimersByTimeAsync(250);
  expect(posted.map(({ batch }) => [batch.batch, batch.records.length])).toEqual([[1, 2]]);
});

test('large records travel in batches that a collector takes, one right after the other', async () => {
  const { push, posted } = start();
  const args = JSON.stringify(['"'.repeat(8_000)]);
  const emit = { kind: 'probe.emit', namespace: '/', event: 'e', args } as const;
  for (let n = 0; n < 400; n += 1) push({ ...emit, rooms: [], except: [], to: [] });
  await vi.advanceTimersByTimeAsync(600);
  expect(posted.flatMap(({ batch }) => batch.records)).toHaveLength(400);
  for (const { batch } of posted) expect(JSON.stringify(batch).length).toBeLessThan(8 * 1024 * 1024);
});

test('a quiet server says so once a second for 15 s, then every 10 s', async () => {
  const { push, posted } = start();
  push();
  await vi.advanceTimersByTimeAsync(40_000);
  const beats = posted.map(({ atMs }) => Math.round(atMs / 1000));
  expect(beats).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 25, 35]);
  expect(posted.slice(1).every(({ batch }) => batch.records.length === 0)).toBe(true);
});

test('`until` follows the time, and never reaches a moment in which records may still come', async () => {
  const { push, posted } = start();
  push();
  await vi.advanceTimersByTimeAsync(3_000);
  for (const { atMs, batch } of posted) expect(batch.until).toBe(atMs - 1);
});

test('the same batch is sent until it is acknowledged, ever more slowly, and the next waits for it', async () => {
  const { push, posted } = start([{ kind: 'failed' }, { kind: 'failed' }, { kind: 'failed' }]);
  push();
  await vi.advanceTimersByTimeAsync(200);
  push();
  await vi.advanceTimersByTimeAsync(5_000);
  expect(posted.slice(0, 5).map(({ atMs, batch }) => [atMs, batch.batch, batch.records.map(({ seq }) => seq)])).toEqual(
    [
      [200, 1, [1]],
      [700, 1, [1]],
      [1700, 1, [1]],
      [3700, 1, [1]],
      [3900, 2, [2]],
    ],
  );
});

test('a collector that asks to be left alone is, for so long', async () => {
  const { push, posted } = start([{ kind: 'failed', retryAfterMs: 40_000 }, { kind: 'failed' }]);
  push();
  await vi.advanceTimersByTimeAsync(60_000);
  expect(posted.slice(0, 3).map(({ atMs }) => atMs)).toEqual([200, 40_200, 41_200]);
});

test('a batch that the collector refuses is reported, and does not hold up the others', async () => {
  const { push, posted, refused } = start([{ kind: 'refused' }]);
  push();
  await vi.advanceTimersByTimeAsync(200);
  push();
  await vi.advanceTimersByTimeAsync(200);
  expect(refused.map(({ batch }) => batch)).toEqual([1]);
  expect(posted.map(({ batch }) => batch.batch)).toEqual([1, 2]);
});

test('until it is known how to redact, nothing is sent, and nothing is lost', async () => {
  let isReady = false;
  const { push, posted } = start([], () => isReady);
  push();
  await vi.advanceTimersByTimeAsync(1_000);
  push();
  expect(posted).toEqual([]);
  isReady = true;
  await vi.advanceTimersByTimeAsync(2_000);
  expect(posted.map(({ batch }) => batch.records.map(({ seq }) => seq))).toContainEqual([1, 2]);
});

test('a stop hands over what is queued, and waits for what is under way', async () => {
  const { sender, push, posted } = start();
  for (let index = 0; index < 1200; index += 1) push();
  await sender.stop(1000);
  expect(posted.map(({ batch }) => batch.records.length)).toEqual([500, 500, 200]);
  expect(posted.map(({ batch }) => batch.until === undefined)).toEqual([true, true, false]);
  await vi.advanceTimersByTimeAsync(60_000);
  expect(posted).toHaveLength(3);
});

test('a stop gives up in time when nobody answers', async () => {
  const { sender, push, posted } = start(Array.from({ length: 100 }, () => ({ kind: 'failed' as const })));
  push();
  const stopped = sender.stop(1200);
  await vi.advanceTimersByTimeAsync(1200);
  await stopped;
  const tries = posted.length;
  await vi.advanceTimersByTimeAsync(60_000);
  expect(posted).toHaveLength(tries);
});
