import { ReportSchema } from '@driftscope/detect';
import { Value } from 'typebox/value';
import { describe, expect, it } from 'vitest';
import { openSqliteStore } from '../sqlite/open-sqlite-store.ts';
import { makeBatch, originMs, sessionId } from '../testing/make-batch.ts';
import { makeIncident } from '../testing/make-incident.ts';
import { faultOf, startTestCollector } from '../testing/start-test-collector.ts';
import { temporaryFolder } from '../testing/temporary-folder.ts';

const hourMs = 3_600_000;
const hostile = '=cmd|"<script>alert(1)</script>" | [x](javascript:1) @all\u202e\nnext';

/** A collector in whose data release 2 drifts ten times as often as release 1. */
async function startCompared() {
  const dataDir = await temporaryFolder();
  const store = openSqliteStore(dataDir);
  for (const release of ['1', '2']) {
    const header = { release, app: 'chat', originMs: originMs + Number(release), url: 'https://chat.test/rooms/4711' };
    const batch = makeBatch({ session: `page-${release}`, records: [], until: 100 * hourMs, header });
    await store.sessions.append([{ batch, body: Buffer.from(JSON.stringify(batch)), receivedMs: 0 }]);
    const incidents = Array.from({ length: release === '1' ? 5 : 50 }, (_, n) => {
      const session = n === 0 ? `page-${release}` : `${release}-${n}`;
      const place = { group: `g${release}`, title: hostile, app: 'chat', at: originMs + 10 + n };
      // Of records that detection will not see again: it would withdraw what it does not find in them.
      const evidence = [{ session: sessionId('elsewhere'), seq: 1, at: originMs, role: 'sent' }];
      return makeIncident({ id: `${release}-${n}`, release, session, evidence, ...place });
    });
    await store.incidents.file(incidents);
  }
  await store.close();
  return startTestCollector({ dataDir });
}

const period = `from=${originMs}&to=${originMs + 200 * hourMs}`;

describe('reports over HTTP', () => {
  it('compare a release with the one that was met last', async () => {
    const { get } = await startCompared();
    const report = Value.Parse(ReportSchema, (await get(`/api/v1/reports?${period}&compare=1`)).body);
    expect(report.subject.release).toBe('2');
    expect(report.all).toMatchObject({
      verdict: 'worse',
      ratio: { value: 10 },
      subject: { count: 50, hours: 100 },
      base: { count: 5, hours: 100 },
    });
    expect(report.groups.new).toMatchObject([{ group: 'g2', subject: 50 }]);
    expect(report.groups.gone).toMatchObject([{ group: 'g1', base: 5, isSure: false }]);
    expect(report.pages).toEqual([{ page: 'chat.test/rooms/*', count: 1 }]);
    const turned = Value.Parse(ReportSchema, (await get(`/api/v1/reports?${period}&compare=2&release=1`)).body);
    expect(turned.all).toMatchObject({ verdict: 'better' });
  });

  it('compare a time with the one before it, or with nothing', async () => {
    const { get } = await startCompared();
    const before = Value.Parse(ReportSchema, (await get(`/api/v1/reports?${period}&app=chat`)).body);
    expect(before.base).toMatchObject({ from: originMs - 200 * hourMs - 1, to: originMs - 1, sessions: 0 });
    const alone = Value.Parse(ReportSchema, (await get(`/api/v1/reports?${period}&compare=none`)).body);
    expect(alone.all.verdict).toBe('alone');
    expect(alone.all.subject).toMatchObject({ count: 55, hours: 200 });
    const none = Value.Parse(ReportSchema, (await get('/api/v1/reports')).body);
    expect(none.all.subject.count).toBe(0);
  });

  it('come as a page that runs nothing and loads nothing, whatever a page called itself', async () => {
    const { get } = await startCompared();
    const { body, headers } = await get(`/api/v1/reports?${period}&compare=1&format=html`);
    expect(headers.get('content-type')).toMatch(/^text\/html/);
    expect(headers.get('content-security-policy')).toBe("default-src 'none'; style-src 'unsafe-inline'");
    expect(body).toContain('Release 2 is worse than release 1');
    expect(body).toContain('&#60;script&#62;alert(1)');
    expect(body).not.toMatch(/<script|<img|<link|@import|url\(|https?:\/\//);
  });

  it('come as a table in which nothing is a formula', async () => {
    const { get } = await startCompared();
    const { body, headers } = await get(`/api/v1/reports?${period}&compare=1&format=csv`);
    expect(headers.get('content-type')).toMatch(/^text\/csv/);
    expect(body).toContain('All,All incidents,worse,50,100,0.5,');
    expect(body).toContain(`"'=cmd|""<script>`);
    expect(String(body).match(/^[=+@-]/m)).toBeNull();
  });

  it('come as Markdown in which names are no markup', async () => {
    const { get } = await startCompared();
    const { body, headers } = await get(`/api/v1/reports?${period}&compare=1&format=md`);
    expect(headers.get('content-type')).toMatch(/^text\/markdown/);
    expect(body).toMatch(
      /^# Drift report\n\n\d.* UTC to .* UTC; release 2, against 1\n\n\*\*Release 2 is worse than release 1/,
    );
    expect(body).not.toContain('<script');
    expect(body).not.toContain('](javascript');
    expect(body).not.toContain('@all');
  });

  it('are refused where nothing can be compared', async () => {
    const { get } = await startCompared();
    for (const query of ['from=9&to=1', 'compare=1&from=0&to=1', 'format=pdf', 'day=1']) {
      const answer = await get(`/api/v1/reports?${query}`);
      expect(answer.status).toBe(400);
      expect(faultOf(answer)).toMatchObject({ kind: 'invalid-query' });
    }
    const hint = 'It takes epoch ms. It came as "2026-11-07".';
    expect(faultOf(await get('/api/v1/reports?from=2026-11-07'))).toMatchObject({ hint });
  });
});
