import { later } from '../later.ts';
import { serveEvents } from '../serve-events.ts';
import type { SmallApp } from '../small-app.ts';

const PAGE_SIZE = 4;

/** Pages are counted from the top, while news comes in at the top: what is known already is left out of the next page. */
export const timeline: SmallApp = {
  name: 'app-timeline',
  row: 'A post comes in above the first page; the second page begins with what the first one ended with, and is put in without it.',
  page: new URL('./page.tsx', import.meta.url),
  incidents: {},
  nearMissOf: ['store.duplicate', 'state.undeleted', 'event.duplicate'],
  serve(app) {
    const all = Array.from({ length: 10 }, (_, index) => newPost(10 - index));
    app.get('/api/posts', ({ query }, response) => {
      const from = Number(query.offset);
      response.json({
        posts: all.slice(from, from + PAGE_SIZE),
        next: from + PAGE_SIZE < all.length ? from + PAGE_SIZE : null,
      });
    });
    serveEvents(app, '/api/posts/live', (tell) =>
      later(2_000, () => {
        const post = newPost(11);
        all.unshift(post);
        tell('post', post);
      }),
    );
  },
  async play(stage) {
    const user = await stage.device();
    await user.see('Post 11');
    await stage.pass(1_000);
    await user.press('More');
    await user.see('Post 4');
    await stage.pass(3_000);
  },
};

const newPost = (number: number) => ({
  id: 7_000 + number,
  text: `Post ${number}`,
  author: { id: number % 3, handle: ['@ada', '@ben', '@cleo'][number % 3] },
  likes: number * 3,
});
