import { later } from '../later.ts';
import { serveSocket } from '../serve-socket.ts';
import type { SmallApp } from '../small-app.ts';

/** What is told while the user has paused the speakers comes after that long: it is taken up when the user resumes. */
const WHILE_PAUSED_MS = 6_000;

/** A queue in which a track may stand twice, and speakers that the user may stop from changing before his eyes. */
export const jukebox: SmallApp = {
  name: 'app-jukebox',
  row: 'A track is queued twice, each time by an event of its own, and speakers are paused by their user while the server goes on telling of them.',
  page: new URL('./page.tsx', import.meta.url),
  incidents: {},
  nearMissOf: ['store.duplicate', 'state.diverged'],
  serve(app, server) {
    const speakers = ['Hall', 'Roof', 'Bar'].map((room, index) => ({ id: `sp_${index + 1}`, room, volume: 3 }));
    const tracks = [
      { id: 'tr_1', title: 'Waves' },
      { id: 'tr_2', title: 'Stones' },
    ];
    const queue: { id: string; title: string }[] = [];
    app.get('/speakers', (_request, response) => response.json(speakers));
    app.get('/queue', (_request, response) => response.json(queue));
    serveSocket(server, '/live', (say) => {
      const turn = (index: number, volume: number) => {
        const speaker = speakers[index];
        if (speaker === undefined) return;
        speaker.volume = volume;
        say({ type: 'speaker', speaker });
      };
      const add = (index: number) => {
        const track = tracks[index];
        if (track === undefined) return;
        queue.push(track);
        say({ type: 'queued', track });
      };
      later(1_000, () => turn(0, 7));
      later(1_300, () => turn(1, 5));
      later(1_600, () => add(0));
      later(2_100, () => add(1));
      later(2_600, () => add(0));
      later(WHILE_PAUSED_MS, () => turn(0, 9));
      return undefined;
    });
  },
  async play(stage) {
    const guest = await stage.device();
    await guest.see('Roof at 5');
    await guest.press('Pause');
    await stage.pass(8_500);
    await guest.press('Resume');
    await guest.see('Hall at 9');
    await guest.see('Waves, Stones, Waves');
  },
};
