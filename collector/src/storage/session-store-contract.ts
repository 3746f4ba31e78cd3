import type { DriftRecord, SessionId } from '@driftscope/records';
import { describe, expect, it } from 'vitest';
import type { BatchParts } from '../testing/make-batch.ts';
import { makeBatch, makeRecord, originMs, sessionId } from '../testing/make-batch.ts';
import { makeIncident } from '../testing/make-incident.ts';
import { unpackBody } from './packed-body.ts';
import type { ReadChunks, ReceivedBatch, RecordQuery, SessionFilter } from './session-store.ts';
import type { Store } from './store.ts';

const receive = (parts: BatchParts = {}, receivedMs = originMs + 1_000): ReceivedBatch => {
  const batch = makeBatch(parts);
  return { batch, body: Buffer.from(JSON.stringify(batch)), receivedMs };
};

const makeLogin = (who: string, label?: string): DriftRecord => ({
  seq: 1,
  t: 10,
  kind: 'identity.login',
  who,
  ...(label !== undefined && { label }),
  how: 'response',
});

const all: RecordQuery = { afterSeq: 0, fromT: 0, toT: Number.POSITIVE_INFINITY, wants: () => true, limit: 10_000 };
const seqsOf = (records: readonly DriftRecord[]) => records.map(({ seq }) => seq);
const stored = { ok: true, value: { kind: 'stored', clockOffsetMs: 0 } };
const duplicate = { ok: true, value: { kind: 'duplicate', clockOffsetMs: 0 } };

