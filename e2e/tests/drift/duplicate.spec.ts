import { expectIncident, expectNoIncident } from '#support/collector/incidents.ts';
import { cutFor } from '#support/stage/cut-for.ts';
import { type Device, expect, test } from '#support/test.ts';

test.describe('a message comes after a reconnect', { tag: '@nightly' }, () => {
  async function reconnectAndReceive(bob: Device, alice: Device): Promise<string> {
    await bob.chat.logIn('Bob');
    await bob.chat.enter('Team');
    await alice.chat.logIn('Alice');
    await alice.chat.enter('Team');
    await cutFor(bob, 1_000);
    return alice.chat.send('Can you see me?');
  }

  test('the drifting chat shows it twice, and the list with the doubled id is named', async ({ stack, openDevice }) => {
    const bob = await openDevice('drifting');
    const id = await reconnectAndReceive(bob, await openDevice('drifting'));

    await expect(bob.chat.messages.filter({ hasText: 'Can you see me?' })).toHaveCount(2);
    const incident = await expectIncident(stack.api, 'store.duplicate');
    expect(incident.facts.ids).toEqual([id]);
  });

  test('the synced chat shows it once, and nothing is reported', async ({ stack, openDevice }) => {
    const bob = await openDevice('synced');
    await reconnectAndReceive(bob, await openDevice('synced'));

    await expect(bob.chat.messages.filter({ hasText: 'Can you see me?' })).toHaveCount(1);
    await expectNoIncident(stack.api);
  });
});
