import { demo } from '../demo.ts';
import { logIn } from '../log-in.ts';
import type { Scenario } from '../scenario.ts';
import { othersWrite } from './others-write.ts';

/** An agent is assigned after two and a half seconds; the event of the room comes after four. */
const ALL_TOLD_MS = 12_000;

export const lateRoom: Scenario = {
  name: 'inbox-late-room',
  system: 'C',
  row: 'The event of a new room comes after its message and its update, and takes the room back to what it was first.',
  kinds: ['order.regressed', 'event.orphan'],
  async play(stage) {
    const alice = await stage.device();
    await logIn(alice, 'Alice');
    await alice.see('Connected');
    await alice.see('Yusuf Demir');
    await othersWrite(stage, alice);
    await demo(alice, 'A new customer writes');
    await stage.pass(ALL_TOLD_MS);
  },
};
