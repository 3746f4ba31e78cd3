import { expectIncident, expectNoIncident } from '../support/incidents.ts';
import { expect, test } from '../support/test.ts';

test.describe('the page is reloaded with a session that the browser kept', () => {
  test('the drifting chat connects before it has the token, and stays anonymous', async ({ stack, openDevice }) => {
    const { chat } = await openDevice('drifting');
    await chat.logIn('Bob');
    await chat.page.reload();
    await chat.expectStatus('Connected');

    const incident = await expectIncident(stack.api, 'auth.anonymous-socket');
    expect(incident.identity).toMatch(/^\[redacted:[0-9a-f]{12}\]$/);
    expect(incident.title).toContain('Bob');
  });

  test('the synced chat waits for the token, and nothing is reported', async ({ stack, openDevice }) => {
    const { chat } = await openDevice('synced');
    await chat.logIn('Bob');
    await chat.page.reload();
    await chat.expectStatus('Connected');

    await expectNoIncident(stack.api);
  });
});
