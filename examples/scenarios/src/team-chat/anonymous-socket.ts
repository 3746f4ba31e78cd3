import { logIn } from '../log-in.ts';
import type { Scenario } from '../scenario.ts';

export const anonymousSocket: Scenario = {
  name: 'team-anonymous-socket',
  system: 'A',
  row: 'The socket connects before the token is ready, and is nobody’s.',
  kinds: ['auth.anonymous-socket'],
  async play(stage) {
    const bob = await stage.device();
    await logIn(bob, 'Bob');
    await bob.see('Connected');
    await bob.reload();
    await bob.see('Connected');
    await stage.pass(11_000);
  },
};
