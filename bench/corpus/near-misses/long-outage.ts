import { openTeam, type Scenario, sendMessage } from '@driftscope/scenarios';

/** Socket.IO tries again all the time, and the page that comes back then reads everything. */
export const longOutage: Scenario = {
  name: 'near-long-outage',
  system: 'A',
  row: 'The network is away for long, the socket goes on trying, and the page is loaded anew when it is back.',
  kinds: ['gap.no-reconnect', 'gap.no-resync', 'gap.missed-events'],
  async play(stage) {
    const { bob, alice } = await openTeam(stage);
    bob.cut();
    await bob.see('Connecting…');
    await sendMessage(alice, 'Is the release out?');
    await stage.pass(14_000);
    bob.restore();
    await bob.reload();
    await bob.see('Is the release out?');
    await stage.pass(4_000);
  },
};
