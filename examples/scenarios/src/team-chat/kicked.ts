import { demo } from '../demo.ts';
import { logIn } from '../log-in.ts';
import type { Scenario } from '../scenario.ts';

export const kicked: Scenario = {
  name: 'team-kicked',
  system: 'A',
  row: 'The server kicks the socket, and Socket.IO does not come back by itself after that.',
  kinds: ['gap.no-reconnect'],
  async play(stage) {
    const bob = await stage.device();
    await logIn(bob, 'Bob');
    await bob.see('Connected');
    await demo(bob, 'Kick this device');
    await stage.pass(12_000);
  },
};
