import { logIn } from '../log-in.ts';
import type { Scenario } from '../scenario.ts';
import { sendMessage } from '../send-message.ts';

export const formerUserSocket: Scenario = {
  name: 'team-former-user-socket',
  system: 'A',
  row: 'The logout leaves the socket open, and it goes on hearing what is meant for the former user.',
  kinds: ['auth.stale-socket'],
  async play(stage) {
    const [shared, bob] = [await stage.device(), await stage.device()];
    for (const [tab, name] of [
      [shared, 'Alice'],
      [bob, 'Bob'],
    ] as const) {
      await logIn(tab, name);
      await tab.see('Connected');
    }
    await shared.press('Log out');
    await shared.see('Demo accounts');
    await stage.pass(4_000);
    await bob.follow('Alice');
    await bob.see('It is always the rounding.');
    await sendMessage(bob, 'For your eyes only.');
    await bob.see('For your eyes only.');
    await stage.pass(6_000);
  },
};
