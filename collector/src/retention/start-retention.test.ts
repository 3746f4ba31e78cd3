import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { openSqliteStore } from '../sqlite/open-sqlite-store.ts';
import { describeIncident } from '../storage/describe-incident.ts';
import type { Store } from '../storage/store.ts';
import { type BatchParts, makeBatch, originMs, sessionId } from '../testing/make-batch.ts';
import { makeIncident } from '../testing/make-incident.ts';
import { makeError, makeSpan } from '../testing/make-trace.ts';
import { temporaryFolder } from '../testing/temporary-folder.ts';
import { startRetention } from './start-retention.ts';

const dayMs = 24 * 3_600_000;
const all = { afterSeq: 0, fromT: 0, toT: Number.POSITIVE_INFINITY, wants: () => true, limit: 10_000 };

async function openStore(): Promise<Store> {
  const store = openSqliteStore(await temporaryFolder());
  onTestFinished(() => store.close());
  return store;
}

async function append({ sessions }: Store, day: number, parts: BatchParts) {
  const batch = makeBatch(parts);
  const body = Buffer.from(JSON.stringify(batch));
  await sessions.append([{ batch, body, receivedMs: originMs + day * dayMs }]);
}

/** Runs it once over, on that day. */
async function forget(store: Store, day: number, limits: { keepDays?: number; keepMb?: number }) {
  const forgotten = vi.fn(store.retention.forget);
  const faults: unknown[] = [];
  const retention = startRetention({
    store: { forget: forgotten },
    keepDays: Number.POSITIVE_INFINITY,
    keepMb: Number.POSITIVE_INFINITY,
    ...limits,
    clock: () => originMs + day * dayMs,
    report: (fault, cause) => faults.push(fault, cause),
  });
  await vi.waitFor(async () => expect(await forgotten.mock.results.at(-1)?.value).toBe(0), 10_000);
  await retention.stop();
  expect(faults).toEqual([]);
}

const seqsIn = async ({ sessions }: Store, session: string) =>
  (await sessions.records(session, all)).map(({ seq }) => seq);

describe('retention', () => {
  it('forgets the records that were received longer ago, and sessions of which nothing is left', async () => {
    const store = await openStore();
    await append(store, 0, { session: 'gone', seqs: [1, 2] });
    await append(store, 0, { session: 'long', batch: 1, seqs: [1, 2, 3] });
    await append(store, 5, { session: 'long', batch: 2, seqs: [4, 5] });
    await forget(store, 10, { keepDays: 7 });
    expect(await store.sessions.list({}, { limit: 9 })).toMatchObject([{ id: 'long' }]);
    expect(await seqsIn(store, 'long')).toEqual([4, 5]);
    // What was forgotten did come once: it is no loss, and is not taken again.
    expect(await store.sessions.find('long')).toMatchObject({ records: 5, holes: [] });
    await forget(store, 11, { keepDays: 7 });
    expect(await seqsIn(store, 'long')).toEqual([4, 5]);
  });

  it('keeps incidents, and just those records that are their evidence, in whatever session', async () => {
    const store = await openStore();
    await append(store, 0, { session: 'page', seqs: [1, 2, 3, 4] });
    await append(store, 0, { session: 'server', header: { server: 'chat' }, seqs: [1, 2, 3] });
    const evidence = [
      { session: sessionId('page'), seq: 2, at: originMs, role: 'lost' },
      { session: sessionId('server'), seq: 3, at: originMs, role: 'sent' },
    ];
    await store.incidents.file([makeIncident({ session: 'page', evidence })]);
    const before = await describeIncident(store, 'i1');
    await forget(store, 40, { keepDays: 30 });
    expect(await seqsIn(store, 'page')).toEqual([2]);
    expect(await seqsIn(store, 'server')).toEqual([3]);
    const after = await describeIncident(store, 'i1');
    expect(after).toMatchObject({ evidence: before?.evidence, sessionHeader: before?.sessionHeader });
    expect(after?.evidence.map(({ record }) => record?.seq)).toEqual([2, 3]);
  });

  it('leaves of old sessions only those with incidents, which are then known to be worn', async () => {
    const store = await openStore();
    const header = { app: 'chat' };
    await append(store, 0, { session: 'drifted', seqs: [1, 2], header });
    await append(store, 0, { session: 'healthy', seqs: [1, 2], header });
    await append(store, 20, { session: 'new', seqs: [1, 2], header });
    await store.incidents.file([makeIncident({ session: 'drifted' })]);
    const seen = async () => (await store.observations.exposure({ isWhole: true })).map(({ sessions }) => sessions);
    expect(await seen()).toEqual([3]);
    expect(await store.observations.worn()).toEqual(new Set());
    await forget(store, 40, { keepDays: 30 });
    expect(await store.observations.exposure({})).toMatchObject([{ sessions: 2 }]);
    expect(await seen()).toEqual([1]);
    expect(await store.observations.worn()).toEqual(new Set(['drifted']));
    await forget(store, 60, { keepDays: 30 });
    expect(await seen()).toEqual([]);
  });

  it('forgets the oldest where there is more than may be kept, but nothing of the last hour', async () => {
    const store = await openStore();
    for (let day = 0; day < 300; day++) await append(store, day, { session: `s${day}`, seqs: [1, 2, 3] });
    await forget(store, 299, { keepMb: 1_000 });
    expect(await store.sessions.list({}, { limit: 500 })).toHaveLength(300);
    await forget(store, 299, { keepMb: 0.0001 });
    expect(await store.sessions.list({}, { limit: 500 })).toMatchObject([{ id: 's299' }]);
  });

  it('forgets spans and errors by size too, those first that are older than all records, but none of the last hour', async () => {
    const store = await openStore();
    const spanOf = (day: number) =>
      makeSpan({ spanId: `${day}`.padStart(16, '0'), startAt: originMs + day * dayMs, endAt: originMs + day * dayMs });
    const spans = [0, 1, 2, 6, 9].map(spanOf);
    await store.traces.add({ spans, errors: [makeError({ at: originMs + dayMs })] });
    for (const day of [5, 7]) await append(store, day, { session: `s${day}`, seqs: [1, 2] });
    const tight = { beforeMs: Number.NEGATIVE_INFINITY, maxBytes: 0, spareMs: originMs + 8 * dayMs };
    const left = async () =>
      (await store.traces.ofTraces([spans[0]?.traceId ?? ''], 9)).spans.map(({ startAt }) => startAt);
    expect(await store.retention.forget(tight)).toBe(4);
    expect(await left()).toEqual([6, 9].map((day) => originMs + day * dayMs));
    expect(await store.sessions.list({}, { limit: 9 })).toHaveLength(2);
    while ((await store.retention.forget(tight)) > 0);
    expect(await left()).toEqual([originMs + 9 * dayMs]);
    expect(await store.sessions.list({}, { limit: 9 })).toEqual([]);
    expect((await store.traces.between(originMs, originMs + 9 * dayMs, 9)).errors).toEqual([]);
  });
});
