import { logIn } from '../log-in.ts';
import type { Scenario } from '../scenario.ts';

export const hiddenPolling: Scenario = {
  name: 'support-hidden-polling',
  system: 'B',
  row: 'Polling goes on with the chat closed and the tab hidden.',
  kinds: ['poll.hidden'],
  async play(stage) {
    const alice = await stage.device();
    await logIn(alice, 'Alice');
    await alice.see('Found it, thank you so much!');
    await alice.press('Close the chat');
    await alice.hide();
    await stage.pass(20_000);
  },
};
