import { expectIncident } from '#support/collector/incidents.ts';
import { expect, test } from '#support/looked-test.ts';

const room = (number: number, title: string) => ({ id: `r_${number}`, title, members: 3 });

test('drift of a store whose app has its socket in a worker is found, and each frame comes before what it changed', {
  tag: '@nightly',
}, async ({ startSite, browserWithExtension: browser }) => {
  const site = await startSite({ page: '<script src="workers/rooms-page.js"></script>' });
  const page = await browser.open(site, true);
  let told = 0;
  const heard = async () => {
    told += 1;
    await expect.poll(() => page.evaluate(() => Reflect.get(window, 'heard').length)).toBe(told);
  };
  const tell = async (message: object) => {
    site.tellAll(JSON.stringify(message));
    await heard();
  };
  await heard();
  await tell({ type: 'rooms', rooms: [room(1, 'One'), room(2, 'Two'), room(3, 'Three')] });
  await tell({ type: 'room:renamed', room: room(1, 'First') });
  await tell({ type: 'room:renamed', room: room(2, 'Second') });
  await page.evaluate(() => Reflect.set(window, 'isDeaf', true));
  await tell({ type: 'room:renamed', room: room(3, 'Third') });

  const diverged = await expectIncident(browser.api, 'state.diverged');
  const records = await browser.api.records(diverged.session);
  const frames = records.filter((record) => record.kind === 'socket.frame');
  expect(frames.map(({ socket, dir, n }) => [socket, dir, n])).toEqual([1, 2, 3, 4].map((n) => [1, 'in', n]));
  const commits = records.filter((record) => record.kind === 'store.commit');
  expect(commits.map(({ cause, causeHow }) => [cause, causeHow])).toEqual(
    frames.slice(0, 3).map(({ seq }) => [seq, 'sync']),
  );
  expect(records.map(({ kind }) => kind)).not.toContain('recorder.unseen');
});
