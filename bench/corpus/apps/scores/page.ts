import { createPinia, defineStore } from 'pinia';
import { createApp, h } from 'vue';
import { ask, findRoot, isDrifting } from '../page-kit.ts';

interface Match {
  readonly id: string;
  readonly home: number;
  readonly away: number;
  readonly seq: number;
}

const FLUSH_MS = 500;
const matchStore = defineStore('matches', { state: () => ({ list: [] as Match[] }) });

createApp({
  setup() {
    const matches = matchStore();
    const waiting = new Map<string, Match>();
    let isAwaited = false;
    const flush = () => {
      isAwaited = false;
      const newest = (one: Match) => {
        const news = waiting.get(one.id);
        return news !== undefined && news.seq > one.seq ? news : one;
      };
      matches.list = matches.list.map(newest);
      waiting.clear();
    };
    new EventSource('/scores').addEventListener('score', ({ data }) => {
      const match: Match = JSON.parse(data);
      if (!isDrifting() || !waiting.has(match.id)) waiting.set(match.id, match);
      if (!isAwaited) setTimeout(flush, FLUSH_MS);
      isAwaited = true;
    });
    void ask<Match[]>('/matches').then((list) => matches.$patch({ list }));
    return () => matches.list.map(({ id, home, away }) => h('p', { key: id }, `${id} ${home}:${away}`));
  },
})
  .use(createPinia())
  .mount(findRoot());
