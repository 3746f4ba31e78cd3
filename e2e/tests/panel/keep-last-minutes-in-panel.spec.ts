import { expectIncident } from '#support/collector/incidents.ts';
import { IncidentScreen } from '#support/screens/incident-screen.ts';
import { expect, test } from '#support/test.ts';

test('what an armed page did before it was asked is judged in DevTools and by the collector', {
  tag: '@nightly',
}, async ({ stack, openPanelDevice }) => {
  const { chat, panel } = await openPanelDevice('drifting', { record: 'armed', collectorUrl: stack.collectorUrl });
  await chat.logIn('Bob');
  await chat.logOut();
  await expect(panel.getByRole('status').filter({ hasText: 'Armed' })).toBeVisible();
  await expect(panel.getByRole('tab', { name: 'Records' })).toHaveText('Records');
  // The server's own session is there.
  expect((await stack.api.sessions()).filter(({ url }) => url !== undefined)).toEqual([]);

  await panel.getByRole('button', { name: 'Keep the last two minutes' }).click();
  const sentence = await new IncidentScreen(panel).open('logout.stale-store');
  expect(sentence).toContain('Bob');
  await expectIncident(stack.api, 'logout.stale-store');
  await expect(panel.getByText('were lost on the way')).toHaveCount(0);

  await chat.logIn('Alice');
  await expect(panel.getByRole('status').filter({ hasText: 'Recording' })).toBeVisible();
});
