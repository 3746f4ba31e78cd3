import { logIn } from '../log-in.ts';
import type { Scenario } from '../scenario.ts';
import { sendMessage } from '../send-message.ts';

export const doubledListeners: Scenario = {
  name: 'team-doubled-listeners',
  system: 'A',
  row: 'Handlers are registered again at every connect, and each event is applied twice.',
  kinds: ['store.duplicate'],
  async play(stage) {
    const bob = await stage.device();
    await logIn(bob, 'Bob');
    await bob.see('Connected');
    await bob.follow('Team');
    await bob.see('I can take the second hour.');
    bob.cut();
    await bob.see('Connecting…');
    bob.restore();
    await bob.see('Connected');
    await sendMessage(bob, 'Is anybody there?');
    await bob.see('Is anybody there?');
    await stage.pass(3_000);
  },
};
