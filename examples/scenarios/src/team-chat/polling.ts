import { logIn } from '../log-in.ts';
import type { Scenario } from '../scenario.ts';

export const teamPolling: Scenario = {
  name: 'team-polling',
  system: 'A',
  row: 'The app asks every three seconds, seen or not: a hot device, a flat battery, and a server with too much to do.',
  kinds: ['poll.hot', 'poll.hidden'],
  async play(stage) {
    const alice = await stage.device();
    await logIn(alice, 'Alice');
    await alice.see('Connected');
    await stage.pass(20_000);
    await alice.hide();
    await stage.pass(20_000);
  },
};
