import { logIn } from '../log-in.ts';
import type { Scenario } from '../scenario.ts';

export const nextUser: Scenario = {
  name: 'team-next-user',
  system: 'A',
  row: 'The logout leaves the stores in memory, and the next user of the page sees what the one before had.',
  kinds: ['logout.stale-store', 'identity.leak'],
  async play(stage) {
    const shared = await stage.device();
    await logIn(shared, 'Alice');
    await shared.follow('Carol');
    await shared.see('Friday, together with the date.');
    await shared.press('Log out');
    await shared.see('Demo accounts');
    await stage.pass(4_000);
    await logIn(shared, 'Bob');
    await shared.see('Connected');
    await stage.pass(4_000);
  },
};
