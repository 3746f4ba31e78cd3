import { demo } from '../demo.ts';
import type { Scenario } from '../scenario.ts';
import { sendMessage } from '../send-message.ts';
import { openChat } from './open-chat.ts';

export const failingHandler: Scenario = {
  name: 'encrypted-failing-handler',
  system: 'E',
  row: 'An exception in one handler of the server leaves clients half updated.',
  kinds: ['server.handler-error'],
  async play(stage) {
    const alice = await openChat(stage, 'Alice', 'Bob', 'See you at the pier');
    await demo(alice, 'Let the server fail at my next message');
    await stage.pass(1_000);
    await sendMessage(alice, 'Did you hear that?');
    await alice.see('Did you hear that?');
    await stage.pass(10_000);
  },
};
