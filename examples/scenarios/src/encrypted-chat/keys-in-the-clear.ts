import type { Scenario } from '../scenario.ts';
import { openChat } from './open-chat.ts';

export const keysInTheClear: Scenario = {
  name: 'encrypted-keys-in-the-clear',
  system: 'E',
  row: 'Session keys lie in IndexedDB in the clear.',
  kinds: ['storage.plaintext-secret'],
  async play(stage) {
    await openChat(stage, 'Alice', 'Bob', 'See you at the pier');
    await stage.pass(3_000);
  },
};
