import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ReportSchema } from '@driftscope/detect';
import { Value } from 'typebox/value';
import { describe, expect, it } from 'vitest';
import { openSqliteStore } from '../sqlite/open-sqlite-store.ts';
import { makeBatch, originMs } from '../testing/make-batch.ts';
import { makeIncident } from '../testing/make-incident.ts';
import { makeToken } from '../testing/make-token.ts';
import { faultOf, startTestCollector } from '../testing/start-test-collector.ts';
import { temporaryFolder } from '../testing/temporary-folder.ts';

const hourMs = 3_600_000;

/** A collector that saw three apps for ten hours each, with so many incidents, and the teams Core and Sales. */
async function startWithTeams() {
  const dataDir = await temporaryFolder();
  const store = openSqliteStore(dataDir);
  for (const [app, count] of Object.entries({ chat: 3, mail: 2, shop: 4 })) {
    const batch = makeBatch({ session: app, records: [], until: 10 * hourMs, header: { app } });
    await store.sessions.append([{ batch, body: Buffer.from(JSON.stringify(batch)), receivedMs: 0 }]);
    await store.incidents.file(
      Array.from({ length: count }, (_, n) =>
        makeIncident({ id: `${app}-${n}`, app, group: `g-${app}`, at: originMs + 10 + n }),
      ),
    );
  }
  await store.teams.save({ name: 'Core', apps: ['chat', 'mail'] });
  await store.teams.save({ name: 'Sales', apps: ['till'] });
  await store.close();
  const collector = await startTestCollector({ dataDir });
  const period = `from=${originMs}&to=${originMs + 20 * hourMs}`;
  return { ...collector, ask: (query: string) => collector.get(`/api/v1/reports?${period}&${query}`) };
}

const put = (name: string) => ({ path: `/api/v1/teams/${name}`, method: 'PUT' });

describe('teams', () => {
  it('are kept by name, replaced, and removed', async () => {
    const { get, post } = await startTestCollector();
    await post({ apps: ['chat'] }, put('Core%20%2F%20web'));
    const teams = [
      { name: 'Core / web', apps: ['chat'] },
      { name: 'Sales', apps: ['till', 'shop'] },
    ];
    await post({ apps: ['shop'] }, put('Sales'));
    expect(await post({ apps: ['till', 'shop'] }, put('Sales'))).toMatchObject({ status: 200, body: { teams } });
    await post({}, { path: '/api/v1/teams/Sales', method: 'DELETE' });
    expect(await get('/api/v1/teams')).toMatchObject({ body: { teams: teams.slice(0, 1) } });
  });

  it('are refused where they are none', async () => {
    const { post } = await startTestCollector();
    for (const body of [{}, { apps: [] }, { apps: ['a', 'a'] }, { apps: ['a'], lead: 'ann' }]) {
      expect(await post(body, put('a'))).toMatchObject({ status: 400, body: { error: { kind: 'invalid-team' } } });
    }
    expect(await post({ apps: ['a'] }, put('a'.repeat(101)))).toMatchObject({ status: 400 });
  });

  it('are read by who may read, and set by an admin, whose name is written down', async () => {
    const dataDir = await temporaryFolder();
    const read = makeToken(dataDir, 'read');
    const admin = makeToken(dataDir, 'admin');
    const { url, post } = await startTestCollector({ dataDir });
    expect((await fetch(`${url}/api/v1/teams`)).status).toBe(401);
    expect((await fetch(`${url}/api/v1/teams`, { headers: read.headers })).status).toBe(200);
    expect(await post({ apps: ['a'] }, { ...put('Core'), headers: read.headers })).toMatchObject({ status: 403 });
    expect(await post({ apps: ['a'] }, { ...put('Core'), headers: admin.headers })).toMatchObject({ status: 200 });
    const written = (await readFile(join(dataDir, 'audit.log'), 'utf8'))
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(written).toMatchObject([{ by: 'a admin', act: 'PUT /api/v1/teams/Core' }]);
  });
});

describe('a report', () => {
  it('compares teams where it is of all apps, and says what is in none', async () => {
    const { ask } = await startWithTeams();
    const report = Value.Parse(ReportSchema, (await ask('compare=none')).body);
    expect(report.teams).toMatchObject([
      { team: 'Core', apps: ['chat', 'mail'], subject: { count: 5, hours: 20 } },
      { team: 'Sales', apps: [], subject: { count: 0, hours: 0 } },
      { apps: ['shop'], subject: { count: 4, hours: 10 } },
    ]);
    expect((await ask('compare=none&format=csv')).body).toContain('Teams,"Core (chat, mail)",alone,5,20,');
    expect((await ask('compare=none&format=md')).body).toContain('| in no team (shop) | 4: ');
    expect((await ask('compare=none&format=html')).body).toContain('<h2>Teams</h2>');
  });

  it('of a team has its apps alone', async () => {
    const { ask } = await startWithTeams();
    const report = Value.Parse(ReportSchema, (await ask('team=Core&compare=none')).body);
    expect(report).toMatchObject({ team: 'Core', all: { subject: { count: 5, hours: 20 } }, teams: [] });
    expect(report.apps.map(({ app }) => app)).toEqual(['chat', 'mail']);
    const ofOne = Value.Parse(ReportSchema, (await ask('team=Core&app=mail&compare=none')).body);
    expect(ofOne.all.subject).toMatchObject({ count: 2, hours: 10 });
    expect((await ask('team=Core&format=md')).body).toContain('# Drift report of team Core');
  });

  it('of a team that there is not is refused, with those that there are', async () => {
    const { ask } = await startWithTeams();
    const unknown = await ask('team=Cor');
    expect(unknown.status).toBe(400);
    expect(faultOf(unknown)).toMatchObject({
      kind: 'invalid-query',
      message: 'There is no team "Cor".',
      hint: expect.stringContaining('There are "Core", "Sales".'),
    });
    expect(faultOf(await ask('team=Core&app=shop'))).toMatchObject({
      kind: 'invalid-query',
      message: 'The team "Core" has no app "shop".',
    });
  });
});
