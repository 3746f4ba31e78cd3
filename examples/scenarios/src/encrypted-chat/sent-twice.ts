import type { Scenario } from '../scenario.ts';
import { sendMessage } from '../send-message.ts';
import { openChat } from './open-chat.ts';

export const sentTwice: Scenario = {
  name: 'encrypted-sent-twice',
  system: 'E',
  row: 'A message sent while offline is sent twice after the reconnect.',
  kinds: ['write.duplicated'],
  async play(stage) {
    const alice = await openChat(stage, 'Alice', 'Bob', 'See you at the pier');
    alice.cut();
    await alice.see('Connecting…');
    await sendMessage(alice, 'I bring the map.');
    await alice.see('I bring the map.');
    alice.restore();
    await alice.see('Connected');
    await stage.pass(5_000);
  },
};
