import { logIn } from '../log-in.ts';
import type { Scenario } from '../scenario.ts';

export const oneOfTwoDevices: Scenario = {
  name: 'team-one-of-two-devices',
  system: 'A',
  row: 'One of a user’s two devices disconnects, and everyone sees the user offline.',
  kinds: ['presence.false-offline'],
  async play(stage) {
    const [alice, phone, laptop] = [await stage.device(), await stage.device(), await stage.device()];
    for (const [tab, name] of [
      [alice, 'Alice'],
      [phone, 'Bob'],
      [laptop, 'Bob'],
    ] as const) {
      await logIn(tab, name);
      await tab.see('Connected');
    }
    await alice.follow('Bob');
    await alice.see('Bob (online)');
    await stage.pass(3_000);
    await laptop.close();
    await stage.pass(8_000);
  },
};
