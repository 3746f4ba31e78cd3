import { demo } from '../demo.ts';
import { logIn } from '../log-in.ts';
import type { Scenario } from '../scenario.ts';
import { sendMessage } from '../send-message.ts';

/** The support asks every five seconds; an answer that is late is so by seven. */
const NEXT_POLL_MS = 5_500;

export const overtakenAnswer: Scenario = {
  name: 'support-overtaken-answer',
  system: 'B',
  row: 'Polling is late by up to its interval, and a slow answer that overtakes a fast one puts old data back.',
  kinds: ['poll.hot', 'poll.overlap', 'order.stale-overwrite'],
  async play(stage) {
    const sam = await stage.device();
    await logIn(sam, 'Sam');
    await sam.press('Alice');
    await sam.see('Found it, thank you so much!');
    await demo(sam, 'Let the next answer come late');
    await stage.pass(NEXT_POLL_MS);
    await sendMessage(sam, 'Is there anything else?');
    await sam.see('Is there anything else?');
    // The late answer comes, and then as many as are needed to call it polling.
    await stage.pass(30_000);
  },
};
