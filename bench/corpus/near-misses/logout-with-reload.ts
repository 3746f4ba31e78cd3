import { logIn, type Scenario } from '@driftscope/scenarios';

/** Whatever the logout leaves in memory is gone with the page. */
export const logoutWithReload: Scenario = {
  name: 'near-logout-with-reload',
  system: 'A',
  row: 'The page is loaded anew right after the logout, and another user logs in.',
  kinds: ['logout.stale-store', 'identity.leak', 'auth.stale-socket'],
  async play(stage) {
    const shared = await stage.device();
    await logIn(shared, 'Alice');
    await shared.follow('Carol');
    await shared.see('Friday, together with the date.');
    await shared.press('Log out');
    await shared.reload();
    await shared.see('Demo accounts');
    await logIn(shared, 'Bob');
    await shared.see('Connected');
    await stage.pass(5_000);
  },
};
