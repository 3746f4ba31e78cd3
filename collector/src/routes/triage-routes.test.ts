import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import {
  type IncidentDetail,
  IncidentDetailSchema,
  IncidentPageSchema,
  type TriageChoice,
  type TriageRequest,
} from '@driftscope/detect';
import { Value } from 'typebox/value';
import { describe, expect, it, vi } from 'vitest';
import { freeze } from '../testing/freeze.ts';
import { makeToken } from '../testing/make-token.ts';
import { startTestCollector, type TestCollector } from '../testing/start-test-collector.ts';
import { temporaryFolder } from '../testing/temporary-folder.ts';

const longAgoMs = Date.now() - 60_000;

/** A collector that found an incident in each of three sessions, all of one group. */
async function withIncidents(): Promise<TestCollector> {
  const collector = await startTestCollector();
  for (const n of [1, 2, 3]) await collector.post(freeze(`s${n}`, longAgoMs + n));
  await vi.waitFor(async () => expect(await read(collector)).toHaveLength(3), 10_000);
  return collector;
}

/** Incidents as `id status`, the newest first. */
async function read({ get }: TestCollector, query = ''): Promise<readonly string[]> {
  const { incidents } = Value.Parse(IncidentPageSchema, (await get(`/api/v1/incidents${query}`)).body);
  return incidents.map(({ id, status }) => `${id} ${status}`);
}

const detail = async ({ get }: TestCollector, id: string): Promise<IncidentDetail> =>
  Value.Parse(IncidentDetailSchema, (await get(`/api/v1/incidents/${id}`)).body);

const send = ({ post }: TestCollector, request: TriageRequest, headers = {}) =>
  post(request, { path: '/api/v1/incidents', method: 'PATCH', headers });

const resolveAll: TriageRequest = {
  id: 'change-1',
  choice: { kind: 'groups', groups: ['frozen in app.test'] },
  change: { status: 'resolved', note: 'mended in 1.3' },
};

