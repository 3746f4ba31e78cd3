import { expect, test } from 'vitest';
import { FakeOverflowDatabase } from '../testing/fake-overflow-database.ts';
import { receiverless } from '../testing/receiverless.ts';
import { createOverflow } from './overflow.ts';
import type { PostOutcome } from './post-batch.ts';
import { createUplink } from './uplink.ts';

const stored: PostOutcome = { kind: 'stored' };
const refused: PostOutcome = { kind: 'refused', fault: { kind: 'bad-batch', message: 'no', hint: '' } };
const unreachable: PostOutcome = { kind: 'unavailable', fault: { kind: 'unreachable', message: 'down', hint: '' } };

test('batches of a session leave in order, one at a time, and are settled when stored', async () => {
  const t = setUp();
  t.offer('a', 1);
  t.offer('a', 2);
  expect(t.posted()).toEqual(['a1']);
  await t.answer(stored);
  expect(t.settled).toEqual(['a1']);
  expect(t.posted()).toEqual(['a2']);
  await t.answer(stored);
  expect(t.settled).toEqual(['a1', 'a2']);
  expect(t.uplink.status()).toMatchObject({ state: 'up', sent: 2, waiting: 0 });
});

test('sessions do not wait for each other', () => {
  const t = setUp();
  t.offer('a', 1);
  t.offer('b', 1);
  expect(t.posted()).toEqual(['a1', 'b1']);
});

test('a batch that is sent again by its page while it waits is sent once', async () => {
  const t = setUp();
  t.offer('a', 1);
  t.offer('a', 2);
  t.offer('a', 2);
  t.offer('a', 1);
  await t.answer(stored);
  await t.answer(stored);
  expect(t.posted()).toEqual([]);
  expect(t.settled).toEqual(['a1', 'a2']);
});

test('while the collector is down one batch is tried at growing intervals, and nothing is settled that is not on disk', async () => {
  const t = setUp();
  t.database.isFull = true;
  t.offer('a', 1);
  t.offer('b', 1);
  t.offer('a', 2);
  await t.answer(unreachable);
  await t.answer(unreachable);
  expect(t.delays()).toEqual([500]);
  for (const delayMs of [1_000, 2_000, 4_000, 8_000, 10_000, 10_000]) {
    t.fireTimer();
    expect(t.posted()).toEqual(['a1']);
    await t.answer(unreachable);
    expect(t.delays()).toEqual([delayMs]);
  }
  expect(t.settled).toEqual([]);
  expect(t.uplink.status()).toMatchObject({ state: 'down', fault: { kind: 'unreachable' }, waiting: 3 });
});

test('a collector that asks to be left alone is, and then tried at the usual intervals', async () => {
  const t = setUp();
  t.offer('a', 1);
  await t.answer({ ...unreachable, retryAfterMs: 7_000 });
  expect(t.delays()).toEqual([7_000]);
  t.fireTimer();
  await t.answer({ ...unreachable, retryAfterMs: 10 });
  expect(t.delays()).toEqual([1_000]);
});

test('a new batch does not hurry a collector that is down', async () => {
  const t = setUp();
  t.offer('a', 1);
  await t.answer(unreachable);
  t.offer('a', 2);
  t.offer('b', 1);
  expect(t.posted()).toEqual([]);
});

test('when the tried batch gets through, all sessions flow again', async () => {
  const t = setUp();
  t.offer('a', 1);
  await t.answer(unreachable);
  t.offer('b', 1);
  t.offer('a', 2);
  t.fireTimer();
  await t.answer(stored);
  expect(t.posted()).toEqual(['a2', 'b1']);
  expect(t.uplink.status().state).toBe('up');
});

test('a refused batch is given up at once, counted, and holds up nothing', async () => {
  const t = setUp();
  t.offer('a', 1);
  t.offer('a', 2);
  await t.answer(refused);
  expect(t.settled).toEqual(['a1']);
  expect(t.posted()).toEqual(['a2']);
  expect(t.uplink.status()).toMatchObject({ state: 'up', refused: 1, refusal: { kind: 'bad-batch' } });
});

test('a batch that only says how far a session is complete gives way to the next', async () => {
  const t = setUp();
  t.offer('a', 1);
  t.offer('a', 2, { isEmpty: true });
  t.offer('a', 3, { isEmpty: true });
  t.offer('a', 4);
  expect(t.settled).toEqual(['a2', 'a3']);
  await t.answer(stored);
  expect(t.posted()).toEqual(['a4']);
});

