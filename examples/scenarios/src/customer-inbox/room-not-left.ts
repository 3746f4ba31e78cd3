import { logIn } from '../log-in.ts';
import type { Scenario } from '../scenario.ts';
import { sendMessage } from '../send-message.ts';

/** A message is delivered two and a half seconds after it was sent. */
const DELIVERED_MS = 5_000;

export const roomNotLeft: Scenario = {
  name: 'inbox-room-not-left',
  system: 'C',
  row: 'A room is left without saying so, and what is told in it lands in the open one.',
  kinds: ['state.diverged'],
  async play(stage) {
    const alice = await stage.device();
    await logIn(alice, 'Alice');
    await alice.see('Connected');
    await alice.follow('Maren Holt');
    await alice.see('Two kinds. The lighter one has 120 studs, the other 240.');
    for (const text of ['We can mount them on Monday.', 'It takes an hour.']) {
      await sendMessage(alice, text);
      await alice.see(text);
      await stage.pass(DELIVERED_MS);
    }
    await sendMessage(alice, 'Does that suit you?');
    await alice.see('Does that suit you?');
    await alice.follow('Tomasz Zielinski');
    await stage.pass(DELIVERED_MS);
    await alice.follow('Maren Holt');
    await stage.pass(6_000);
  },
};
