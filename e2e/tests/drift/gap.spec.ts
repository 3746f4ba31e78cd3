import { expectIncident, expectNoIncident } from '#support/collector/incidents.ts';
import { cutFor } from '#support/stage/cut-for.ts';
import { type Device, expect, test } from '#support/test.ts';

const CUT_MS = 5_000;

test.describe('the network of one user is cut for five seconds, and another sends three messages', () => {
  async function loseThree(bob: Device, alice: Device): Promise<readonly string[]> {
    await bob.chat.logIn('Bob');
    await bob.chat.enter('Team');
    await alice.chat.logIn('Alice');
    await alice.chat.enter('Team');
    const sent: string[] = [];
    await cutFor(bob, CUT_MS, async () => {
      for (const text of ['Is the release out?', 'The build is green.', 'Tagging it now.']) {
        sent.push(await alice.chat.send(text));
      }
    });
    return sent;
  }

  test('the drifting chat: exactly these are named as missed, and proven', async ({ stack, openDevice }) => {
    const bob = await openDevice('drifting');
    const sent = await loseThree(bob, await openDevice('drifting'));

    const missed = await expectIncident(stack.api, 'gap.missed-events');
    expect(missed.confidence).toBe('proven');
    expect(missed.facts.missedIds).toEqual(sent);

    const resync = await expectIncident(stack.api, 'gap.no-resync');
    expect(resync.session).toBe(missed.session);
  });

  test('the synced chat: it shows the messages, and nothing is reported', async ({ stack, openDevice }) => {
    const bob = await openDevice('synced');
    await loseThree(bob, await openDevice('synced'));

    await expect(bob.chat.messages.last()).toContainText('Tagging it now.');
    await expectNoIncident(stack.api);
  });
});
