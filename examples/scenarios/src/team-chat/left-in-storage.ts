import { logIn } from '../log-in.ts';
import type { Scenario } from '../scenario.ts';

export const leftInStorage: Scenario = {
  name: 'team-left-in-storage',
  system: 'A',
  row: 'The logout takes the token out of localStorage, and leaves who the user was.',
  kinds: ['logout.stale-storage'],
  async play(stage) {
    const shared = await stage.device();
    await logIn(shared, 'Alice');
    await shared.see('Connected');
    await shared.press('Log out');
    await shared.see('Demo accounts');
    await stage.pass(6_000);
  },
};
