import { later } from '../later.ts';
import { serveEvents } from '../serve-events.ts';
import type { SmallApp } from '../small-app.ts';

const LIFE_MS = 4_000;

/** After feeds that only drop what has expired when they are loaded anew. */
export const stories: SmallApp = {
  name: 'app-stories',
  row: 'A story expires while the feed is open, and stays in it.',
  page: new URL('./page.ts', import.meta.url),
  incidents: { 'ttl.expired-visible': 1 },
  serve(app) {
    serveEvents(app, '/stories/live', (tell) => {
      later(1_000, () => {
        const expires_at = new Date(Date.now() + 86_400_000).toISOString();
        tell('story', { id: 'st_3', author: 'Lu', caption: 'Rain', expires_at, posted_at: new Date().toISOString() });
      });
    });
    app.get('/stories', (_request, response) => {
      const at = (lifeMs: number) => new Date(Date.now() + lifeMs).toISOString();
      response.json([
        { id: 'st_1', author: 'Ines', caption: 'On the ferry', expires_at: at(LIFE_MS) },
        { id: 'st_2', author: 'Karl', caption: 'New shoes', expires_at: at(86_400_000) },
      ]);
    });
  },
  async play(stage) {
    const user = await stage.device();
    await user.see('On the ferry');
    await user.see('Rain');
    await stage.pass(LIFE_MS + 5_000);
  },
};
