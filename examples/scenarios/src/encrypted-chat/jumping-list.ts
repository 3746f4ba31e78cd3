import type { Scenario } from '../scenario.ts';
import { sendMessage } from '../send-message.ts';
import { openChat } from './open-chat.ts';

/** So long that it fills most of the screen, and is still being read when the picture before it comes. */
const story =
  'This is what it looked like on the first evening, when we came over the last hill and the road went down to the water. ' +
  'The fishermen were still out, there was one light far behind the pier, and nobody said a word for a while. Then the wind turned, ' +
  'and we could hear the bell of the harbour, and somebody singing on one of the boats. We sat on the wall until it was dark, ' +
  'ate the rest of the bread, and thought of you: you would have liked the colours, and you would have known the song. ' +
  'Tomorrow we take the path along the cliffs, if the weather holds, and I will send you what we find there.';

/** Which of them arrive after the picture, and before it is loaded, is a matter of luck: some do. */
const PARTS = 4;
const PICTURES = 2;

export const jumpingList: Scenario = {
  name: 'encrypted-jumping-list',
  system: 'E',
  row: 'An image loads late, and the list jumps away from the newest message.',
  kinds: ['ui.layout-jump'],
  async play(stage) {
    const carol = await openChat(stage, 'Carol', 'Bob', 'Reassuring.');
    const bob = await openChat(stage, 'Bob', 'Carol', 'Reassuring.');
    for (let picture = 1; picture <= PICTURES; picture++) {
      await bob.press('Send a picture');
      for (let part = 1; part <= PARTS; part++) await sendMessage(bob, `${story} (${picture}.${part})`);
      await carol.see(`(${picture}.${PARTS})`);
      await stage.pass(3_000);
    }
  },
};
