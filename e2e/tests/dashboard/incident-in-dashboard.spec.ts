import { expectIncident } from '#support/collector/incidents.ts';
import { IncidentScreen } from '#support/screens/incident-screen.ts';
import { expect, test } from '#support/test.ts';

test('an incident comes into the open dashboard by itself, and shows its proof', async ({ stack, openDevice }) => {
  const { chat, profile } = await openDevice('drifting');
  const dashboard = await profile.context.newPage();
  await dashboard.goto(stack.collectorUrl);
  await chat.page.bringToFront();
  await chat.logIn('Bob');
  await chat.kickThisDevice();

  const screen = new IncidentScreen(dashboard);
  const sentence = await screen.open('gap.no-reconnect');

  const incident = await expectIncident(stack.api, 'gap.no-reconnect');
  expect(sentence).toBe(incident.title);
  await expect(dashboard).toHaveURL(`${stack.collectorUrl}/incidents/${incident.id}`);
  await screen.expectProof('"41"');
  await screen.expectTimeline(['socket', 'events', 'requests', 'store']);
});
