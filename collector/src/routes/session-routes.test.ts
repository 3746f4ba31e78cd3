import {
  createRecordingReader,
  RecordMatchesSchema,
  RecordPageSchema,
  SessionDetailSchema,
  SessionPageSchema,
} from '@driftscope/records';
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

  it('are those of a team, or of an app, of a time', async () => {
    const { post, get } = await startTestCollector();
    for (const app of ['chat', 'mail', 'shop']) await post(makeBatch({ session: app, header: { app } }));
    await post({ apps: ['chat', 'mail'] }, { path: '/api/v1/teams/Core', method: 'PUT' });
    const ids = async (query: string) =>
      Value.Parse(SessionPageSchema, (await get(`/api/v1/sessions?${query}`)).body).sessions.map(({ id }) => id);
    expect(await ids('team=Core')).toEqual(['mail', 'chat']);
    expect(await ids('team=Core&app=chat')).toEqual(['chat']);
    expect(await ids('app=chat&app=shop&withIncidents=true')).toEqual([]);
    expect(await ids(`app=chat&to=${originMs}`)).toEqual(['chat']);
    expect(await ids(`app=chat&to=${originMs - 1}`)).toEqual([]);
    for (const query of ['team=Nobody', 'team=Core&app=shop', 'from=today', 'withIncidents=yes'])
      expect(await get(`/api/v1/sessions?${query}`)).toMatchObject({
        status: 400,
        body: { error: { kind: 'invalid-query' } },
      });
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

  it('give records of given numbers, in their order and those alone that are there', async () => {
    const { post, get } = await startTestCollector();
    await post(makeBatch({ seqs: [1, 2, 3] }));
    await post(makeBatch({ batch: 2, seqs: [7, 8] }));
    const page = Value.Parse(RecordPageSchema, (await get('/api/v1/sessions/s1/records?seqs=8,2,5,3')).body);
    expect(page.records.map(({ seq }) => seq)).toEqual([2, 3, 8]);
    expect((await get('/api/v1/sessions/s1/records?seqs=1,x')).status).toBe(400);
  });

  it('tell which records match a filter, with events by their names', async () => {
    const { post, url } = await startTestCollector();
    const frame = (seq: number, n: number, text: string) => {
      return { seq, t: seq, kind: 'socket.frame', socket: 1, dir: 'in', n, size: text.length, text };
    };
    const records = [
      { seq: 1, t: 1, kind: 'socket.attempt', socket: 1, url: 'ws://app.test/socket.io/?EIO=4&transport=websocket' },
      frame(2, 1, '42["message:new",{"id":"m_1"}]'),
      frame(3, 2, '42["typing",{"by":"message:new"}]'),
      { seq: 4, t: 4, kind: 'page.freeze' },
    ];
    await post({ ...makeBatch(), records });
    const find = async (query: string) => {
      const answer = await (await fetch(`${url}/api/v1/sessions/s1/matches?${query}`)).text();
      return answer
        .trim()
        .split('\n')
        .map((line) => Value.Parse(RecordMatchesSchema, JSON.parse(line)));
    };
    expect(await find('')).toEqual([{ seqs: [1, 2, 3, 4], untilSeq: 4, isLast: true }]);
    expect(await find('q=MESSAGE:new')).toMatchObject([{ seqs: [2, 3] }]);
    expect(await find('q=event:message')).toMatchObject([{ seqs: [2] }]);
    expect(await find('q=-typing&family=socket')).toMatchObject([{ seqs: [1, 2] }]);
    expect(await find('q=nowhere')).toMatchObject([{ seqs: [], isLast: true }]);
    expect((await fetch(`${url}/api/v1/sessions/s1/matches?q=/a+/`)).status).toBe(400);
    expect((await fetch(`${url}/api/v1/sessions/none/matches`)).status).toBe(404);
  });

  it('tell of many matches before all records were looked at', async () => {
    const { post, url } = await startTestCollector();
    for (let batch = 1; batch <= 9; batch += 1) {
      const seqs = Array.from({ length: 5_000 }, (_, at) => (batch - 1) * 5_000 + at + 1);
      await post(makeBatch({ batch, seqs }));
    }
    const answer = await (await fetch(`${url}/api/v1/sessions/s1/matches`)).text();
    const lines = answer
      .trim()
      .split('\n')
      .map((line) => Value.Parse(RecordMatchesSchema, JSON.parse(line)));
    expect(lines.map(({ untilSeq, isLast }) => [untilSeq, isLast])).toEqual([
      [20_000, false],
      [40_000, false],
      [45_000, true],
    ]);
    expect(lines.reduce((sum, { seqs }) => sum + seqs.length, 0)).toBe(45_000);
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
