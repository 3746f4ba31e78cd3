import { createPinia, defineStore } from 'pinia';
import { io } from 'socket.io-client';
import { createApp, h } from 'vue';
import { ask, findRoot, isDrifting } from '../page-kit.ts';

interface Thread {
  readonly id: number;
  readonly subject: string;
  readonly unread: number;
  readonly snippet: string;
}

const mailStore = defineStore('mail', {
  state: () => ({ threads: [] as Thread[], unreadTotal: 0 }),
  actions: {
    async read() {
      this.$patch(await ask<{ threads: Thread[]; unreadTotal: number }>('/api/threads'));
    },
    take(news: Partial<Thread>) {
      const before = this.threads.find(({ id }) => id === news.id);
      if (before === undefined) return;
      this.threads = this.threads.map((one) => (one.id === news.id ? { ...one, ...news } : one));
      const more = (news.unread ?? before.unread) - before.unread;
      if (more > 0 || !isDrifting()) this.unreadTotal += more;
    },
  },
});

createApp({
  setup() {
    const mail = mailStore();
    const socket = io();
    socket.on('thread:message', (news: Partial<Thread>) => mail.take(news));
    socket.on('thread:read', (news: Partial<Thread>) => mail.take(news));
    void mail.read();
    const post = (id: number, what: string) => () => ask(`/api/threads/${id}/${what}`, { method: 'POST' });
    return () => [
      h('h1', `${mail.unreadTotal} unread`),
      ...mail.threads.map(({ id, subject, unread, snippet }) =>
        h('p', { key: id }, [
          `${subject} (${unread}) ${snippet}`,
          h('button', { onClick: post(id, 'read') }, `Read ${subject}`),
          h('button', { onClick: post(id, 'write') }, `Write to ${subject}`),
        ]),
      ),
    ];
  },
})
  .use(createPinia())
  .mount(findRoot());
