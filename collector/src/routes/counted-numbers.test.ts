import { OverviewSchema, ReleaseTrendSchema, ReportSchema, StatsSchema } from '@driftscope/detect';
import { Value } from 'typebox/value';
import { expect, it } from 'vitest';
import { openSqliteStore } from '../sqlite/open-sqlite-store.ts';
import { makeBatch, sessionId } from '../testing/make-batch.ts';
import { makeIncident } from '../testing/make-incident.ts';
import { startTestCollector } from '../testing/start-test-collector.ts';
import { temporaryFolder } from '../testing/temporary-folder.ts';

const hourMs = 3_600_000;

/** A page that was recorded here, and one of a file, both of release 1: each drifted once, had a gap, and was open for ten hours. */
async function startWithFile() {
  const dataDir = await temporaryFolder();
  const store = openSqliteStore(dataDir);
  const originMs = Date.now() - 20 * hourMs;
  for (const name of ['sent', 'file']) {
    const session = sessionId(name);
    const header = { app: 'chat', release: '1', originMs };
    const batch = makeBatch({ session: name, records: [], until: 10 * hourMs, header });
    const imported = name === 'file' ? { file: 'a.drift' } : undefined;
    await store.sessions.append([{ batch, body: Buffer.from(JSON.stringify(batch)), receivedMs: 0, imported }]);
    // Of records that detection will not see again: it would withdraw what it does not find in them.
    const evidence = [{ session: sessionId('elsewhere'), seq: 1, at: originMs, role: 'sent' }];
    const place = { id: name, session: name, group: name, app: 'chat', release: '1', at: originMs + 10, evidence };
    await store.incidents.file([makeIncident(place)]);
    const gap = {
      id: name,
      session,
      app: 'chat',
      at: originMs,
      gapMs: 1,
      reason: 'network',
      recovered: false,
    } as const;
    await store.observations.fileGaps([gap]);
  }
  await store.close();
  const { get } = await startTestCollector({ dataDir });
  return async (path: string, withImported = false) => {
    const { body, status } = await get(`/api/v1/${path}${withImported ? '?withImported=true' : ''}`);
    expect(status).toBe(200);
    return body;
  };
}

it('numbers are without sessions that came from files, and say how many', async () => {
  const read = await startWithFile();
  const stats = Value.Parse(StatsSchema, await read('stats'));
  expect(stats).toMatchObject({ count: 1, sessions: 1, gaps: { count: 1 }, leftOut: 1 });
  expect(stats.exposure).toMatchObject([{ sessions: 1, hours: 10 }]);
  const overview = Value.Parse(OverviewSchema, await read('overview'));
  expect(overview).toMatchObject({ stats: { count: 1, leftOut: 1 }, groups: [{ count: 1 }], newest: [{ id: 'sent' }] });
  const report = Value.Parse(ReportSchema, await read('reports'));
  expect(report.all.subject).toMatchObject({ count: 1, hours: 10 });
  expect(report.subject).toMatchObject({ sessions: 1, gaps: 1, leftOut: 1 });
  const trend = Value.Parse(ReleaseTrendSchema, await read('reports/releases'));
  expect(trend).toMatchObject({ leftOut: 1, releases: [{ sessions: 1, subject: { count: 1, hours: 10 } }] });
});

it('who asks for it has them counted', async () => {
  const read = await startWithFile();
  const stats = Value.Parse(StatsSchema, await read('stats', true));
  expect(stats).toMatchObject({ count: 2, gaps: { count: 2 }, leftOut: 0, exposure: [{ sessions: 2, hours: 20 }] });
  const overview = Value.Parse(OverviewSchema, await read('overview', true));
  expect(overview).toMatchObject({ stats: { count: 2, leftOut: 0 }, newest: [{}, {}] });
  const report = Value.Parse(ReportSchema, await read('reports', true));
  expect(report).toMatchObject({ all: { subject: { count: 2, hours: 20 } }, subject: { leftOut: 0 } });
  const trend = Value.Parse(ReleaseTrendSchema, await read('reports/releases', true));
  expect(trend).toMatchObject({ leftOut: 0, releases: [{ sessions: 2, subject: { count: 2, hours: 20 } }] });
});

it('who asks for them by another word is told which there are', async () => {
  const { get } = await startTestCollector();
  expect(await get('/api/v1/overview?withImported=false')).toMatchObject({ status: 200 });
  const { status, body } = await get('/api/v1/reports/releases?withImported=yes');
  expect(status).toBe(400);
  expect(body).toMatchObject({
    error: { kind: 'invalid-query', message: 'The parameter "withImported" must be one of true, false.' },
  });
});

it('lists have them', async () => {
  const read = await startWithFile();
  expect(await read('incidents')).toMatchObject({ incidents: [{ id: 'sent' }, { id: 'file' }] });
  expect(await read('groups')).toMatchObject({ groups: [{ group: 'sent' }, { group: 'file' }] });
});
