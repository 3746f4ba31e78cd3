import { logIn } from '../log-in.ts';
import type { Scenario } from '../scenario.ts';
import { sendMessage } from '../send-message.ts';

export const unreadCounts: Scenario = {
  name: 'support-unread-counts',
  system: 'B',
  row: 'Read marks and unread counts disagree between the two sides.',
  kinds: ['state.counter', 'state.diverged'],
  async play(stage) {
    const [sam, alice] = [await stage.device(), await stage.device()];
    await logIn(alice, 'Alice');
    await logIn(sam, 'Sam');
    await sam.see('Found it, thank you so much!');
    // Both pages have shown for a while what the server says.
    await stage.pass(5_000);
    await sendMessage(alice, 'One more thing.');
    await sendMessage(alice, 'Can I have a receipt?');
    await sam.see('Can I have a receipt?');
    await stage.pass(8_000);
    await sam.press('Alice');
    await sam.see('One more thing.');
    await stage.pass(10_000);
  },
};
