import { expectIncident, expectNoIncident } from '#support/collector/incidents.ts';
import { expect, test } from '#support/test.ts';

test.describe('the server kicks the socket', { tag: '@nightly' }, () => {
  test('the drifting chat never connects again', async ({ stack, openDevice }) => {
    const { chat } = await openDevice('drifting');
    await chat.logIn('Bob');
    await chat.kickThisDevice();
    await chat.expectStatus('Disconnected');

    const incident = await expectIncident(stack.api, 'gap.no-reconnect');
    expect(incident.severity).toBe('high');
  });

  test('the synced chat connects again by itself, and nothing is reported', async ({ stack, openDevice }) => {
    const { chat } = await openDevice('synced');
    await chat.logIn('Bob');
    const reconnected = chat.page.waitForEvent('websocket');
    await chat.kickThisDevice();
    await reconnected;
    await chat.expectStatus('Connected');

    await expectNoIncident(stack.api);
  });
});
