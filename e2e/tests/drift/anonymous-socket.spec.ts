import { expectIncident, expectNoIncident } from '#support/collector/incidents.ts';
import { expect, test } from '#support/test.ts';

test.describe('the page is reloaded with a session that the browser kept', { tag: '@nightly' }, () => {
  test('the drifting chat connects before it has the token, and stays anonymous', async ({ stack, openDevice }) => {
    const { chat } = await openDevice('drifting');
    await chat.logIn('Bob');
    await chat.page.reload();
    await chat.expectStatus('Connected');

    const incident = await expectIncident(stack.api, 'auth.anonymous-socket');
    expect(incident.identity).toMatch(/^\[redacted:[0-9a-f]{12}\]$/);
    // Known by a token only, which tells no name.
    expect(incident.title).toMatch(/although user [0-9a-f]{6} is logged in/);
  });

  test('the synced chat waits for the token, and nothing is reported', async ({ stack, openDevice }) => {
    const { chat } = await openDevice('synced');
    await chat.logIn('Bob');
    await chat.page.reload();
    await chat.expectStatus('Connected');

    await expectNoIncident(stack.api);
  });
});
