import { expect, onTestFinished, test } from 'vitest';
import { openSqliteStore } from '../sqlite/open-sqlite-store.ts';
import { counting } from '../storage/counting.ts';
import { makeBatch } from '../testing/make-batch.ts';
import { temporaryFolder } from '../testing/temporary-folder.ts';
import { readReleaseTrend } from './read-release-trend.ts';

const HOUR_MS = 3_600_000;

/** Pages, each of an app, maybe of a release, and open for so many hours. */
async function trendOf(
  pages: readonly { readonly app: string; readonly release?: string; readonly hours: number }[],
  app?: readonly string[],
) {
  const store = openSqliteStore(await temporaryFolder());
  onTestFinished(() => store.close());
  for (const [index, { hours, ...header }] of pages.entries()) {
    const batch = makeBatch({ session: `s${index}`, header, records: [], until: hours * HOUR_MS });
    await store.sessions.append([{ batch, body: Buffer.from(JSON.stringify(batch)), receivedMs: 0 }]);
  }
  return readReleaseTrend(counting(store, false), { ...(app && { app }), limit: 12 });
}

const bare = { app: 'bare', hours: 100 };
const chat = { app: 'chat', release: '1', hours: 2 };
const shop = { app: 'shop', release: '7', hours: 1 };

test('without an app it is of the one whose pages of named releases were open for longest', async () => {
  expect(await trendOf([bare, shop, chat])).toMatchObject({ app: 'chat', releases: [{ release: '1' }] });
  expect(await trendOf([{ ...shop, hours: 3 }, chat, { app: 'chat', hours: 50 }])).toMatchObject({ app: 'shop' });
});

test('where no page named a release it is of the app whose pages were open for longest', async () => {
  expect(await trendOf([bare, { app: 'other', hours: 1 }])).toMatchObject({ app: 'bare', releases: [], unnamed: 1 });
});

test('of several apps it is of none but these, and of one that was never seen it is empty', async () => {
  expect(await trendOf([bare, shop, chat], ['bare', 'shop'])).toMatchObject({ app: 'shop' });
  expect(await trendOf([bare], ['none'])).toEqual({ releases: [], older: 0, unnamed: 0, leftOut: 0 });
});
