import { OverviewSchema } from '@driftscope/detect';
import { Value } from 'typebox/value';
import { expect, it, vi } from 'vitest';
import { freeze } from '../testing/freeze.ts';
import { startTestCollector, type TestCollector } from '../testing/start-test-collector.ts';

const hourMs = 3_600_000;
const nowMs = Date.now();

async function readOverview({ get }: TestCollector, query = '') {
  return Value.Parse(OverviewSchema, (await get(`/api/v1/overview${query}`)).body);
}

const freezeIn = (app: string, id: string, ms: number) => {
  const batch = freeze(id, ms);
  return { ...batch, session: { ...batch.session, app } };
};

it('an overview is of the days up to now, and of one app or team where it names one', async () => {
  const collector = await startTestCollector();
  for (const [app, id, hours] of [
    ['shop', 's1', 1],
    ['shop', 's2', 30],
    ['chat', 's3', 2],
    ['chat', 's4', 24 * 20],
  ] as const)
    await collector.post(freezeIn(app, id, nowMs - hours * hourMs));
  await vi.waitFor(async () => expect((await readOverview(collector, '?days=30')).stats.count).toBe(4), 10_000);

  const week = await readOverview(collector);
  expect(week.to).toBeGreaterThanOrEqual(nowMs);
  expect(week.to - week.from).toBe(7 * 24 * hourMs);
  expect(week.stats.count).toBe(3);
  expect(week.newest.map(({ session }) => session)).toEqual(['s1', 's3', 's2']);
  expect(week.groups.map(({ app, count }) => [app, count])).toEqual([
    ['shop', 2],
    ['chat', 1],
  ]);
  expect(week.apps).toEqual(['chat', 'shop']);

  const chat = await readOverview(collector, '?days=1&app=chat');
  expect(chat.stats).toMatchObject({ count: 1, sessions: 1 });
  expect(chat.newest.map(({ session }) => session)).toEqual(['s3']);
  expect(chat.groups.map(({ app }) => app)).toEqual(['chat']);
  expect(chat.apps).toEqual(['chat', 'shop']);

  const team = { name: 'Sales', apps: ['shop', 'till'] };
  await collector.post({ apps: team.apps }, { path: '/api/v1/teams/Sales', method: 'PUT' });
  const sales = await readOverview(collector, '?team=Sales');
  expect(sales.stats).toMatchObject({ count: 2, sessions: 2 });
  expect(sales.newest.map(({ session }) => session)).toEqual(['s1', 's2']);
  expect(sales.groups.map(({ app }) => app)).toEqual(['shop']);
  expect(sales).toMatchObject({ apps: ['chat', 'shop'], teams: [team] });
});

it('an overview of a collector that has nothing is empty', async () => {
  const empty = await readOverview(await startTestCollector());
  expect(empty).toMatchObject({ stats: { count: 0 }, groups: [], newest: [], apps: [] });
});

it.each(['days=0', 'days=367', 'days=week', 'days=1.5', 'from=1'])('an overview of %s is refused', async (query) => {
  const { get } = await startTestCollector();
  expect(await get(`/api/v1/overview?${query}`)).toMatchObject({
    status: 400,
    body: { error: { kind: 'invalid-query' } },
  });
});