test('what finds no room, on disk neither, is asked for again, in order, once there is room', async () => {
  const t = setUp({ maxLaneChars: 4 });
  t.database.isFull = true;
  t.offer('a', 1);
  t.offer('a', 2);
  t.offer('a', 3);
  t.offer('a', 4, { body: 'x' });
  expect(t.uplink.status().waiting).toBe(4);
  await t.answer(stored);
  expect(t.asked).toBe(0);
  await t.answer(stored);
  expect(t.settled).toEqual(['a1', 'a2']);
  expect(t.asked).toBe(1);
  t.offer('a', 3);
  expect(t.posted()).toEqual(['a3']);
});

test('new settings are tried at once', async () => {
  const t = setUp();
  t.offer('a', 1);
  await t.answer(unreachable);
  t.uplink.retryNow();
  expect(t.posted()).toEqual(['a1']);
});

test('with no collector any more, all that waits is settled, and a late answer changes nothing', async () => {
  const t = setUp();
  t.offer('a', 1);
  t.offer('a', 2);
  t.uplink.clear();
  expect(t.settled).toEqual(['a1', 'a2']);
  t.offer('a', 3);
  await t.answer(stored);
  expect(t.posted()).toEqual(['a3']);
  expect(t.settled).toEqual(['a1', 'a2']);
});

test('a collector that answers costs no write', async () => {
  const t = setUp();
  t.offer('a', 1);
  await t.answer(unreachable);
  t.offer('a', 2);
  t.fireTimer();
  await t.answer(stored);
  await t.answer(stored);
  expect(t.settled).toEqual(['a1', 'a2']);
  expect(t.database.writes).toBe(0);
});

test('in an outage batches wait on disk, where their page may forget them, and leave in order when it is over', async () => {
  const t = setUp();
  await t.outage();
  t.offer('a', 3);
  await t.rest();
  expect(t.settled).toEqual(['a1', 'a2', 'a3']);
  expect(t.database.names()).toEqual(['a1', 'a2', 'a3']);
  expect(t.uplink.status()).toMatchObject({ waiting: 3, onDisk: 3, sent: 0 });
  t.offer('a', 3);
  t.fireTimer();
  await t.rest();
  for (const body of ['a1', 'a2', 'a3']) {
    expect(t.posted()).toEqual([body]);
    await t.answer(stored);
  }
  expect(t.posted()).toEqual([]);
  expect(t.database.names()).toEqual([]);
  expect(t.uplink.status()).toMatchObject({ waiting: 0, onDisk: 0, sent: 3 });
});

test('what an incognito window waits with is never on disk, and leaves when the outage is over', async () => {
  const t = setUp();
  await t.outage();
  t.offer('p', 1, { isPrivate: true });
  t.uplink.keep('p');
  await t.rest();
  expect(t.database.names()).toEqual(['a1', 'a2']);
  expect(t.settled).toEqual(['a1', 'a2']);
  t.fireTimer();
  await t.rest();
  await t.answer(stored);
  expect(t.posted().toSorted()).toEqual(['a2', 'p1']);
  await t.answer(stored);
  await t.answer(stored);
  expect(t.settled.filter((name) => name === 'p1')).toEqual(['p1']);
});

test('what waits of a page that is left goes to disk at once, and one on its way is not sent twice', async () => {
  const t = setUp();
  t.offer('a', 1);
  t.offer('a', 2);
  t.offer('b', 1);
  t.uplink.keep('a');
  await t.rest();
  expect(t.database.names()).toEqual(['a1', 'a2']);
  await t.answer(stored);
  await t.answer(stored);
  expect(t.posted()).toEqual(['a2']);
  await t.answer(stored);
  expect(t.database.names()).toEqual([]);
  expect(t.uplink.status()).toMatchObject({ sent: 3, waiting: 0 });
});

test('the next life of the background takes up what waits on disk, before what the page still has', async () => {
  const t = setUp();
  await t.outage();
  const next = setUp({ database: t.database });
  await next.uplink.restore();
  next.offer('a', 2);
  next.offer('a', 3);
  await next.rest();
  for (const body of ['a1', 'a2', 'a3']) {
    expect(next.posted()).toEqual([body]);
    await next.answer(stored);
  }
  expect(next.settled).toEqual(['a2', 'a3']);
  expect(t.database.names()).toEqual([]);
});

test('what a full disk does not give back is not given up: other sessions go on, and it leaves once there is room', async () => {
  const t = setUp();
  await t.outage();
  t.database.isFull = true;
  t.offer('b', 1);
  await t.rest();
  expect(t.uplink.status()).toMatchObject({ diskFault: { kind: 'disk-unwritten' } });
  t.fireTimer();
  await t.rest();
  expect(t.posted()).toEqual(['b1']);
  await t.answer(stored);
  expect(t.uplink.status()).toMatchObject({ state: 'up', waiting: 2, diskFault: { kind: 'disk-unread' } });
  t.fireTimer();
  await t.rest();
  expect([t.posted(), t.delays()]).toEqual([[], [1_000]]);
  t.database.isFull = false;
  t.fireTimer();
  await t.rest();
  for (const body of ['a1', 'a2']) {
    expect(t.posted()).toEqual([body]);
    await t.answer(stored);
  }
  expect(t.uplink.status()).toMatchObject({ sent: 3, waiting: 0 });
  expect(t.uplink.status().diskFault).toBeUndefined();
});

