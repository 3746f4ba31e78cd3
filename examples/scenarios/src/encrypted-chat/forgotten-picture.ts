import type { Scenario } from '../scenario.ts';
import { openChat } from './open-chat.ts';

export const forgottenPicture: Scenario = {
  name: 'encrypted-forgotten-picture',
  system: 'E',
  row: 'What is sent while offline is forgotten.',
  kinds: ['write.lost'],
  async play(stage) {
    const alice = await openChat(stage, 'Alice', 'Bob', 'See you at the pier');
    alice.cut();
    await alice.see('Connecting…');
    await alice.press('Send a picture');
    await stage.pass(3_000);
    alice.restore();
    await alice.see('Connected');
    await stage.pass(10_000);
  },
};
