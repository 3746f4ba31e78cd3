import type { DriftRecord } from '@driftscope/records';
import type { Page } from '@playwright/test';
import { createCollectorApi } from '#support/collector/collector-api.ts';
import { hostileRecords } from '#support/collector/hostile-records.ts';
import { postDriftedSession } from '#support/collector/post-drifted-session.ts';
import { postSession } from '#support/collector/post-session.ts';
import { renameRoom } from '#support/collector/renamed-room.ts';
import { expect, test } from '#support/dashboard-test.ts';
import { hostileTexts } from '#support/screens/hostile-texts.ts';
import { watchHarm } from '#support/screens/watch-harm.ts';

const texts = Object.entries(hostileTexts);
/** Of a record's fields together, in one batch. */
const MOST_IN_BATCH = 12;

test('what a page recorded is text in an incident and its records, whatever it says', async ({
  page,
  collectorUrl,
}) => {
  const { markup } = hostileTexts;
  await postHostile(collectorUrl, 'markup', markup);
  const harm = watchHarm(page);
  const [incident] = await incidentsOf(collectorUrl, 'markup-user');
  await page.goto(`${collectorUrl}/incidents/${incident?.id}`);
  await expect(page.getByRole('article')).toContainText('<b data-hostile>');
  await harm.expectNone('the incident');
  for (const { seq, kind } of hostileRecords(markup).slice(-2)) {
    await page.goto(`${collectorUrl}/sessions/markup?tab=records&record=${seq}`);
    await expect(page.getByRole('complementary', { name: `Record ${seq}` })).toContainText(kind);
    await harm.expectNone(`a record of ${kind}`);
  }
});

for (const [name, text] of texts) {
  test(`a text of ${name} in any field is text on every screen`, { tag: '@nightly' }, async ({
    page,
    collectorUrl,
  }) => {
    test.slow();
    await postHostile(collectorUrl, name, text);
    const harm = watchHarm(page);
    const incidents = await incidentsOf(collectorUrl, `${name}-user`);
    const group = incidents[0]?.group ?? '';
    for (const address of [
      '/',
      '/?by=group',
      `/?group=${encodeURIComponent(group)}`,
      `/?${new URLSearchParams({ q: text.slice(0, 200), app: text.slice(0, 200), kind: text.slice(0, 200) })}`,
      '/overview',
      '/reports',
      '/sessions',
      ...incidents.map(({ id }) => `/incidents/${id}`),
      ...['incidents', 'records', 'state', 'sockets'].map((tab) => `/sessions/${name}?tab=${tab}`),
      ...['state&record=10', 'sockets'].map((tab) => `/sessions/${name}-room?tab=${tab}`),
    ]) {
      await page.goto(`${collectorUrl}${address}`);
      await expect(page.getByRole('main')).not.toBeEmpty();
      await harm.expectNone(`${name} at ${address.slice(0, 60)}`);
      expect(await turnedTexts(page), `what turns directions at ${address.slice(0, 60)}`).toEqual([]);
    }
    await openRecords(page, collectorUrl, name);
    await harm.expectNone(`${name} in records`);
  });
}

test('texts of a million letters stop no screen', { tag: '@nightly' }, async ({ page, collectorUrl }) => {
  test.slow();
  const long = `long ${'word '.repeat(200_000)}`;
  const records: readonly DriftRecord[] = [
    { seq: 1, t: 0, kind: 'recorder.on', fromStart: true },
    { seq: 2, t: 1, kind: 'mark', text: long },
    { seq: 3, t: 2, kind: 'error.uncaught', message: long },
    { seq: 4, t: 3, kind: 'identity.seen', who: 'ann', label: long, how: 'jwt' },
    { seq: 5, t: 4, kind: 'store.found', store: 1, library: 'zustand', name: 'session', via: 'hook' },
    { seq: 6, t: 5, kind: 'store.snapshot', store: 1, state: { user: { id: 'ann', note: long } } },
    { seq: 7, t: 6, kind: 'identity.logout', who: 'ann', label: long, how: 'response' },
  ];
  await postSession(collectorUrl, 'huge', records);
  const harm = watchHarm(page);
  const [incident] = await incidentsOf(collectorUrl, 'huge');
  for (const address of ['/', `/incidents/${incident?.id}`, '/overview', '/sessions/huge?tab=state&record=6']) {
    await page.goto(`${collectorUrl}${address}`);
    await expect(page.getByRole('main')).not.toBeEmpty();
    await harm.expectNone(address);
  }
  for (const { seq } of records) {
    await page.goto(`${collectorUrl}/sessions/huge?tab=records&record=${seq}`);
    await expect(page.getByRole('complementary', { name: `Record ${seq}` })).toBeVisible();
    await harm.expectNone(`record ${seq}`);
  }
});

/** Three sessions that say it wherever they can: a record of each kind, and two that drifted. */
async function postHostile(collectorUrl: string, name: string, text: string): Promise<void> {
  const header = {
    app: text.slice(0, 200),
    url: text.slice(0, 4_000),
    release: text.slice(0, 200),
    userAgent: text.slice(0, 1_000),
    recorder: text.slice(0, 64),
  };
  const records = hostileRecords(text);
  for (let from = 0; from < records.length; from += MOST_IN_BATCH) {
    const some = records.slice(from, from + MOST_IN_BATCH);
    await postSession(collectorUrl, name, some, { number: 1 + from / MOST_IN_BATCH, header });
  }
  await postDriftedSession(collectorUrl, `${name}-user`, text, undefined, header);
  await postSession(collectorUrl, `${name}-room`, renameRoom(`${text} 1`, `${text} 2`, `${text} 3`), { header });
}

async function incidentsOf(collectorUrl: string, session: string) {
  const api = createCollectorApi(collectorUrl);
  await expect.poll(async () => (await api.incidents({ session })).length, { timeout: 60_000 }).toBeGreaterThan(0);
  return api.incidents({ session });
}

/** Opens one record of each kind after the other. */
async function openRecords(page: Page, collectorUrl: string, session: string): Promise<void> {
  await page.goto(`${collectorUrl}/sessions/${session}?tab=records`);
  const list = page.getByRole('listbox', { name: 'Records' });
  await list.press('Home');
  for (const { seq } of hostileRecords('any')) {
    await list.press('Enter');
    await expect(page.getByRole('complementary', { name: `Record ${seq}` })).toBeVisible();
    await list.press('ArrowDown');
  }
}

/** Texts of the page in which a sign that turns directions is at work, with their element. In a text's own box, as a field's, it may. */
const turnedTexts = (page: Page): Promise<readonly string[]> =>
  page.evaluate(() => {
    const found: string[] = [];
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode())
      if (/[\u202a-\u202e\u2066-\u2069]/.test(node.textContent ?? ''))
        found.push(`${node.parentElement?.outerHTML.slice(0, 120)}`);
    return found;
  });
