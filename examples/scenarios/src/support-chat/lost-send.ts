import { demo } from '../demo.ts';
import { logIn } from '../log-in.ts';
import type { Scenario } from '../scenario.ts';
import { sendMessage } from '../send-message.ts';

export const lostSend: Scenario = {
  name: 'support-lost-send',
  system: 'B',
  row: 'A sent message shows as sent, and the server had refused it.',
  kinds: ['write.lost'],
  async play(stage) {
    const alice = await stage.device();
    await logIn(alice, 'Alice');
    await alice.see('Found it, thank you so much!');
    await demo(alice, 'Let the next send fail');
    await sendMessage(alice, 'Can I have a receipt?');
    await alice.see('Can I have a receipt?');
    await stage.pass(10_000);
  },
};
