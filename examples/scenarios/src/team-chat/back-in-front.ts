import type { Scenario } from '../scenario.ts';
import { sendMessage } from '../send-message.ts';
import { openTeam } from './open-team.ts';

export const backInFront: Scenario = {
  name: 'team-back-in-front',
  system: 'A',
  row: 'The tab comes back to the foreground and shows what it had.',
  kinds: ['focus.no-resync'],
  async play(stage) {
    const { bob, alice } = await openTeam(stage);
    await bob.hide();
    bob.cut();
    await sendMessage(alice, 'Is the release out?');
    await alice.see('Is the release out?');
    await stage.pass(32_000);
    bob.restore();
    // A socket of a hidden page takes its time to come back.
    await stage.pass(8_000);
    await bob.show();
    await bob.see('Connected');
    await stage.pass(8_000);
  },
};
