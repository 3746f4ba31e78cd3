import { logIn } from '../log-in.ts';
import type { Scenario } from '../scenario.ts';
import { sendMessage } from '../send-message.ts';

export const inboxUnreadCounts: Scenario = {
  name: 'inbox-unread-counts',
  system: 'C',
  row: 'The unread count of the socket and that of the list disagree.',
  kinds: ['state.counter'],
  async play(stage) {
    const [alice, bob] = [await stage.device(), await stage.device()];
    for (const [agent, name] of [
      [alice, 'Alice'],
      [bob, 'Bob'],
    ] as const) {
      await logIn(agent, name);
      await agent.see('Connected');
      await agent.see('I am free on Saturday.');
    }
    await stage.pass(3_000);
    await bob.follow('Ines Duarte');
    await bob.see('Great. And can I try it in the hills here before I decide?');
    await sendMessage(bob, 'Saturday at ten?');
    await alice.see('Saturday at ten?');
    await alice.press('Mine');
    await alice.press('All');
    await stage.pass(6_000);
  },
};