test('what the browser emptied from its disk is counted as given up, and holds up nothing', async () => {
  const t = setUp();
  await t.outage();
  t.database.empty();
  t.offer('b', 1);
  t.fireTimer();
  await t.rest();
  t.fireTimer();
  await t.rest();
  expect(t.posted()).toEqual(['b1']);
  expect(t.uplink.status()).toMatchObject({ waiting: 1, shed: 2 });
});

test('a disk that took nothing is left alone for a minute', async () => {
  const t = setUp();
  await t.outage();
  t.database.isFull = true;
  t.offer('b', 1);
  await t.rest();
  t.database.isFull = false;
  t.wait(59_999);
  t.offer('b', 2);
  await t.rest();
  expect(t.database.names()).toEqual(['a1', 'a2']);
  t.wait(1);
  t.offer('b', 3);
  await t.rest();
  expect(t.database.names()).toEqual(['a1', 'a2', 'b1', 'b2', 'b3']);
});

test('what is given up for the quota is counted, and holds up nothing', async () => {
  const t = setUp({ quotaChars: 4 });
  await t.outage();
  t.offer('a', 3);
  await t.rest();
  expect(t.uplink.status()).toMatchObject({ waiting: 2, onDisk: 2, shed: 1 });
  t.fireTimer();
  await t.rest();
  expect(t.posted()).toEqual(['a2']);
});

test('a page that is faster than the collector has its batches put on disk, and none is lost or out of order', async () => {
  const t = setUp({ maxLaneChars: 4 });
  for (const batch of [1, 2, 3]) t.offer('a', batch);
  await t.rest();
  expect(t.asked).toBe(1);
  expect(t.settled).toEqual(['a1', 'a2']);
  t.offer('a', 3);
  for (const body of ['a1', 'a2', 'a3']) {
    expect(t.posted()).toEqual([body]);
    await t.answer(stored);
  }
});

test('what waits on disk is not sent to anybody once there is no collector', async () => {
  const t = setUp();
  await t.outage();
  t.uplink.clear();
  await t.rest();
  expect(t.database.names()).toEqual([]);
  expect(t.uplink.status()).toMatchObject({ waiting: 0, onDisk: 0 });
});

/** An uplink between a fake page and a fake collector, whose answers and clock the test gives. */
function setUp({ maxLaneChars = 1_000, quotaChars = 1_000, database = new FakeOverflowDatabase() } = {}) {
  const calls: { body: string; resolve: (outcome: PostOutcome) => void; isSeen?: true }[] = [];
  const timers = new Map<number, { run: () => void; delayMs: number }>();
  const settled: string[] = [];
  const state = { asked: 0, timer: 0, now: 0 };
  const uplink = createUplink({
    overflow: createOverflow({ database, now: () => state.now, quotaChars, maxAgeMs: 1_000_000 }),
    post: (body) => new Promise((resolve) => calls.push({ body, resolve })),
    setTimeout: receiverless((run, delayMs) => {
      timers.set(++state.timer, { run, delayMs });
      return state.timer;
    }),
    clearTimeout: receiverless((timer) => void timers.delete(timer)),
    random: () => 1,
    now: () => state.now,
    maxLaneChars,
    onChange: () => undefined,
  });
  const rest = () => new Promise((resolve) => setImmediate(resolve));
  const answer = async (outcome: PostOutcome) => {
    calls.shift()?.resolve(outcome);
    await rest();
  };
  const offer = (
    session: string,
    batch: number,
    { isEmpty = false, body = `${session}${batch}`, isPrivate = false } = {},
  ) =>
    uplink.offer({
      session,
      batch,
      body,
      isEmpty,
      isPrivate,
      settle: () => settled.push(`${session}${batch}`),
      askAgain: () => state.asked++,
    });
  const fireTimer = () => {
    for (const [timer, { run }] of timers) {
      timers.delete(timer);
      run();
    }
  };
  return {
    uplink,
    database,
    settled,
    rest,
    answer,
    offer,
    fireTimer,
    wait: (ms: number) => {
      state.now += ms;
    },
    /** Two batches of session `a`, and two failures. */
    outage: async () => {
      offer('a', 1);
      offer('a', 2);
      await answer(unreachable);
      fireTimer();
      await answer(unreachable);
    },
    get asked() {
      return state.asked;
    },
    /** What is on its way, oldest first. */
    posted: () => calls.map(({ body }) => body),
    delays: () => [...timers.values()].map(({ delayMs }) => delayMs),
  };
}
