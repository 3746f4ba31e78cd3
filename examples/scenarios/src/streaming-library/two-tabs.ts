import { logIn } from '../log-in.ts';
import type { Scenario } from '../scenario.ts';
import { openTitle } from './open-title.ts';

export const twoTabs: Scenario = {
  name: 'library-two-tabs',
  system: 'D',
  row: 'A favourite that was added in one tab is missing in the other.',
  kinds: ['state.cross-tab'],
  async play(stage) {
    const first = await stage.device();
    await logIn(first, 'Alice');
    const second = await first.window();
    await second.see('Slow Light');
    await openTitle(first, 'Slow Light');
    await first.press('My list');
    await stage.pass(10_000);
  },
};
