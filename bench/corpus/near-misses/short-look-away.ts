import { logIn, type Scenario } from '@driftscope/scenarios';

/** Two answers to a hidden page are no polling in the background. */
export const shortLookAway: Scenario = {
  name: 'near-short-look-away',
  system: 'B',
  row: 'Another tab is in front for five seconds.',
  kinds: ['poll.hidden', 'focus.no-resync'],
  async play(stage) {
    const alice = await stage.device();
    await logIn(alice, 'Alice');
    await stage.pass(2_000);
    await alice.hide();
    await stage.pass(5_000);
    await alice.show();
    await stage.pass(3_000);
  },
};
