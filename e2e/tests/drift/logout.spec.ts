import { expectIncident, expectNoIncident } from '#support/collector/incidents.ts';
import { type Device, expect, test } from '#support/test.ts';

/** Who is who is told by hashes alone. */
const hash = /^\[redacted:[0-9a-f]{12}\]$/;

test.describe('one user logs out, and another logs in on the same page', { tag: '@nightly' }, () => {
  async function changeUser({ chat }: Device): Promise<void> {
    await chat.logIn('Alice');
    await chat.enter('Carol');
    await chat.logOut();
    await chat.page.getByLabel('Name').waitFor();
  }

  test('the drifting chat: what the first one saw is still in its stores', async ({ stack, openDevice }) => {
    const device = await openDevice('drifting');
    await changeUser(device);
    const stale = await expectIncident(stack.api, 'logout.stale-store');
    expect(stale.facts.who).toMatch(hash);
    expect(stale.title).toContain('Alice');

    await device.chat.logIn('Bob');
    const leak = await expectIncident(stack.api, 'identity.leak');
    expect(leak).toMatchObject({ severity: 'critical', facts: { from: stale.facts.who } });
    expect(leak.facts.to).toMatch(hash);
    expect(leak.facts.to).not.toBe(stale.facts.who);
    expect(leak.facts.ids).toContain('c_alice_carol');
  });

  test('the synced chat: nothing is left, and nothing is reported', async ({ stack, openDevice }) => {
    const device = await openDevice('synced');
    await changeUser(device);
    await device.chat.logIn('Bob');

    await expectNoIncident(stack.api);
  });
});
