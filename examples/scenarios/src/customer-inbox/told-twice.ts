import { demo } from '../demo.ts';
import { logIn } from '../log-in.ts';
import type { Scenario } from '../scenario.ts';

export const toldTwice: Scenario = {
  name: 'inbox-told-twice',
  system: 'C',
  row: 'The same message comes to everyone and to its room, and is added twice.',
  kinds: ['event.duplicate', 'store.duplicate'],
  async play(stage) {
    const alice = await stage.device();
    await logIn(alice, 'Alice');
    await alice.see('Connected');
    await alice.follow('Tomasz Zielinski');
    await alice.see('Thursday at nine is perfect, thank you.');
    await demo(alice, 'The open customer writes');
    await alice.see('One more thing: do you deliver?');
    await stage.pass(6_000);
  },
};
