import type { Scenario } from '../scenario.ts';
import { sendMessage } from '../send-message.ts';
import { openTeam } from './open-team.ts';

export const missedMessages: Scenario = {
  name: 'team-missed-messages',
  system: 'A',
  row: 'The socket drops, the server tells only who is online, and what was sent in the gap is gone.',
  kinds: ['gap.missed-events', 'gap.no-resync'],
  async play(stage) {
    const { bob, alice } = await openTeam(stage);
    bob.cut();
    await bob.see('Connecting…');
    for (const text of ['Is the release out?', 'The build is green.', 'Tagging it now.']) {
      await sendMessage(alice, text);
      await alice.see(text);
    }
    await stage.pass(3_000);
    bob.restore();
    await bob.see('Connected');
    await stage.pass(6_000);
  },
};
