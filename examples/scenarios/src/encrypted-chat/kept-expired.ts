import type { Scenario } from '../scenario.ts';
import { sendMessage } from '../send-message.ts';
import { openChat } from './open-chat.ts';

export const keptExpired: Scenario = {
  name: 'encrypted-kept-expired',
  system: 'E',
  row: 'Messages with a time to live stay on the screen and in IndexedDB after they expired.',
  kinds: ['ttl.expired-visible'],
  async play(stage) {
    const bob = await openChat(stage, 'Bob', 'Alice', 'See you at the pier');
    const alice = await openChat(stage, 'Alice', 'Bob', 'See you at the pier');
    await alice.press('5 seconds');
    await sendMessage(alice, 'The code is 4711.');
    await bob.see('The code is 4711.');
    await stage.pass(12_000);
  },
};
