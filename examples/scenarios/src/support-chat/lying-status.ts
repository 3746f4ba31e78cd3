import { demo } from '../demo.ts';
import { logIn } from '../log-in.ts';
import type { Scenario } from '../scenario.ts';

export const lyingStatus: Scenario = {
  name: 'support-lying-status',
  system: 'B',
  row: 'The status dot says connected while requests fail.',
  kinds: ['status.lying'],
  async play(stage) {
    const alice = await stage.device();
    await logIn(alice, 'Alice');
    await alice.see('Connected');
    await demo(alice, 'Let the next read fail');
    // The status goes down, and up again: it follows.
    await stage.pass(8_000);
    alice.cut();
    await stage.pass(15_000);
    alice.restore();
    await alice.see('Connected');
  },
};
