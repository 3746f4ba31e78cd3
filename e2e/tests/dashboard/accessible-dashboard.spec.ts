import type { Page } from '@playwright/test';
import { createCollectorApi } from '#support/collector/collector-api.ts';
import { postDriftedSession } from '#support/collector/post-drifted-session.ts';
import { postSession } from '#support/collector/post-session.ts';
import { putTeam } from '#support/collector/put-team.ts';
import { renamedRoom } from '#support/collector/renamed-room.ts';
import { expect, test } from '#support/lab-test.ts';
import { expectAccessible } from '#support/screens/expect-accessible.ts';

test('axe finds no serious fault on the way from the list to an incident and its records', async ({
  page,
  collectorUrl,
}) => {
  await openScreens(page, collectorUrl, screensOnTheWay);
});

for (const colorScheme of ['light', 'dark'] as const) {
  test(`axe finds no serious fault on any screen of the dashboard in ${colorScheme}`, { tag: '@nightly' }, async ({
    page,
    collectorUrl,
  }) => {
    test.slow();
    await page.emulateMedia({ colorScheme });
    await openScreens(page, collectorUrl, allScreens);
  });
}

async function openScreens(
  page: Page,
  collectorUrl: string,
  screensOf: (incident: string) => readonly Screen[],
): Promise<void> {
  const originMs = Date.now() - 3_600_000;
  await postDriftedSession(collectorUrl, 'mail', 'ann', originMs);
  await postDriftedSession(collectorUrl, 'shop', 'ben', originMs);
  await postSession(collectorUrl, 'rooms', renamedRoom, { originMs, header: { release: '1' } });
  await putTeam(collectorUrl, 'Office', ['mail']);
  const api = createCollectorApi(collectorUrl);
  await expect.poll(async () => (await api.incidents()).length).toBeGreaterThan(1);
  const [incident] = await api.incidents();
  for (const [address, text] of screensOf(incident?.id ?? '')) {
    await page.goto(`${collectorUrl}${address}`);
    await expect(page.getByRole('main')).toContainText(text);
    await expectAccessible(page, address);
  }
}

/** An address with what is there once it shows its data. */
type Screen = readonly [address: string, text: string];

const screensOnTheWay = (incident: string): readonly Screen[] => [
  ['/', 'logout.stale-store'],
  [`/incidents/${incident}`, 'Witness'],
  ['/sessions/rooms?tab=records&record=9', 'room:renamed'],
  ['/sessions/rooms?tab=state&record=10', 'caused by #9'],
];

const allScreens = (incident: string): readonly Screen[] => [
  ...screensOnTheWay(incident),
  ['/?by=group', 'logout.stale-store'],
  ['/?team=Office', 'logout.stale-store'],
  ['/?team=Retail', 'There is no team'],
  ['/overview', 'logout.stale-store'],
  ['/overview?team=Office', 'logout.stale-store'],
  ['/sessions', 'rooms'],
  ['/sessions/mail', 'logout.stale-store'],
  ['/sessions/rooms?tab=sockets', 'app.test'],
  ['/reports', 'in 100 session-hours'],
  ['/reports?team=Office', 'Report of team Office'],
  ['/reports/releases?app=mail', 'No page named a release'],
  ['/reports/releases?app=rooms', 'Release 1 has'],
  ['/lab?system=team-chat&script=1~kick.1000.500~cut.2000.5000', 'Kick'],
  ['/kinds', 'logout.stale-store'],
  ['/start', 'ollector'],
  ['/settings', 'Tokens'],
  ['/?q=nothing-has-this', 'No incident matches'],
  ['/incidents/nothing', 'nothing'],
  ['/no-such-page', 'There is no such page'],
];
