import type { Page } from '@playwright/test';
import { postDriftedSession } from '#support/collector/post-drifted-session.ts';
import { test as base, expect } from '#support/dashboard-test.ts';
import { startCuttableProxy } from '#support/sites/cuttable-proxy.ts';

/** The dashboard behind a network that can be broken, with the collector itself out of its reach. */
const test = base.extend<{ network: Awaited<ReturnType<typeof startCuttableProxy>> }>({
  network: async ({ collectorUrl }, use) => {
    const network = await startCuttableProxy(Number(new URL(collectorUrl).port));
    await use(network);
    await network.stop();
  },
});

const rows = (page: Page) => page.getByRole('listbox', { name: 'Incidents' }).getByRole('option');
const badge = (page: Page) => page.getByRole('banner').getByRole('status');

/** Says of the incident of a user that it is resolved, past the broken network. */
async function resolve(collectorUrl: string, user: string): Promise<void> {
  const change = {
    choice: { kind: 'matching', filter: { q: user }, uptoRev: 1_000_000 },
    change: { status: 'resolved' },
  };
  const body = JSON.stringify({ id: `resolve-${user}`, ...change });
  const headers = { 'content-type': 'application/json' };
  const answer = await fetch(`${collectorUrl}/api/v1/incidents`, { method: 'PATCH', headers, body });
  expect(await answer.json()).toMatchObject({ changed: 1 });
}

/** Waits until the collector itself has found so many incidents. */
async function expectFound(collectorUrl: string, count: number): Promise<void> {
  const found = async () => (await (await fetch(`${collectorUrl}/api/v1/stats`)).json()).count;
  await expect.poll(found).toBe(count);
}

test('a dashboard whose network was cut says so, and then has what it missed', async ({
  page,
  collectorUrl,
  network,
}) => {
  await postDriftedSession(collectorUrl, 'mail', 'ann');
  await page.goto(network.url);
  await expect(rows(page)).toHaveCount(1);
  await expect(badge(page)).toHaveText('Live');

  network.cut();
  await expect(badge(page)).toContainText('as of');
  await postDriftedSession(collectorUrl, 'shop', 'ben');
  await expectFound(collectorUrl, 2);
  await resolve(collectorUrl, 'ann');
  await expect(rows(page)).toHaveCount(1);
  await expect(rows(page)).not.toContainText('resolved');

  network.restore();
  await expect(badge(page)).toHaveText('Live');
  await expect(rows(page)).toHaveCount(2);
  await expect(rows(page).filter({ hasText: 'ann logged out' })).toContainText('resolved');
});

test('a connection that is dead but stands is given up, and what it kept back is read @nightly', async ({
  page,
  collectorUrl,
  network,
}) => {
  await postDriftedSession(collectorUrl, 'mail', 'ann');
  await page.goto(network.url);
  await expect(badge(page)).toHaveText('Live');
  await expect(rows(page)).toHaveCount(1);

  network.silence();
  await postDriftedSession(collectorUrl, 'shop', 'ben');
  await expectFound(collectorUrl, 2);
  // All connections that the browser keeps are as dead, and each is given up only once a request has hung on it.
  await expect(rows(page)).toHaveCount(2, { timeout: 240_000 });
  await expect(badge(page)).toHaveText('Live');
});

test('an answer that comes late does not put back what has changed since', async ({ page, collectorUrl }) => {
  await postDriftedSession(collectorUrl, 'mail', 'ann');
  await expectFound(collectorUrl, 1);
  const fetched = Promise.withResolvers<void>();
  const released = Promise.withResolvers<void>();
  await page.route('**/api/v1/incidents?**q=ann**', async (route) => {
    const response = await route.fetch();
    fetched.resolve();
    await released.promise;
    await route.fulfill({ response });
  });
  const connected = page.waitForEvent('websocket');
  await page.goto(collectorUrl);
  await expect(rows(page)).toHaveCount(1);
  const told = (await connected).waitForEvent('framereceived', ({ payload }) => String(payload).includes('"resolved"'));
  await page.getByRole('textbox', { name: 'Search incidents' }).fill('ann');
  await fetched.promise;
  await resolve(collectorUrl, 'ann');
  await told;
  const answered = page.waitForResponse(/q=ann/);
  released.resolve();
  await (await answered).finished();
  await expect(rows(page)).toContainText('resolved');
});
