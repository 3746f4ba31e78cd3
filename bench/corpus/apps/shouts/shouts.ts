import { later } from '../later.ts';
import { serveSocket } from '../serve-socket.ts';
import type { SmallApp } from '../small-app.ts';

interface Shout {
  readonly id: string;
  readonly author: string;
  readonly text: string;
  readonly key?: string;
}

const said = ['The gates are open', 'First band in ten minutes', 'Water at the north end', 'Band two is late'];
/** Two people who press at the same time. */
const atOnce = ['Lost child at the tent', 'Found the child'];
const EVERY_MS = 700;

/** After live walls that thin out what comes too fast, and show what their user wrote as well as what comes back of it. */
export const shouts: SmallApp = {
  name: 'app-shouts',
  row: 'Of two shouts that come at once one is thrown away; what the user shouts stands there as it was shown, and as it came back.',
  page: new URL('./page.tsx', import.meta.url),
  incidents: { 'event.dropped': 1, 'write.echo-duplicate': 1 },
  serve(_app, server) {
    let count = 0;
    const make = (author: string, text: string, key?: string): Shout => {
      count++;
      return { id: `sh_${count}`, author, text, ...(key !== undefined && { key }) };
    };
    const { tell } = serveSocket(server, '/wall', (say) => {
      for (const [index, text] of said.entries())
        later((index + 1) * EVERY_MS, () => say({ type: 'shout', shout: make('crew', text) }));
      later((said.length + 5) * EVERY_MS, () => {
        for (const text of atOnce) say({ type: 'shout', shout: make('crew', text) });
      });
      return (message) => {
        const { text, key }: { text: string; key: string } = JSON.parse(message);
        later(150, () => tell({ type: 'shout', shout: make('guest', text, key) }));
      };
    });
  },
  async play(stage) {
    const guest = await stage.device();
    await guest.see('Lost child at the tent');
    await stage.pass(3_000);
    await guest.press('Shout');
    await guest.see('Is there an encore?');
    await stage.pass(4_500);
  },
};
