import { expectIncident } from '#support/collector/incidents.ts';
import { expect, test } from '#support/test.ts';

test('a recording that was made without a collector is sent to one afterwards, and judged there', {
  tag: '@nightly',
}, async ({ stack, openPanelDevice }) => {
  const { chat, panel, profile } = await openPanelDevice('drifting');
  await chat.logIn('Bob');
  await chat.logOut();
  await expect(panel.getByRole('tab', { name: 'Incidents' })).toHaveText(/\d/);
  expect(await stack.api.incidents()).toEqual([]);

  await profile.configure({ collectorUrl: stack.collectorUrl });
  await panel.getByRole('button', { name: 'Save the recording' }).click();
  await panel.getByRole('button', { name: 'Send to the collector' }).click();
  await expect(panel.getByRole('link', { name: 'Show' })).toHaveAttribute('href', /\/sessions\//);
  await expectIncident(stack.api, 'logout.stale-store');
});
