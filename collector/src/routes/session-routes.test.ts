import { createRecordingReader, SessionDetailSchema, SessionPageSchema } from '@driftscope/records';
import { Value } from 'typebox/value';
import { describe, expect, it } from 'vitest';
import { makeBatch, originMs } from '../testing/make-batch.ts';
import { startTestCollector } from '../testing/start-test-collector.ts';

describe('sessions over HTTP', () => {
  it('come newest first, page by page', async () => {
    const { post, get } = await startTestCollector();
    for (const n of [1, 2, 3]) await post(makeBatch({ session: `s${n}`, header: { originMs: originMs + n } }));
    const first = Value.Parse(SessionPageSchema, (await get('/api/v1/sessions?limit=2')).body);
    expect(first.sessions.map(({ id }) => id)).toEqual(['s3', 's2']);
    const second = Value.Parse(SessionPageSchema, (await get(`/api/v1/sessions?limit=2&cursor=${first.next}`)).body);
    expect(second.sessions.map(({ id }) => id)).toEqual(['s1']);
    expect(second).not.toHaveProperty('next');
  });

  it('tell what was lost', async () => {
    const { post, get } = await startTestCollector();
    await post(makeBatch({ seqs: [1, 2, 6] }));
    const session = Value.Parse(SessionDetailSchema, (await get('/api/v1/sessions/s1')).body);
    expect(session).toMatchObject({ records: 3, lastSeq: 6, holes: [{ from: 3, to: 5 }] });
  });

  it('give their records by time and kind, page by page', async () => {
    const { post, get } = await startTestCollector();
    const records = [
      { seq: 1, t: 10, kind: 'page.freeze' },
      { seq: 2, t: 20, kind: 'page.resume' },
      { seq: 3, t: 30, kind: 'socket.open', socket: 1 },
      { seq: 4, t: 40, kind: 'page.freeze' },
    ];
    await post({ ...makeBatch(), records });
    const read = async (query: string) => (await get(`/api/v1/sessions/s1/records?${query}`)).body;
    expect(await read('')).toEqual({ records });
    expect(await read('from=20&to=30')).toEqual({ records: records.slice(1, 3) });
    expect(await read('kind=page.*&limit=2')).toEqual({ records: records.slice(0, 2), next: '2' });
    expect(await read('kind=page.*&limit=2&cursor=2')).toEqual({ records: records.slice(3) });
    expect(await read('kind=page.resume&kind=socket.*')).toEqual({ records: records.slice(1, 3) });
  });

  it('are given as a recording, in order and each record once', async () => {
    const { post, url } = await startTestCollector();
    const seqs = Array.from({ length: 2_500 }, (_, index) => index + 1);
    await post(makeBatch({ batch: 2, seqs: seqs.slice(900) }));
    await post(makeBatch({ seqs: seqs.slice(0, 1_000) }));
    const response = await fetch(`${url}/api/v1/sessions/s1/export`);
    expect(response.headers.get('content-disposition')).toBe('attachment; filename=s1.drift');
    const reader = createRecordingReader();
    const batches = reader.push(await response.bytes());
    expect(reader.end()).toBeUndefined();
    expect(batches.flatMap(({ records }) => records.map(({ seq }) => seq))).toEqual(seqs);
    expect(batches.map(({ session, until }) => [session.id, until])).toEqual([
      ['s1', undefined],
      ['s1', undefined],
      ['s1', 25_000],
    ]);
  });

  it.each([
    '/api/v1/sessions?limit=0',
    '/api/v1/sessions?cursor=%21',
    '/api/v1/sessions?colour=red',
    '/api/v1/sessions/s1/records?from=soon',
    '/api/v1/sessions/s1/records?kind=*',
  ])('refuse %s and name the parameter', async (path) => {
    const { get } = await startTestCollector();
    const [, name = ''] = /[?](\w+)=/.exec(path) ?? [];
    const error = { kind: 'invalid-query', message: expect.stringContaining(`"${name}"`) };
    expect(await get(path)).toMatchObject({ status: 400, body: { error } });
  });

  it('that are not there are not found', async () => {
    const { get } = await startTestCollector();
    const error = { kind: 'unknown-session' };
    expect(await get('/api/v1/sessions/none')).toMatchObject({ status: 404, body: { error } });
    expect(await get('/api/v1/sessions/none/records')).toMatchObject({ status: 404, body: { error } });
    expect(await get('/api/v1/sessions/none/har')).toMatchObject({ status: 404, body: { error } });
    expect(await get('/api/v1/sessions/none/export')).toMatchObject({ status: 404, body: { error } });
  });
});
