import { IncidentDetailSchema, IncidentGroupPageSchema, IncidentPageSchema, StatsSchema } from '@driftscope/detect';
import { Value } from 'typebox/value';
import { describe, expect, it, vi } from 'vitest';
import { freeze } from '../testing/freeze.ts';
import { startTestCollector, type TestCollector } from '../testing/start-test-collector.ts';

/** A while ago: everything can be judged at once. */
const longAgoMs = Date.now() - 60_000;

async function readPage({ get }: TestCollector, query = '') {
  return Value.Parse(IncidentPageSchema, (await get(`/api/v1/incidents${query}`)).body);
}

/** A collector that found an incident in each of three sessions, the third one the newest. */
async function withIncidents() {
  const collector = await startTestCollector();
  for (const n of [1, 2, 3]) await collector.post(freeze(`s${n}`, longAgoMs + n));
  await vi.waitFor(async () => expect((await readPage(collector)).incidents).toHaveLength(3), 10_000);
  return collector;
}

describe('incidents over HTTP', () => {
  it('come newest first, page by page', async () => {
    const collector = await withIncidents();
    const first = await readPage(collector, '?limit=2');
    expect(first.incidents.map(({ session }) => session)).toEqual(['s3', 's2']);
    const second = await readPage(collector, `?limit=2&cursor=${first.next}`);
    expect(second.incidents.map(({ session }) => session)).toEqual(['s1']);
    expect(second).not.toHaveProperty('next');
  });

  it('are filtered as the query says, and parameters may be repeated or empty', async () => {
    const collector = await withIncidents();
    const found = async (query: string) => (await readPage(collector, query)).incidents.map(({ id }) => id);
    expect(await found('?session=s2')).toEqual(['s2-1']);
    expect(await found('?severity=low&severity=high&app=')).toHaveLength(3);
    expect(await found(`?from=${longAgoMs + 12}`)).toEqual(['s3-1', 's2-1']);
    expect(await found(`?to=${longAgoMs + 12}`)).toEqual(['s2-1', 's1-1']);
    expect(await found('?q=NOTHING%20was%20read&status=open')).toHaveLength(3);
    expect(await found('?group=frozen+in+app.test&app=app.test&kind=other&kind=gap.no-resync')).toHaveLength(3);
    for (const none of ['q=nowhere', 'group=g1', 'app=other', 'kind=other', 'release=1.0', 'status=resolved']) {
      expect(await found(`?${none}`)).toEqual([]);
    }
  });

  it('are put together in groups, page by page, by the same query', async () => {
    const collector = await withIncidents();
    const elsewhere = freeze('s4', longAgoMs + 4);
    await collector.post({ ...elsewhere, session: { ...elsewhere.session, app: 'shop.test' } });
    await vi.waitFor(async () => expect((await readPage(collector)).incidents).toHaveLength(4), 10_000);
    const read = async (query: string) =>
      Value.Parse(IncidentGroupPageSchema, (await collector.get(`/api/v1/groups${query}`)).body);
    const first = await read('?limit=1');
    expect(first.groups).toMatchObject([{ app: 'shop.test', count: 1, sessions: 1 }]);
    const second = await read(`?limit=1&cursor=${first.next}`);
    expect(second.groups).toMatchObject([
      { app: 'app.test', count: 3, sessions: 3, firstAt: longAgoMs + 11, lastAt: longAgoMs + 13 },
    ]);
    expect(second).not.toHaveProperty('next');
    const frequent = await read('?limit=1&order=count');
    expect(frequent.groups).toMatchObject([{ app: 'app.test', count: 3 }]);
    expect(frequent).not.toHaveProperty('next');
    expect((await read('?session=s2')).groups).toMatchObject([{ app: 'app.test', count: 1, sessions: 1 }]);
  });

  it('are counted by the query that lists them', async () => {
    const { get } = await withIncidents();
    const read = async (query: string) => Value.Parse(StatsSchema, (await get(`/api/v1/stats${query}`)).body);
    expect(await read('')).toMatchObject({ count: 3, sessions: 3, kinds: [{ count: 3 }], releases: [{ count: 3 }] });
    const { bucketMs, buckets } = await read(`?from=${longAgoMs}&to=${longAgoMs + 12}&app=app.test`);
    expect(bucketMs).toBe(1_000);
    expect(buckets.reduce((sum, { count }) => sum + count, 0)).toBe(2);
    expect(await read('?app=shop.test')).toMatchObject({ count: 0, buckets: [] });
  });

  it('are narrowed to the apps of a team wherever they are listed or counted', async () => {
    const collector = await withIncidents();
    for (const [n, app] of ['shop.test', 'till.test'].entries()) {
      const batch = freeze(`t${n}`, longAgoMs + 10 + n);
      await collector.post({ ...batch, session: { ...batch.session, app } });
    }
    await vi.waitFor(async () => expect((await readPage(collector)).incidents).toHaveLength(5), 10_000);
    const team = { path: '/api/v1/teams/Sales', method: 'PUT' };
    await collector.post({ apps: ['shop.test', 'till.test', 'not-seen.test'] }, team);

    const first = await readPage(collector, '?team=Sales&limit=1');
    expect(first.incidents.map(({ app }) => app)).toEqual(['till.test']);
    const second = await readPage(collector, `?team=Sales&limit=1&cursor=${first.next}`);
    expect(second).toMatchObject({ incidents: [{ app: 'shop.test' }] });
    expect(second).not.toHaveProperty('next');
    expect((await readPage(collector, '?team=Sales&app=till.test')).incidents).toHaveLength(1);
    const groups = Value.Parse(IncidentGroupPageSchema, (await collector.get('/api/v1/groups?team=Sales')).body);
    expect(groups.groups.map(({ app }) => app)).toEqual(['till.test', 'shop.test']);
    const stats = Value.Parse(StatsSchema, (await collector.get('/api/v1/stats?team=Sales')).body);
    expect(stats).toMatchObject({ count: 2, sessions: 2 });
    expect(stats.exposure.map(({ app }) => app).sort()).toEqual(['shop.test', 'till.test']);
  });

  it.each(['incidents', 'groups', 'stats', 'overview', 'reports'])(
    'of a team that there is not, or of an app that it has not, are refused at /%s, and told why',
    async (path) => {
      const { get, post } = await startTestCollector();
      const refused = (message: string, hint: string) => ({
        status: 400,
        body: { error: { kind: 'invalid-query', message, hint: expect.stringContaining(hint) } },
      });
      const retail = 'There is no team "Retail".';
      expect(await get(`/api/v1/${path}?team=Retail`)).toMatchObject(refused(retail, 'There is none yet.'));
      await post({ apps: ['shop.test'] }, { path: '/api/v1/teams/Sales', method: 'PUT' });
      expect(await get(`/api/v1/${path}?team=Retail`)).toMatchObject(refused(retail, 'There are "Sales".'));
      const foreign = refused('The team "Sales" has no app "chat.test".', 'It has "shop.test".');
      expect(await get(`/api/v1/${path}?team=Sales&app=chat.test`)).toMatchObject(foreign);
    },
  );

  it('are shown with the records that they rest on', async () => {
    const { get } = await withIncidents();
    const incident = Value.Parse(IncidentDetailSchema, (await get('/api/v1/incidents/s1-1')).body);
    expect(incident).toMatchObject({
      id: 's1-1',
      status: 'open',
      evidence: [{ seq: 1, role: 'frozen', record: { seq: 1, t: 10, kind: 'page.freeze' } }],
      sessionHeader: { id: 's1', originMs: longAgoMs + 1 },
    });
  });

  it('are changed by their users', async () => {
    const { get, post } = await withIncidents();
    const change = { status: 'resolved', assignee: 'ada', note: 'mended in 1.3' };
    const answer = await post(change, { path: '/api/v1/incidents/s1-1', method: 'PATCH' });
    expect(answer).toMatchObject({ status: 200, body: { id: 's1-1', ...change } });
    expect(await get('/api/v1/incidents?status=resolved')).toMatchObject({ body: { incidents: [{ id: 's1-1' }] } });
  });

  it.each([
    [{ status: 'gone' }, 400, 'invalid-change'],
    [{ status: 'withdrawn' }, 400, 'invalid-change'],
    [{ title: 'Mine' }, 400, 'invalid-change'],
    [{}, 400, 'invalid-change'],
    ['{', 400, 'invalid-json'],
  ])('refuse the change %o', async (change, status, kind) => {
    const { post } = await startTestCollector();
    const answer = await post(change, { path: '/api/v1/incidents/s1-1', method: 'PATCH' });
    expect(answer).toMatchObject({ status, body: { error: { kind } } });
  });

  it('are not changed by a foreign page', async () => {
    const { post } = await startTestCollector();
    const init = { path: '/api/v1/incidents/s1-1', method: 'PATCH', headers: { origin: 'https://elsewhere.test' } };
    expect(await post({ status: 'ignored' }, init)).toMatchObject({ status: 403 });
  });

  it.each([
    'severity=bad',
    'status=closed',
    'from=yesterday',
    'to=9999999999999999',
    'limit=1000',
    'cursor=x',
    'sort=up',
  ])('refuse the query %s and name the parameter', async (query) => {
    const { get } = await startTestCollector();
    const error = { kind: 'invalid-query', message: expect.stringContaining(`"${query.split('=')[0]}"`) };
    expect(await get(`/api/v1/incidents?${query}`)).toMatchObject({ status: 400, body: { error } });
    expect(await get(`/api/v1/groups?${query}`)).toMatchObject({ status: 400, body: { error } });
    expect(await get(`/api/v1/stats?${query}`)).toMatchObject({ status: 400, body: { error } });
  });

  it.each([
    ['incidents', 'GET, PATCH'],
    ['groups', 'GET'],
    ['stats', 'GET'],
    ['views', 'GET'],
  ])('take no other method at /%s, and say which they take', async (path, methods) => {
    const { post } = await startTestCollector();
    const answer = await post({}, { path: `/api/v1/${path}` });
    expect(answer).toMatchObject({ status: 405, body: { error: { kind: 'wrong-method' } } });
    expect(answer.headers.get('allow')).toBe(methods);
  });

  it('that are not there are not found', async () => {
    const { get, post } = await startTestCollector();
    const missing = { status: 404, body: { error: { kind: 'unknown-incident' } } };
    expect(await get('/api/v1/incidents/none')).toMatchObject(missing);
    expect(await post({ note: '' }, { path: '/api/v1/incidents/none', method: 'PATCH' })).toMatchObject(missing);
  });
});
