import { createPinia, defineStore } from 'pinia';
import { createApp, h } from 'vue';
import { ask, findRoot, isDrifting } from '../page-kit.ts';

interface Story {
  readonly id: string;
  readonly caption: string;
  readonly expires_at: string;
}

const LOOK_MS = 250;
const storiesStore = defineStore('stories', { state: () => ({ feed: [] as Story[] }) });

createApp({
  setup() {
    const stories = storiesStore();
    void ask<Story[]>('/stories').then((feed) => stories.feed.unshift(...feed));
    new EventSource('/stories/live').addEventListener('story', ({ data }) => stories.feed.push(JSON.parse(data)));
    const dropExpired = () => {
      const alive = stories.feed.filter(({ expires_at }) => Date.parse(expires_at) > Date.now());
      if (alive.length < stories.feed.length) stories.feed = alive;
    };
    if (!isDrifting()) setInterval(dropExpired, LOOK_MS);
    return () => stories.feed.map(({ caption }) => h('p', caption));
  },
})
  .use(createPinia())
  .mount(findRoot());
