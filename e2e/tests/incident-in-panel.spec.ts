import { IncidentScreen } from '../support/incident-screen.ts';
import { expectIncident } from '../support/incidents.ts';
import { openPanel } from '../support/open-panel.ts';
import { expect, test } from '../support/test.ts';

test('the panel in DevTools finds the same incident as the collector, and shows its proof', async ({
  stack,
  openDevtoolsDevice,
}) => {
  const { chat, profile } = await openDevtoolsDevice('drifting');
  const { panel, close } = await openPanel(profile, chat.page, 'Driftscope');
  await chat.page.reload();
  await chat.logIn('Bob');
  await chat.kickThisDevice();

  const screen = new IncidentScreen(panel);
  const sentence = await screen.open('gap.no-reconnect');
  await screen.expectProof('"41"');
  await screen.expectTimeline(['socket', 'events', 'requests', 'store']);

  const incident = await expectIncident(stack.api, 'gap.no-reconnect');
  expect(sentence).toBe(incident.title);
  await close();
});

test('the panel needs no collector for its verdict', { tag: '@nightly' }, async ({ openDevtoolsDevice }) => {
  const { chat, profile } = await openDevtoolsDevice('drifting', { collectorUrl: '' });
  const { panel, close } = await openPanel(profile, chat.page, 'Driftscope');
  await chat.page.reload();
  await chat.logIn('Bob');
  await chat.logOut();

  const sentence = await new IncidentScreen(panel).open('logout.stale-store');
  expect(sentence).toContain('Bob');
  await close();
});