/** What every store of sessions must do. `open` gives one that is empty, and ends with the test. */
export function describeSessionStore(name: string, open: () => Promise<Store>): void {
  describe(`sessions in ${name}`, () => {
    it('give back the records as they came', async () => {
      const { sessions } = await open();
      const records = [makeRecord(1), { seq: 2, t: 20, kind: 'later.kind', more: [1] } as unknown as DriftRecord];
      expect(await sessions.append([receive({ records })])).toEqual([stored]);
      expect(await sessions.records('s1', all)).toEqual(records);
    });

    it('absorb the same batch again', async () => {
      const { sessions } = await open();
      await sessions.append([receive({ seqs: [1, 2] })]);
      expect(await sessions.append([receive({ seqs: [1, 2] }), receive({ seqs: [1, 2] })])).toEqual([
        duplicate,
        duplicate,
      ]);
      expect(seqsOf(await sessions.records('s1', all))).toEqual([1, 2]);
      expect(await sessions.find('s1')).toMatchObject({ records: 2, batches: 1 });
    });

    it('keep what a known batch number brings in addition', async () => {
      const { sessions } = await open();
      await sessions.append([receive({ seqs: [1, 2] })]);
      expect(await sessions.append([receive({ seqs: [1, 2, 3] })])).toEqual([stored]);
      expect(seqsOf(await sessions.records('s1', all))).toEqual([1, 2, 3]);
      expect(await sessions.find('s1')).toMatchObject({ records: 3, batches: 1 });
    });

    it('are kept by the collector’s clock where their own is off, what came before too', async () => {
      const { sessions } = await open();
      const aheadMs = 3_600_000;
      const own = { header: { originMs: originMs + aheadMs }, until: 1_000 };
      const file = receive({ ...own, seqs: [1] });
      await sessions.append([file]);
      expect(await sessions.find('s1')).toMatchObject({ originMs: originMs + aheadMs });
      const sent = { ...receive({ ...own, batch: 2, seqs: [2] }), lagMs: 40 - aheadMs };
      const moved = { kind: 'stored', clockOffsetMs: 40 - aheadMs };
      expect(await sessions.append([sent])).toEqual([{ ok: true, value: moved }]);
      expect(await sessions.find('s1')).toMatchObject({
        originMs: originMs + 40,
        clockOffsetMs: 40 - aheadMs,
        lastAt: originMs + 1_040,
      });
      expect(await sessions.header('s1')).toMatchObject({ originMs: originMs + 40 });
      const again = { ...receive({ ...own, batch: 2, seqs: [2] }), lagMs: 500 - aheadMs };
      expect(await sessions.append([again, file])).toMatchObject([
        { value: { ...moved, kind: 'duplicate' } },
        { value: { ...moved, kind: 'duplicate' } },
      ]);
      const starts: number[] = [];
      for await (const { startAt } of sessions.replay([sessionId('s1')], 0)) starts.push(startAt);
      expect(starts).toEqual([originMs + 50, originMs + 60]);
      await sessions.append([{ ...receive({ ...own, batch: 3, seqs: [3] }), lagMs: 10 }]);
      expect(await sessions.header('s1')).toEqual(file.batch.session);
    });

    it('that come from a file keep the time to which they were moved, and take no other origin', async () => {
      const { sessions } = await open();
      const header = { originMs, clockOffsetMs: 60_000 };
      await sessions.append([receive({ header })]);
      expect(await sessions.header('s1')).toMatchObject(header);
      const own = receive({ batch: 2, header: { originMs: originMs - 60_000 } });
      expect(await sessions.append([own])).toMatchObject([{ ok: true }]);
      expect(await sessions.header('s1')).toMatchObject(header);
      expect(await sessions.append([receive({ batch: 3 })])).toMatchObject([
        { ok: false, error: { kind: 'session-conflict' } },
      ]);
    });

    it('give each record once, and in order, however the batches overlap', async () => {
      const { sessions } = await open();
      await sessions.append([receive({ batch: 3, seqs: [7, 8, 9] }), receive({ batch: 1, seqs: [1, 5, 6] })]);
      await sessions.append([receive({ batch: 2, seqs: [2, 5] }), receive({ batch: 4, seqs: [6, 7, 12] })]);
      expect(seqsOf(await sessions.records('s1', all))).toEqual([1, 2, 5, 6, 7, 8, 9, 12]);
      expect(await sessions.find('s1')).toMatchObject({
        records: 8,
        lastSeq: 12,
        holes: [
          { from: 3, to: 4 },
          { from: 10, to: 11 },
        ],
      });
    });

    it('find records by time, kind and place', async () => {
      const { sessions } = await open();
      await sessions.append([receive({ seqs: [1, 2, 3] }), receive({ batch: 2, seqs: [4, 5] })]);
      const find = async (query: Partial<RecordQuery>) => seqsOf(await sessions.records('s1', { ...all, ...query }));
      expect(await find({ fromT: 20, toT: 40 })).toEqual([2, 3, 4]);
      expect(await find({ afterSeq: 2, limit: 2 })).toEqual([3, 4]);
      expect(await find({ wants: (kind) => kind === 'mark' })).toEqual([]);
      expect([...(await sessions.recordsBySeq('s1', [5, 2, 9])).keys()].sort()).toEqual([2, 5]);
    });

    it('know how far a session is known, also from a batch with no records', async () => {
      const { sessions } = await open();
      await sessions.append([receive({ seqs: [1] }), receive({ batch: 2, seqs: [], until: 900 }, originMs + 5_000)]);
      expect(await sessions.find('s1')).toMatchObject({
        lastAt: originMs + 900,
        heardAt: originMs + 5_000,
        batches: 2,
      });
    });

    it('know who was logged in, whatever is put together and sent again', async () => {
      const { sessions } = await open();
      const batches = [
        receive({ records: [makeLogin('u_1', 'Ann')] }),
        receive({ batch: 2, records: [{ ...makeLogin('u_2'), seq: 2 }] }),
      ];
      await sessions.append(batches);
      await sessions.append(batches);
      await sessions.compact(originMs + 1_000_000);
      const users = [{ who: 'u_1', label: 'Ann' }, { who: 'u_2' }];
      expect(await sessions.find('s1')).toMatchObject({ users });
      expect(await sessions.list({}, { limit: 9 })).toMatchObject([{ users }]);
    });

    it('learn what a later header adds', async () => {
      const { sessions } = await open();
      await sessions.append([receive({ header: { app: 'chat' } }), receive({ batch: 2, header: { release: '1.2' } })]);
      expect(await sessions.header('s1')).toMatchObject({ app: 'chat', release: '1.2' });
      expect(await sessions.header('s2')).toBeUndefined();
      expect(await sessions.find('s2')).toBeUndefined();
    });

    it('refuse another session under a known id, and take what came with it', async () => {
      const { sessions } = await open();
      await sessions.append([receive()]);
      const [refused, taken] = await sessions.append([
        receive({ batch: 2, header: { originMs: originMs + 1 } }),
        receive({ session: 's2' }),
      ]);
      expect(refused).toMatchObject({ ok: false, error: { kind: 'session-conflict' } });
      expect(taken).toEqual(stored);
    });

    it('list sessions newest first, from any place on', async () => {
      const { sessions } = await open();
      const origins = { old: 1, middle: 2, twin: 2, new: 3 };
      const received = Object.entries(origins).map(([session, origin]) =>
        receive({ session, header: { originMs: originMs + origin } }),
      );
      await sessions.append(received);
      expect((await sessions.list({}, { limit: 9 })).map(({ id }) => id)).toEqual(['new', 'twin', 'middle', 'old']);
      const after = { at: originMs + 2, id: 'twin' };
      expect((await sessions.list({}, { limit: 1, after })).map(({ id }) => id)).toEqual(['middle']);
    });

    it('are listed as far as they fit all that is asked', async () => {
      const { sessions, incidents } = await open();
      const url = 'https://chat.example/Rooms/7';
      await sessions.append([
        receive({ session: 'named', header: { app: 'chat', release: '1.2', url } }),
        { ...receive({ session: 'file', header: { originMs: 5_000 } }), imported: { file: 'Gap.drift' } },
        receive({ session: 'bare', header: { originMs: originMs + 60_000 }, records: [makeLogin('u_7', 'Ann Lee')] }),
      ]);
      await incidents.file([makeIncident({ session: 'bare' as SessionId })]);
      const listed = async (filter: SessionFilter) => (await sessions.list(filter, { limit: 9 })).map(({ id }) => id);
      expect(await listed({ app: ['chat', 'mail'] })).toEqual(['named']);
      expect(await listed({ app: [], release: '1.2' })).toEqual([]);
      expect(await listed({ release: '1.2' })).toEqual(['named']);
      expect(await listed({ hasIncidents: true })).toEqual(['bare']);
      expect(await listed({ q: 'rooms/7 1.2' })).toEqual(['named']);
      expect(await listed({ q: 'rooms/7 1.3' })).toEqual([]);
      expect(await listed({ q: 'gap.DRIFT' })).toEqual(['file']);
      expect(await listed({ q: 'BARE' })).toEqual(['bare']);
      expect(await listed({ q: 'lee' })).toEqual(['bare']);
      expect(await listed({ q: 'label' })).toEqual([]);
      expect(await listed({ isImported: true, app: ['chat'] })).toEqual([]);
      const { lastAt } = (await sessions.find('named')) ?? {};
      expect(await listed({ from: originMs, to: originMs })).toEqual(['named']);
      expect(await listed({ from: lastAt, to: lastAt })).toEqual(['named']);
      expect(await listed({ from: (lastAt ?? 0) + 1 })).toEqual(['bare']);
      expect(await listed({ to: originMs - 1 })).toEqual(['file']);
      const after = { at: originMs + 60_000, id: 'bare' };
      expect((await sessions.list({ q: 'example' }, { limit: 9, after })).map(({ id }) => id)).toEqual(['named']);
    });

    it('are those of a file until their page sends some of them', async () => {
      const { sessions } = await open();
      const imported = { file: 'a.drift' };
      await sessions.append([
        { ...receive({ session: 'file', header: { originMs: 1 } }, originMs + 9_000), imported },
        { ...receive({ session: 'nameless' }), imported: {} },
        { ...receive({ session: 'taken', batch: 1 }), imported },
        receive({ session: 'taken', batch: 2, seqs: [2] }),
        receive({ session: 'sent', batch: 1 }),
        { ...receive({ session: 'sent', batch: 2, seqs: [2] }), imported },
      ]);
      const listed = await sessions.list({ isImported: true }, { limit: 9 });
      expect(listed.map(({ id, imported }) => [id, imported])).toEqual([
        ['file', { at: originMs + 9_000, file: 'a.drift' }],
        ['nameless', { at: originMs + 1_000 }],
      ]);
      const after = { at: originMs + 9_000, id: 'file' };
      expect(await sessions.list({ isImported: true }, { limit: 9, after })).toHaveLength(1);
      expect(await sessions.list({}, { limit: 9 })).toHaveLength(4);
      expect(await sessions.find('sent')).not.toHaveProperty('imported');
    });

    it('that came from a file are removed with all that was made of them, and come again', async () => {
      const { sessions, incidents, observations } = await open();
      const file = { ...receive({ seqs: [1, 2] }), imported: {} };
      await sessions.append([file, receive({ session: 'sent' })]);
      await incidents.file([makeIncident({ session: 's1' })]);
      expect(await sessions.find('s1')).toMatchObject({ incidents: 1 });
      expect(await sessions.remove(sessionId('s1'))).toMatchObject({
        kind: 'removed',
        withdrawn: [{ id: 'i1', status: 'withdrawn', rev: 2 }],
      });
      expect(await sessions.find('s1')).toBeUndefined();
      expect(await sessions.records('s1', all)).toEqual([]);
      expect(await sessions.remove(sessionId('s1'))).toEqual({ kind: 'unknown' });
      expect(await sessions.remove(sessionId('sent'))).toEqual({ kind: 'sent' });

      // Detection may still speak of it.
      expect(await incidents.file([makeIncident({ session: 's1' })])).toEqual([]);
      const gap = {
        id: 'g1',
        session: sessionId('s1'),
        app: 'app.test',
        at: originMs,
        gapMs: 1_000,
        reason: 'network' as const,
        recovered: false,
      };
      await observations.fileGaps([gap]);
      expect(await observations.gaps({})).toEqual([]);

      expect(await sessions.append([file])).toEqual([stored]);
      expect(await incidents.file([makeIncident({ session: 's1' })])).toMatchObject([{ id: 'i1', status: 'open' }]);
      expect(await sessions.find('s1')).toMatchObject({ records: 2, incidents: 1 });
    });

    it('replay the chunks of several sessions in the order of time', async () => {
      const { sessions } = await open();
      await sessions.append([
        receive({ session: 'late', header: { originMs: originMs + 25 }, seqs: [1] }, originMs + 100_000),
        receive({ batch: 2, seqs: [4, 5] }, originMs + 90_000),
        receive({ batch: 1, seqs: [1, 2] }, originMs + 90_000),
        receive({ session: 'gone' }, originMs),
      ]);
      const recent = await sessions.recent(20_000, originMs + 100_000);
      expect(recent.map(({ header }) => header.id).sort()).toEqual(['late', 's1']);
      const before = await sessions.recent(20_000, originMs + 95_000);
      expect(before.map(({ header }) => header.id)).toEqual(['s1']);
      const ids = [sessionId('late'), sessionId('s1')];
      let lastId = 0;
      const replay = async (fromAt: number, read?: ReadChunks) => {
        const seen: unknown[] = [];
        for await (const chunk of sessions.replay(ids, fromAt, read)) {
          lastId = Math.max(lastId, chunk.id);
          seen.push([chunk.session, chunk.startAt - originMs, seqsOf(unpackBody(chunk.packed).records)]);
        }
        return seen;
      };
      expect(await replay(0)).toEqual([
        ['s1', 10, [1, 2]],
        ['late', 35, [1]],
        ['s1', 40, [4, 5]],
      ]);
      expect(await replay(originMs + 35)).toHaveLength(2);
      await sessions.append([receive({ batch: 3, seqs: [6] }, originMs + 100_000)]);
      const known = lastId;
      expect(await replay(0, { sessions: ids, lastId: known })).toEqual([['s1', 60, [6]]]);
      expect(await replay(0, { sessions: [sessionId('s1')], lastId: known })).toEqual([
        ['late', 35, [1]],
        ['s1', 60, [6]],
      ]);
    });

    it('put together small parts of a session that is idle, and give back the same records at the same places', async () => {
      const { sessions } = await open();
      const parts = [
        { batch: 1, seqs: [1, 2] },
        { batch: 2, seqs: [], until: 25 },
        { batch: 3, seqs: [3, 4] },
        { batch: 5, seqs: [7, 8, 9] },
        { batch: 4, seqs: [4, 5, 6, 7] },
      ];
      await sessions.append(parts.map((part) => receive(part)));
      await sessions.append([receive({ session: 'busy', seqs: [1] }, originMs + 9_000)]);
      await sessions.append([receive({ session: 'busy', batch: 2, seqs: [2] }, originMs + 9_000)]);
      const before = { records: await sessions.records('s1', all), detail: await sessions.find('s1') };
      const page = async (afterSeq: number) => seqsOf(await sessions.records('s1', { ...all, afterSeq, limit: 3 }));
      const first = await page(0);

      while ((await sessions.compact(originMs + 5_000)) > 0);

      expect(await partsOf(sessions, 's1')).toEqual([[1, 2, 3, 4, 5, 6, 7, 8, 9]]);
      expect(await partsOf(sessions, 'busy')).toEqual([[1], [2]]);
      expect(await sessions.records('s1', all)).toEqual(before.records);
      expect(await sessions.find('s1')).toEqual(before.detail);
      expect([first, await page(3), await page(6), await page(9)]).toEqual([[1, 2, 3], [4, 5, 6], [7, 8, 9], []]);
      expect(seqsOf(await sessions.records('s1', { ...all, fromT: 40, toT: 60 }))).toEqual([4, 5, 6]);
      expect([...(await sessions.recordsBySeq('s1', [8, 2])).values()].map(({ seq }) => seq)).toEqual([8, 2]);
    });

    it('know a batch again whose part was put together with others, and go on from there', async () => {
      const { sessions } = await open();
      const again = receive({ batch: 2, seqs: [2] });
      await sessions.append([receive({ batch: 1, seqs: [1] }), again, receive({ batch: 3, seqs: [], until: 40 })]);
      while ((await sessions.compact(originMs + 5_000)) > 0);
      expect(await sessions.append([again, receive({ batch: 3, seqs: [], until: 40 })])).toEqual([
        duplicate,
        duplicate,
      ]);
      expect(await sessions.append([receive({ batch: 2, seqs: [2, 3] }), receive({ batch: 1, seqs: [1, 4] })])).toEqual(
        [stored, stored],
      );
      expect(await sessions.find('s1')).toMatchObject({ records: 4, batches: 3, lastAt: originMs + 40 });
      while ((await sessions.compact(originMs + 5_000)) > 0);
      expect(await partsOf(sessions, 's1')).toEqual([[1, 2, 3, 4]]);
    });

    it('put no more together than is read at once', async () => {
      const { sessions } = await open();
      const seqsFrom = (first: number) => Array.from({ length: 200 }, (_, index) => first + index);
      await sessions.append([1, 2, 3, 4, 5].map((batch) => receive({ batch, seqs: seqsFrom(200 * batch - 199) })));
      while ((await sessions.compact(originMs + 5_000)) > 0);
      expect((await partsOf(sessions, 's1')).map(({ length }) => length)).toEqual([400, 400, 200]);
    });

    it('read on where parts were put together meanwhile', async () => {
      const { sessions } = await open();
      const numbers = Array.from({ length: 60 }, (_, index) => index + 1);
      await sessions.append(numbers.map((n) => receive({ batch: n, seqs: [n] })));
      const reading = sessions.records('s1', all);
      while ((await sessions.compact(originMs + 5_000)) > 0);
      expect(seqsOf(await reading)).toEqual(numbers);
      expect(await partsOf(sessions, 's1')).toEqual([numbers]);
    });
  });
}

/** The records of each part of a session, in the order in which detection would read them. */
async function partsOf(sessions: Store['sessions'], session: string): Promise<readonly (readonly number[])[]> {
  const parts: number[][] = [];
  for await (const { packed } of sessions.replay([sessionId(session)], 0))
    parts.push(seqsOf(unpackBody(packed).records));
  return parts;
}