describe('many incidents over HTTP', () => {
  it('are changed by one call, which sent again changes nothing more', async () => {
    const collector = await withIncidents();
    const answer = { status: 200, body: { id: 'change-1', changed: 3 } };
    expect(await send(collector, resolveAll)).toMatchObject(answer);
    await collector.post({ status: 'open' }, { path: '/api/v1/incidents/s2-1', method: 'PATCH' });
    expect(await send(collector, resolveAll)).toMatchObject(answer);
    expect(await read(collector)).toEqual(['s3-1 resolved', 's2-1 open', 's1-1 resolved']);
  });

  it('are changed once by two calls at the same time', async () => {
    const collector = await withIncidents();
    const answers = await Promise.all([send(collector, resolveAll), send(collector, resolveAll)]);
    expect(answers.map(({ body }) => body)).toEqual(Array(2).fill({ id: 'change-1', changed: 3 }));
    expect((await detail(collector, 's1-1')).history).toHaveLength(1);
  });

  it('go back to what they were, each as far as it is as it was left', async () => {
    const collector = await withIncidents();
    await send(collector, resolveAll);
    await collector.post({ status: 'ignored' }, { path: '/api/v1/incidents/s2-1', method: 'PATCH' });
    const undo = () => collector.post({}, { path: '/api/v1/changes/change-1/undo' });
    expect(await undo()).toMatchObject({ status: 200, body: { id: 'change-1', changed: 3 } });
    expect(await undo()).toMatchObject({ status: 200 });
    expect(await read(collector)).toEqual(['s3-1 open', 's2-1 ignored', 's1-1 open']);
    expect(await detail(collector, 's3-1')).not.toHaveProperty('note');
    expect((await detail(collector, 's3-1')).history).toMatchObject([
      { status: 'resolved', undoneAt: expect.any(Number) },
    ]);
  });

  it('that match are changed as far as they were seen', async () => {
    const collector = await withIncidents();
    const { rev } = await detail(collector, 's2-1');
    await collector.post({ note: 'look here' }, { path: '/api/v1/incidents/s1-1', method: 'PATCH' });
    const choice: TriageChoice = { kind: 'matching', filter: { status: ['open'] }, uptoRev: rev };
    const answer = await send(collector, { id: 'change-2', choice, change: { status: 'ignored' } });
    expect(answer).toMatchObject({ body: { changed: 1 } });
    expect(await read(collector, '?status=ignored')).toEqual(['s2-1 ignored']);
  });

  it('come back as regressed where they had been resolved', async () => {
    const collector = await withIncidents();
    await send(collector, resolveAll);
    await collector.post(freeze('s4', Date.now() + 1_000));
    await vi.waitFor(
      async () => expect(await read(collector, '?status=regressed')).toEqual(['s4-1 regressed']),
      10_000,
    );
    expect(await collector.get('/api/v1/groups')).toMatchObject({
      body: { groups: [{ status: 'regressed', count: 4 }] },
    });
  });

  it.each([
    [{ ...resolveAll, id: 'x' }, '.id'],
    [{ ...resolveAll, choice: { kind: 'all' } }, '.choice'],
    [{ ...resolveAll, choice: { kind: 'incidents', ids: [] } }, '.choice'],
    [{ ...resolveAll, change: {} }, '.change'],
    [{ ...resolveAll, change: { status: 'regressed' } }, '.change'],
  ])('refuse the change %o', async (request, place) => {
    const { post } = await startTestCollector();
    const answer = await post(request, { path: '/api/v1/incidents', method: 'PATCH' });
    expect(answer).toMatchObject({
      status: 400,
      body: { error: { kind: 'invalid-change', message: expect.stringContaining(place) } },
    });
  });

  it('have no change to take back where none was made', async () => {
    const { post } = await startTestCollector();
    const answer = await post({}, { path: '/api/v1/changes/none/undo' });
    expect(answer).toMatchObject({ status: 404, body: { error: { kind: 'unknown-change' } } });
  });

  it('ask for a token of scope admin where there is one, and say who changed them', async () => {
    const dataDir = await temporaryFolder();
    const admin = makeToken(dataDir, 'admin');
    const reader = makeToken(dataDir, 'read');
    const collector = await startTestCollector({ dataDir });
    const look = async () => {
      const response = await fetch(`${collector.url}/api/v1/incidents/s1-1`, { headers: reader.headers });
      return { status: response.status, body: await response.json() };
    };
    await collector.post(freeze('s1', longAgoMs), { headers: admin.headers });
    await vi.waitFor(async () => expect(await look()).toMatchObject({ status: 200 }), 10_000);
    expect(await send(collector, resolveAll)).toMatchObject({ status: 401 });
    expect(await send(collector, resolveAll, reader.headers)).toMatchObject({ status: 403 });
    expect(await send(collector, resolveAll, admin.headers)).toMatchObject({ body: { changed: 1 } });
    expect((await look()).body).toMatchObject({ history: [{ by: 'a admin', status: 'resolved' }] });
    expect(await readFile(join(dataDir, 'audit.log'), 'utf8')).toContain('PATCH /api/v1/incidents');
  });
});

describe('saved views over HTTP', () => {
  it('are kept by name, replaced, and removed', async () => {
    const { get, post } = await startTestCollector();
    const save = (name: string, query: string) => post({ query }, { path: `/api/v1/views/${name}`, method: 'PUT' });
    await save('Payments', 'status=open');
    await save('chat%20%2F%20web', 'app=chat');
    const views = [
      { name: 'chat / web', query: 'app=chat' },
      { name: 'Payments', query: 'status=open&q=pay' },
    ];
    expect(await save('Payments', 'status=open&q=pay')).toMatchObject({ status: 200, body: { views } });
    await post({}, { path: '/api/v1/views/Payments', method: 'DELETE' });
    expect(await get('/api/v1/views')).toMatchObject({ body: { views: views.slice(0, 1) } });
  });

  it('are refused where they are none', async () => {
    const { post } = await startTestCollector();
    const error = { kind: 'invalid-view' };
    const put = (name: string, body: unknown) => post(body, { path: `/api/v1/views/${name}`, method: 'PUT' });
    expect(await put('a', {})).toMatchObject({ status: 400, body: { error } });
    expect(await put('a'.repeat(101), { query: '' })).toMatchObject({ status: 400, body: { error } });
  });
});
