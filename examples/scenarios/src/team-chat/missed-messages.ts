import { logIn } from '../log-in.ts';
import type { Scenario } from '../scenario.ts';
import { sendMessage } from '../send-message.ts';

export const missedMessages: Scenario = {
  name: 'team-missed-messages',
  system: 'A',
  row: 'The socket drops, the server tells only who is online, and what was sent in the gap is gone.',
  kinds: ['gap.missed-events', 'gap.no-resync'],
  async play(stage) {
    const [bob, alice] = [await stage.device(), await stage.device()];
    for (const [tab, name] of [
      [bob, 'Bob'],
      [alice, 'Alice'],
    ] as const) {
      await logIn(tab, name);
      await tab.see('Connected');
      await tab.follow('Team');
      await tab.see('I can take the second hour.');
    }
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
