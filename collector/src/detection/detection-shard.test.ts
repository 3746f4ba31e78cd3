import type { Detector, IncidentSummary } from '@driftscope/detect';
import type { Batch, DriftRecord } from '@driftscope/records';
import { describe, expect, it, onTestFinished } from 'vitest';
import { openSqliteStore } from '../sqlite/open-sqlite-store.ts';
import type { Store } from '../storage/store.ts';
import { createFakeDetector } from '../testing/fake-detector.ts';
import { makeBatch, makeRecord, originMs, sessionId } from '../testing/make-batch.ts';
import { temporaryFolder } from '../testing/temporary-folder.ts';
import { DetectionShard } from './detection-shard.ts';

const frozen: DriftRecord = { seq: 2, t: 2_000, kind: 'page.freeze' };
const resumed: DriftRecord = { seq: 3, t: 2_500, kind: 'page.resume' };

/** A shard over a store, with a clock that only we move. */
function startShard(
  store: Store,
  createDetector: () => Detector = createFakeDetector,
  onTold: () => void = () => undefined,
) {
  let nowMs = originMs;
  const changes: IncidentSummary[] = [];
  const shard = new DetectionShard({
    store,
    createDetector,
    clock: () => nowMs,
    onChange: (changed) => {
      changes.push(...changed);
      onTold();
    },
    onStartOver: () => undefined,
    onRead: () => undefined,
  });
  const at = async (t: number, ...batches: Batch[]) => {
    nowMs = originMs + t;
    for (const batch of batches) {
      const body = Buffer.from(JSON.stringify(batch));
      await store.sessions.append([{ batch, body, receivedMs: nowMs, lagMs: batch.session.clockOffsetMs }]);
      shard.take({ read: () => batch, receivedMs: nowMs, onDone: () => undefined });
    }
    await shard.step();
    return changes.splice(0).map(({ id, status }) => `${id} ${status}`);
  };
  return { at, hold: (session: string, t: number) => shard.hold(sessionId(session), originMs + t) };
}

async function openStore(dataDir: string) {
  const store = openSqliteStore(dataDir);
  onTestFinished(() => store.close());
  return store;
}

