import type { Scenario } from '../scenario.ts';
import { openChat } from './open-chat.ts';

export const jumpingList: Scenario = {
  name: 'encrypted-jumping-list',
  system: 'E',
  row: 'An image loads late, and the list jumps away from the newest message.',
  kinds: ['ui.layout-jump'],
  async play(stage) {
    const carol = await openChat(stage, 'Carol', 'Bob', 'Reassuring.');
    const bob = await openChat(stage, 'Bob', 'Carol', 'Reassuring.');
    await bob.press('Send a picture');
    await stage.pass(5_000);
    await carol.see('Reassuring.');
  },
};
