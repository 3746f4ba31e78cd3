import { logIn } from '../log-in.ts';
import type { Scenario } from '../scenario.ts';

/** Somebody is a ghost who has been gone for so long. */
const GHOST_MS = 45_000;

export const ghostOnline: Scenario = {
  name: 'team-ghost-online',
  system: 'A',
  row: 'A user leaves while the network of another is away, and is online there for ever.',
  kinds: ['presence.ghost-online'],
  async play(stage) {
    const [alice, bob] = [await stage.device(), await stage.device()];
    for (const [tab, name] of [
      [alice, 'Alice'],
      [bob, 'Bob'],
    ] as const) {
      await logIn(tab, name);
      await tab.see('Connected');
    }
    await alice.follow('Bob');
    await alice.see('Bob (online)');
    alice.cut();
    await alice.see('Connecting…');
    await bob.close();
    await stage.pass(2_000);
    alice.restore();
    await alice.see('Connected');
    await stage.pass(GHOST_MS + 5_000);
  },
};
