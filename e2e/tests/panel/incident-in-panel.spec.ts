import { expectIncident } from '#support/collector/incidents.ts';
import { IncidentScreen } from '#support/screens/incident-screen.ts';
import { expect, test } from '#support/test.ts';

test('the panel in DevTools finds the same incident as the collector, and shows its proof', async ({
  stack,
  openPanelDevice,
}) => {
  const { chat, panel } = await openPanelDevice('drifting', { collectorUrl: stack.collectorUrl });
  await chat.logIn('Bob');
  await chat.kickThisDevice();

  const screen = new IncidentScreen(panel);
  const sentence = await screen.open('gap.no-reconnect');
  await screen.expectProof('"41"');
  await screen.expectTimeline(['socket', 'events', 'requests', 'store']);

  const incident = await expectIncident(stack.api, 'gap.no-reconnect');
  expect(sentence).toBe(incident.title);
});

test('the panel needs no collector for its verdict', { tag: '@nightly' }, async ({ openPanelDevice }) => {
  const { chat, panel } = await openPanelDevice('drifting');
  await chat.logIn('Bob');
  await chat.logOut();

  const sentence = await new IncidentScreen(panel).open('logout.stale-store');
  expect(sentence).toContain('Bob');
});