describe('detection', () => {
  it('judges what all sessions that are heard of have reached, and tells of it once', async () => {
    const { at } = startShard(await openStore(await temporaryFolder()));
    expect(await at(0)).toEqual([]);
    expect(await at(2_600, makeBatch({ records: [frozen], until: 2_550 }))).toEqual([]);
    expect(await at(3_100, makeBatch({ session: 's2', seqs: [], until: 100 }))).toEqual([]);
    expect(await at(4_000, makeBatch({ batch: 2, session: 's2', seqs: [], until: 3_900 }))).toEqual(['s1-2 open']);
    expect(await at(9_000)).toEqual([]);
  });

  it('judges nothing before those have come who were asked to come again', async () => {
    const { at, hold } = startShard(await openStore(await temporaryFolder()));
    await at(
      2_600,
      makeBatch({ records: [frozen], until: 2_550 }),
      makeBatch({ session: 's2', seqs: [], until: 1_900 }),
    );
    hold('s2', 3_000);
    expect(await at(7_000, makeBatch({ batch: 2, seqs: [], until: 6_950 }))).toEqual([]);
    expect(await at(7_500, makeBatch({ batch: 2, session: 's2', seqs: [], until: 7_400 }))).toEqual(['s1-2 open']);
  });

  it('starts over where a session was moved in time, and takes nothing of it until then', async () => {
    const { at } = startShard(await openStore(await temporaryFolder()));
    const behindMs = 3_600_000;
    const own = { session: 's2', header: { originMs: originMs - behindMs } };
    await at(100, makeBatch({ ...own, seqs: [], until: 0 }));
    const aWhile = makeBatch({ records: [frozen], until: 6_950 });
    expect(await at(7_000, aWhile, makeBatch({ ...own, batch: 2, seqs: [], until: 6_950 }))).toEqual([]);
    const moved = makeBatch({ session: 's2', header: { clockOffsetMs: behindMs }, batch: 3, seqs: [], until: 7_450 });
    expect(await at(7_500, moved)).toEqual([]);
    expect(await at(8_600)).toEqual(['s1-2 open']);
  });

  it('judges much in parts, and tells of each before it goes on', async () => {
    const judged: number[] = [];
    const told: number[] = [];
    const watched = (): Detector => {
      const detector = createFakeDetector();
      const advance = (atMs: number) => {
        judged.push(atMs - originMs);
        return detector.advance(atMs);
      };
      return { ...detector, advance };
    };
    const { at } = startShard(await openStore(await temporaryFolder()), watched, () => told.push(judged.length));
    await at(0);
    judged.splice(0);
    const later: DriftRecord = { seq: 4, t: 2_700, kind: 'page.freeze' };
    await at(4_000, makeBatch({ records: [frozen, later], until: 3_000 }));
    expect(judged).toEqual([-750, -500, -250, ...Array.from({ length: 13 }, (_, index) => index * 250)]);
    expect(told).toEqual([judged.indexOf(2_000) + 1, judged.indexOf(2_750) + 1]);
  });

  it('withdraws what records that come late show to be none', async () => {
    const { at } = startShard(await openStore(await temporaryFolder()));
    const before = makeBatch({ records: [{ seq: 1, t: 1, kind: 'page.freeze' }, frozen], until: 4_000 });
    expect(await at(6_000, before)).toEqual(['s1-1 open', 's1-2 open']);
    expect(await at(6_100, makeBatch({ batch: 2, records: [resumed] }))).toEqual([]);
    expect(await at(8_000)).toEqual(['s1-2 withdrawn']);
  });

  it('judges what waits before it starts over for what came late, where that is much', async () => {
    const { at } = startShard(await openStore(await temporaryFolder()));
    await at(6_000, makeBatch({ seqs: [1], until: 4_000 }));
    await at(6_100, makeBatch({ batch: 2, records: [frozen], until: 4_000 }));
    const many = (first: number) =>
      Array.from({ length: 201 }, (_, index) =>
        makeBatch({ session: 's2', batch: first + index, seqs: [first + index] }),
      );
    expect(await at(8_000, ...many(1))).toEqual([]);
    expect(await at(8_100)).toEqual(['s1-2 open']);
    const late = makeBatch({ batch: 3, records: [{ ...frozen, seq: 3 }], until: 4_000 });
    await at(9_000, late);
    expect(await at(70_000, ...many(202))).toEqual(['s1-3 open']);
  });

  it('finds what records that come late show to be one', async () => {
    const { at } = startShard(await openStore(await temporaryFolder()));
    await at(6_000, makeBatch({ seqs: [1], until: 4_000 }));
    await at(6_100, makeBatch({ batch: 2, records: [frozen], until: 4_000 }));
    expect(await at(8_000)).toEqual(['s1-2 open']);
  });

  it('goes on after a restart where it was, with nothing doubled', async () => {
    const dataDir = await temporaryFolder();
    const first = openSqliteStore(dataDir);
    const before = startShard(first);
    const early = makeBatch({ session: 'judged', records: [{ seq: 1, t: 10, kind: 'page.freeze' }], until: 100 });
    expect(await before.at(5_000, early)).toEqual(['judged-1 open']);
    const records = [7_800, 8_500].map((t, index): DriftRecord => ({ seq: index + 1, t, kind: 'page.freeze' }));
    expect(await before.at(9_000, makeBatch({ records, until: 8_900 }))).toEqual(['s1-1 open']);
    await first.close();

    const second = await openStore(dataDir);
    const after = startShard(second);
    expect(await after.at(90_000)).toEqual(['s1-2 open']);
    expect(await second.incidents.list({}, { limit: 9 })).toHaveLength(3);
  });

  it('waits after a restart for those who sent until the end, and is not late for what they bring', async () => {
    const dataDir = await temporaryFolder();
    const first = openSqliteStore(dataDir);
    await startShard(first).at(5_000, makeBatch({ seqs: [1], until: 4_900 }));
    await first.close();

    const { at } = startShard(await openStore(dataDir));
    await at(9_000);
    const missed = makeBatch({ batch: 2, records: [{ ...frozen, t: 6_000 }], until: 8_900 });
    expect(await at(12_000, missed)).toEqual(['s1-2 open']);
  });

  it('leaves to the store what comes while it starts over, and reads it from there', async () => {
    const store = await openStore(await temporaryFolder());
    await startShard(store).at(1_000, makeBatch({ seqs: [1], until: 900 }));
    let nowMs = originMs + 6_000;
    const waiting: (number | undefined)[] = [];
    const told: string[] = [];
    const kept: string[] = [];
    const take = async (batch: Batch) => {
      const body = Buffer.from(JSON.stringify(batch));
      await store.sessions.append([{ batch, body, receivedMs: nowMs }]);
      let isDone = false;
      shard.take({
        read: () => batch,
        receivedMs: nowMs,
        onDone: () => {
          isDone = true;
        },
      });
      kept.push(isDone ? 'the store' : 'memory');
    };
    const comes = [
      makeBatch({ batch: 2, records: [frozen], until: 5_900 }),
      makeBatch({ batch: 3, records: [{ ...frozen, seq: 3, t: 5_950 }], until: 6_500 }),
    ];
    let looks = 0;
    const shard = new DetectionShard({
      store: {
        incidents: store.incidents,
        sessions: {
          recent: store.sessions.recent,
          // While it is read, more comes, and time goes by: the first look is a long one.
          replay: async function* (...what) {
            looks += 1;
            yield* store.sessions.replay(...what);
            const next = comes.shift();
            if (next !== undefined) await take(next);
            nowMs += looks === 1 ? 5_000 : 100;
          },
        },
      },
      createDetector: createFakeDetector,
      clock: () => nowMs,
      onChange: (changed) => told.push(...changed.map(({ id }) => id)),
      onStartOver: (sinceMs) => waiting.push(sinceMs && sinceMs - originMs),
      onRead: () => undefined,
    });
    await shard.step();
    expect(kept).toEqual(['the store', 'the store']);
    expect(looks).toBe(3);
    expect(waiting).toEqual([6_000, undefined]);
    expect(told).toEqual(['s1-2', 's1-3']);
  });

  it('tells how much it has read, every now and then, while it starts over', async () => {
    const store = await openStore(await temporaryFolder());
    const seqs = Array.from({ length: 1_500 }, (_, index) => index + 1);
    const batches = [1, 2, 3].map((n) => makeBatch({ session: `s${n}`, seqs, until: 20_000 }));
    const bodies = batches.map((batch) => Buffer.from(JSON.stringify(batch)));
    const received = batches.map((batch, n) => ({ batch, body: bodies[n] ?? Buffer.alloc(0), receivedMs: originMs }));
    await store.sessions.append(received);
    const read: number[] = [];
    const shard = new DetectionShard({
      store,
      createDetector: createFakeDetector,
      clock: () => originMs + 30_000,
      onChange: () => undefined,
      onStartOver: () => undefined,
      onRead: (sizeBytes) => read.push(sizeBytes),
    });
    await shard.step();
    const [one = 0, two = 0, three = 0] = bodies.map(({ length }) => length);
    expect(read.filter((sizeBytes) => sizeBytes > 0)).toEqual([one + two, three]);
  });

  it('starts over after a fault of the detector, and loses nothing', async () => {
    let faults = 0;
    const faulty = (): Detector => {
      const detector = createFakeDetector();
      const advance = (atMs: number) => {
        if (faults-- > 0) throw new Error('broken');
        return detector.advance(atMs);
      };
      return { ...detector, advance };
    };
    const { at } = startShard(await openStore(await temporaryFolder()), faulty);
    await at(0);
    faults = 1;
    await expect(at(6_000, makeBatch({ records: [frozen], until: 5_900 }))).rejects.toThrow('broken');
    expect(await at(7_000)).toEqual([]);
    expect(await at(70_000)).toEqual(['s1-2 open']);
  });

  it('judges nothing after a fault until it has started over, for it does not know what was before', async () => {
    let faults = 0;
    const faulty = (): Detector => {
      const detector = createFakeDetector();
      const advance = (atMs: number) => {
        if (faults-- > 0) throw new Error('broken');
        return detector.advance(atMs);
      };
      return { ...detector, advance };
    };
    const { at } = startShard(await openStore(await temporaryFolder()), faulty);
    await at(0);
    faults = 1;
    await expect(at(5_000, makeBatch({ batch: 2, records: [resumed] }))).rejects.toThrow('broken');
    expect(await at(5_100, makeBatch({ records: [frozen], until: 6_000 }))).toEqual([]);
    expect(await at(8_000)).toEqual([]);
    expect(await at(70_000)).toEqual([]);
  });

  it('starts over with pages whose clock is ahead, and is not late for the others', async () => {
    const store = await openStore(await temporaryFolder());
    const tomorrow = { originMs: originMs + 24 * 3_600_000 };
    const seqs = Array.from({ length: 2_000 }, (_, index) => index + 1);
    const before = startShard(store);
    await before.at(0, makeBatch({ seqs: [1], until: 10 }));
    await before.at(1_000, makeBatch({ session: 'ahead', header: tomorrow, seqs, until: 20_000 }));
    await before.at(2_000, makeBatch({ session: 'ahead', header: tomorrow, batch: 2, seqs: [2_001], until: 20_010 }));

    const { at } = startShard(store);
    await at(3_000);
    expect(await at(4_000, makeBatch({ batch: 2, records: [{ ...frozen, t: 3_500 }], until: 3_900 }))).toEqual([]);
    expect(await at(4_800)).toEqual(['s1-2 open']);
  });

  describe('of pages that were left', () => {
    const minuteMs = 60_000;
    const left: DriftRecord = { seq: 3, t: 4_000, kind: 'page.hide', kept: false };

    /** Tells which sessions the newest detector knows. */
    function watchKnown() {
      let known = new Set<string>();
      const create = (): Detector => {
        const detector = createFakeDetector();
        const mine = new Set<string>();
        known = mine;
        return {
          ...detector,
          open: (header) => {
            mine.add(header.id);
            detector.open(header);
          },
          forget: (id) => {
            mine.delete(id);
            detector.forget(id);
          },
        };
      };
      return { create, known: () => [...known] };
    }

    it('remembers those of the last ten seconds', async () => {
      const { create, known } = watchKnown();
      const { at } = startShard(await openStore(await temporaryFolder()), create);
      await at(0);
      for (let n = 0; n < 70; n++) {
        const t = n * 2 * minuteMs;
        await at(t, makeBatch({ session: `s${n}`, header: { originMs: originMs + t - 5_000 }, records: [left] }));
        await at(t + 9_999);
        expect(known()).toEqual([`s${n}`]);
      }
      await at(140 * minuteMs);
      expect(known()).toEqual([]);
    });

    it('withdraws what it does not find again, though it has forgotten them when it has started over', async () => {
      let isBlind = false;
      const forgetful: number[] = [];
      let made = 0;
      const create = (): Detector => {
        const detector = createFakeDetector();
        const number = ++made;
        return {
          ...detector,
          advance: (atMs) => (isBlind ? [] : detector.advance(atMs)),
          forget: (id) => {
            forgetful.push(number);
            detector.forget(id);
          },
        };
      };
      const { at } = startShard(await openStore(await temporaryFolder()), create);
      await at(0);
      expect(await at(6_000, makeBatch({ records: [frozen, left], until: 4_000 }))).toEqual(['s1-2 open']);
      const many = Array.from({ length: 2_001 }, (_, index) => makeRecord(index + 1, 10_000 + index));
      await at(13_000, makeBatch({ session: 's2', records: many, until: 12_500 }));
      await at(2 * minuteMs, makeBatch({ session: 's2', batch: 2, records: [makeRecord(2_003, 119_000)] }));
      await at(3 * minuteMs);
      isBlind = true;
      await at(3 * minuteMs + 100, makeBatch({ session: 's2', batch: 3, records: [makeRecord(2_002, 118_000)] }));
      expect(await at(3 * minuteMs + 2_000)).toEqual(['s1-2 withdrawn']);
      expect(forgetful).toEqual([2, 3]);
    });

    it('finds what late records of them show to be one', async () => {
      const { create, known } = watchKnown();
      const { at } = startShard(await openStore(await temporaryFolder()), create);
      await at(5_000, makeBatch({ records: [left], until: 4_000 }));
      await at(2 * minuteMs);
      expect(known()).toEqual([]);
      await at(2 * minuteMs + 100, makeBatch({ batch: 2, records: [frozen], until: 4_000 }));
      expect(await at(2 * minuteMs + 5_000)).toEqual(['s1-2 open']);
    });

    it('forgets them as it reads them, where it starts over without having heard of them lately', async () => {
      const store = await openStore(await temporaryFolder());
      const before = startShard(store);
      await before.at(5_000, makeBatch({ records: [frozen, left], until: 4_000 }));
      const records = Array.from({ length: 4_100 }, (_, index) => makeRecord(index + 1, index * 30));
      await before.at(123_000, makeBatch({ session: 's2', records, until: 122_990 }));

      const { create, known } = watchKnown();
      const { at } = startShard(store, create);
      expect(await at(130_000)).toEqual([]);
      expect(known()).toEqual(['s2']);
      expect((await store.incidents.list({}, { limit: 9 })).map(({ id }) => id)).toEqual(['s1-2']);
    });
  });
});
