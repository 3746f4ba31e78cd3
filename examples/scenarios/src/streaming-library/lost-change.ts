import { demo } from '../demo.ts';
import { logIn } from '../log-in.ts';
import type { Scenario } from '../scenario.ts';
import { openTitle } from './open-title.ts';

export const lostChange: Scenario = {
  name: 'library-lost-change',
  system: 'D',
  row: 'A like whose request failed stays on the screen.',
  kinds: ['write.lost'],
  async play(stage) {
    const alice = await stage.device();
    await logIn(alice, 'Alice');
    await demo(alice, 'Let the next change fail');
    await openTitle(alice, 'Slow Light');
    await alice.press('My list');
    await stage.pass(10_000);
  },
};
